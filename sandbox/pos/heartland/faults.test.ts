import { describe, expect, it } from 'vitest';
import { BASE, MAIN_STREET, newInvoice, openOrder, STATION, stocked, testClient } from './test-client';

const person = { first_name: 'Ada', last_name: 'Byron' };

describe('faults', () => {
  it.each([
    ['drop-before-commit', 0],
    ['drop-after-commit', 1],
  ])('%s breaks the connection with %i record stored', async (kind, stored) => {
    const client = testClient();
    client.control('/faults', { kind, match: 'POST /customers' });
    await expect(client.post('/customers', person)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'ECONNRESET' },
    });
    expect(await client.list('/customers')).toHaveLength(stored);
    expect((await client.post('/customers', person)).status).toBe(201);
  });

  it.each([
    ['timeout-before-commit', 0],
    ['timeout-after-commit', 1],
  ])('%s hangs until the client gives up, with %i record stored', async (kind, stored) => {
    const client = testClient();
    client.control('/faults', { kind, match: { method: 'POST', path: '/customers' } });
    const controller = new AbortController();
    const { headers } = client;
    const answer = client.fetch(`${BASE}/customers`, {
      method: 'POST',
      headers,
      body: JSON.stringify(person),
      signal: controller.signal,
    });
    expect(await client.list('/customers')).toHaveLength(stored);
    controller.abort(new Error('gave up'));
    await expect(answer).rejects.toThrow('gave up');
  });

  it('commit-later stores after a look-up has found nothing', async () => {
    const waiting: (() => void)[] = [];
    const client = testClient({ fetch: { after: (_ms, run) => void waiting.push(run) } });
    client.control('/faults', { kind: 'commit-later', match: 'POST /customers', ms: 5000 });
    await expect(client.post('/customers', person)).rejects.toThrow('fetch failed');
    expect(await client.list('/customers')).toEqual([]);
    for (const run of waiting) run();
    expect(await client.list('/customers')).toHaveLength(1);
  });

  it.each([
    ['401', 401, 'unauthorized'],
    ['403', 403, 'forbidden'],
    ['404', 404, 'not_found'],
    ['500', 500, 'server_error'],
    ['429', 429, 'too_many_requests'],
  ])('%s answers so and stores nothing', async (kind, status, word) => {
    const client = testClient();
    client.control('/faults', { kind, match: '/customers' });
    expect(await client.post('/customers', person)).toMatchObject({ status, body: { error: word } });
    expect(await client.list('/customers')).toEqual([]);
  });

  it('429 carries Retry-After when told to', async () => {
    const client = testClient();
    client.control('/faults', { kind: '429', retryAfter: 7 });
    const { headers } = client;
    expect((await client.fetch(`${BASE}/items`, { headers })).headers.get('retry-after')).toBe('7');
    client.control('/faults', { kind: '429' });
    expect((await client.fetch(`${BASE}/items`, { headers })).headers.get('retry-after')).toBeNull();
  });

  it('html is an error page and not JSON', async () => {
    const client = testClient();
    client.control('/faults', { kind: 'html' });
    const answer = await client.call('GET', '/items');
    expect(answer.status).toBe(502);
    expect(answer.text).toMatch(/^<html>/);
  });

  it('half-body breaks off after the request was carried out', async () => {
    const client = testClient();
    client.control('/faults', { kind: 'half-body', match: 'GET /users' });
    await expect(client.get('/users')).rejects.toThrow('terminated');
    client.control('/faults', { kind: 'half-body', match: 'POST /customers' });
    await expect(client.post('/customers', person)).rejects.toThrow('terminated');
    expect(await client.list('/customers')).toHaveLength(1);
  });

  it('slow answers late, and the next request meets it still in flight', async () => {
    const waiting: { ms: number; run: () => void }[] = [];
    const client = testClient({ fetch: { after: (ms, run) => void waiting.push({ ms, run }) } });
    client.control('/faults', { kind: 'slow', ms: 900, match: 'GET /users' });
    const slow = client.get('/users');
    expect((await client.call('GET', '/items')).status).toBe(429);
    expect(waiting.map((one) => one.ms)).toEqual([900]);
    waiting[0]?.run();
    expect(await slow).toMatchObject({ total: 3 });
    expect((await client.call('GET', '/items')).status).toBe(200);
  });

  it('swallow answers a create as a success and keeps nothing', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    client.control('/faults', { kind: 'swallow', match: 'POST /sales/orders', times: null });
    const body = { station_id: STATION, source_location_id: MAIN_STREET, customer_id: customer };
    const first = await client.post('/sales/orders', body);
    const second = await client.post('/sales/orders', body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.id).not.toBe(first.id);
    expect(await client.list('/sales/orders')).toEqual([]);
  });

  it('vanish lets an invoice complete and then loses the whole sale', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await openOrder(client, customer);
    const invoice = await newInvoice(client, order);
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 2 });
    client.control('/faults', { kind: 'vanish', match: 'PUT /sales/invoices/:id' });
    expect((await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' })).status).toBe(200);
    expect((await client.call('GET', `/sales/orders/${order}`)).status).toBe(404);
    expect(await client.list('/sales/invoices')).toEqual([]);
  });

  it('strike as often as told, after as many as told, and only what they match', async () => {
    const client = testClient();
    client.control('/faults', { kind: '500', match: 'GET /sales/orders/:id/lines', times: 2 });
    client.control('/faults', { kind: '403', match: '/custom*', skip: 1 });
    const statuses = [];
    for (const path of [
      '/sales/orders/1/lines',
      '/sales/orders',
      '/sales/orders/1/lines',
      '/sales/orders/1/lines',
      '/customers',
      '/custom_fields',
      '/customers',
    ]) {
      statuses.push((await client.call('GET', path)).status);
    }
    expect(statuses).toEqual([500, 200, 500, 404, 200, 403, 200]);
    client.control('/faults', { kind: '500', times: null });
    client.control('/faults', {}, 'DELETE');
    expect((await client.call('GET', '/users')).status).toBe(200);
    expect(client.simulator.control('POST', '/faults', { kind: 'earthquake' }).status).toBe(400);
  });
});

describe('limits', () => {
  it('answer parallel requests with 429, one at a time with 200', async () => {
    const client = testClient();
    const statuses = await Promise.all(
      ['/users', '/items', '/locations'].map(async (path) => (await client.call('GET', path)).status),
    );
    expect(statuses).toEqual([200, 429, 429]);
    expect((await client.call('GET', '/items')).status).toBe(200);
  });

  it('can be a rate, with Retry-After', async () => {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const client = testClient({ now: () => now });
    client.control('/settings', { limit: { kind: 'rate', perSecond: 1, burst: 2 }, retryAfter: 1 });
    const ask = async () => (await client.call('GET', '/users')).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    now += 1000;
    expect([await ask(), await ask()]).toEqual([200, 429]);
  });

  it('can be every so many, or none', async () => {
    const client = testClient();
    const ask = async () => (await client.call('GET', '/users')).status;
    client.control('/settings', { limit: { kind: 'every', n: 3 } });
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 429, 200]);
    client.control('/settings', { limit: { kind: 'off' } });
    expect(await Promise.all([ask(), ask()])).toEqual([200, 200]);
  });
});
