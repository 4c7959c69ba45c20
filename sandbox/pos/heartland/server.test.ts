import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEMO_TOKEN } from './fixtures';
import { startHeartland } from './server';

const headers = { authorization: `Bearer ${DEMO_TOKEN}`, 'content-type': 'application/json' };
const person = JSON.stringify({ first_name: 'Ada', last_name: 'Byron' });
const cleanUps: (() => unknown)[] = [];

async function start(dataFolder?: string, currency = 'USD') {
  const server = await startHeartland({ port: 0, dataFolder, currency });
  let closed = false;
  const close = async () => {
    if (!closed) await server.close();
    closed = true;
  };
  cleanUps.push(close);
  const api = (path: string, init: RequestInit = {}) => fetch(`${server.url}/demo/api${path}`, { headers, ...init });
  const control = (path: string, body: unknown, method = 'POST') =>
    fetch(`${server.url}/_control${path}`, { method, ...(method === 'GET' ? {} : { body: JSON.stringify(body) }) });
  return { url: server.url, close, api, control };
}

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

describe('the POS over HTTP', () => {
  it('answers on the loopback interface with Locations of its own address', async () => {
    const pos = await start();
    expect(pos.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const created = await pos.api('/customers', { method: 'POST', body: person });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`${pos.url}/demo/api/customers/200001`);
    expect(await created.text()).toBe('');
    expect(await (await pos.api('/customers/200001')).json()).toMatchObject({ name: 'Ada Byron' });
    expect((await pos.api('/customers/200001', { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${pos.url}/other/api/users`, { headers })).status).toBe(404);
  });

  it('breaks connections, hangs, and breaks off bodies', async () => {
    const pos = await start();
    await pos.control('/faults', { kind: 'drop-after-commit', match: 'POST /customers' });
    await expect(pos.api('/customers', { method: 'POST', body: person })).rejects.toThrow('fetch failed');
    await pos.control('/faults', { kind: 'timeout-after-commit', match: 'POST /customers' });
    await expect(pos.api('/customers', { method: 'POST', body: person, signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect(await (await pos.api('/customers')).json()).toMatchObject({ total: 2 });
    await pos.control('/faults', { kind: 'half-body', match: 'GET /users' });
    const broken = await pos.api('/users');
    expect(broken.status).toBe(200);
    await expect(broken.text()).rejects.toThrow();
  });

  it('counts requests in flight, and not those of the control desk', async () => {
    const pos = await start();
    await pos.control('/faults', { kind: 'slow', ms: 300, match: 'GET /users' });
    const slow = pos.api('/users');
    await expect.poll(async () => ((await (await pos.control('/calls', null, 'GET')).json()) as { total: number }).total).toBe(1);
    expect((await pos.api('/items')).status).toBe(429);
    expect((await slow).status).toBe(200);
    expect((await pos.api('/items')).status).toBe(200);
  });

  it('sends webhooks to this machine', async () => {
    const received: string[] = [];
    const listener = createServer((request, response) => {
      let text = '';
      request.on('data', (part) => (text += part));
      request.on('end', () => {
        received.push(text);
        response.end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    cleanUps.push(() => listener.close());
    const pos = await start();
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    await pos.api('/webhooks', { method: 'POST', body: JSON.stringify({ url, events: ['customer_created'] }) });
    await pos.api('/customers', { method: 'POST', body: person });
    await expect.poll(() => received.length).toBe(1);
    expect(JSON.parse(received[0] ?? '')).toMatchObject({ first_name: 'Ada' });
  });

  it('keeps its state from one start to the next, for the same currency', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pos-'));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const first = await start(folder);
    await first.api('/customers', { method: 'POST', body: person });
    await first.close();
    const second = await start(folder);
    expect(await (await second.api('/customers')).json()).toMatchObject({ total: 1 });
    await second.close();
    expect(await (await (await start(folder, 'JPY')).api('/customers')).json()).toMatchObject({ total: 0 });
  });

  it('refuses a control body that is not JSON, and one that is too large', async () => {
    const pos = await start();
    expect((await fetch(`${pos.url}/_control/items`, { method: 'POST', body: '{' })).status).toBe(400);
    expect((await pos.control('/nothing', {})).status).toBe(404);
    const big = await fetch(`${pos.url}/_control/items`, { method: 'POST', body: 'x'.repeat(11 * 1024 * 1024) }).catch(
      () => null,
    );
    expect(big === null || big.status === 413).toBe(true);
  });
});
