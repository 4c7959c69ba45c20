import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startLightspeedR } from './server';

const cleanUps: (() => unknown)[] = [];

async function start(more: Partial<Parameters<typeof startLightspeedR>[0]> = {}) {
  const server = await startLightspeedR({ port: 0, dataFolder: undefined, currency: 'USD', ...more });
  let closed = false;
  const close = async () => {
    if (!closed) await server.close();
    closed = true;
  };
  cleanUps.push(close);
  const control = async (path: string, body: unknown) =>
    (await fetch(`${server.url}/_control${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Record<string, string>>;
  return { url: server.url, close, control };
}

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

describe('the POS over HTTP', () => {
  it('plays both hosts on one loopback address, and its cursors lead back to it', async () => {
    const pos = await start({ registers: 3, timeFactor: 2 });
    const { code = '' } = await pos.control('/authorise', { state: 's' });
    const form = new FormData();
    for (const [name, value] of Object.entries({ client_id: 'sandbox-client', client_secret: 'sandbox-secret', grant_type: 'authorization_code', code })) form.set(name, value);
    const pair = (await (await fetch(`${pos.url}/auth/oauth/token`, { method: 'POST', body: form })).json()) as { access_token: string };
    const headers = { authorization: `Bearer ${pair.access_token}` };
    const page = await fetch(`${pos.url}/API/V3/Account/123456/Register.json?limit=2`, { headers });
    expect(page.headers.get('x-ls-api-drip-rate')).toBe('4');
    const { '@attributes': links } = (await page.json()) as { '@attributes': { next: string } };
    expect(links.next.startsWith(`${pos.url}/API/V3/Account/123456/Register.json?`)).toBe(true);
    expect(((await (await fetch(links.next, { headers })).json()) as { Register: unknown[] }).Register).toHaveLength(2);
  });

  it('keeps its state, tokens included, from one start to the next', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'pos-'));
    cleanUps.push(() => rmSync(dataFolder, { recursive: true }));
    const first = await start({ dataFolder });
    const { access_token = '' } = await first.control('/connect', {});
    await first.control('/items', [{ public_id: 'MUG', price: 5, qty: 1 }]);
    await first.close();
    const second = await start({ dataFolder, redirectUri: 'http://127.0.0.1:9/moved' });
    expect((await second.control('/authorise', {})).location).toContain('http://127.0.0.1:9/moved?code=');
    const answer = await fetch(`${second.url}/API/V3/Account/123456/Item.json`, { headers: { authorization: `Bearer ${access_token}` } });
    expect(await answer.json()).toMatchObject({ Item: { customSku: 'MUG' } });
  });
});
