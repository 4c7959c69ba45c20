import { describe, expect, it } from 'vitest';
import { costOf } from './bucket';
import { parseQuery } from './query';
import { saleShape } from './sale/shapes';
import { sell, stocked, testClient } from './test-client';

const cost = (method: string, path: string, more: { query?: string; body?: object; base?: number } = {}) =>
  costOf({ method, path, base: more.base ?? 1, query: parseQuery(more.query ?? ''), body: JSON.parse(JSON.stringify(more.body ?? {})), relations: saleShape.relations });

describe('what a request costs', () => {
  const body = { completed: true, SaleLines: { SaleLine: [{ itemID: 1 }, { itemID: 2 }, { itemID: 3 }] }, SalePayments: { SalePayment: { amount: 1 } } };

  it.each([
    ['a read', 'GET', '/Sale/1', {}, 1],
    ['a completed sale of three lines and a payment', 'POST', '/Sale', { base: 2, body }, 7],
    ['the same left open', 'POST', '/Sale', { base: 2, body: { ...body, completed: 'false' } }, 4],
    ['lines in the recorded form', 'POST', '/Sale', { base: 2, body: { SaleLines: [{ SaleLine: { itemID: 1 } }] } }, 2.5],
    ['a contact with an email', 'POST', '/Customer', { body: { Contact: { Emails: { ContactEmail: { address: 'a@b' } } } } }, 2],
    ['relations of one record', 'GET', '/Sale/1', { query: 'load_relations=["SaleLines","Customer"]' }, 1.3],
    ['relations of a list', 'GET', '/Sale', { query: 'load_relations=["SaleLines","Customer"]' }, 1.6],
    ['a relation below a to-many', 'GET', '/Sale/1', { query: 'load_relations=["SaleLines.Item"]' }, 1.2],
    ['a count', 'GET', '/Sale', { query: 'count=1' }, 10],
    ['or about one field', 'GET', '/Sale', { query: 'or=saleID%3D1|saleID%3D2' }, 1],
    ['or about two', 'GET', '/Sale', { query: 'or=saleID%3D1|customerID%3D2' }, 3],
  ])('%s', (_name, method, path, more, drips) => {
    expect(cost(method, path, more)).toBe(drips);
  });
});

describe('the leaky bucket', () => {
  it('tells its level, size, drip and the cost of the request', async () => {
    const client = testClient();
    const { headers } = await client.get('Shop');
    expect(Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-ls')))).toEqual({
      'x-ls-acct-id': '123456', 'x-ls-oauth-client-id': 'sandbox-client', 'x-ls-api-bucket-level': '1/90', 'x-ls-api-burst-level': '1/20',
      'x-ls-api-drip-rate': '1', 'x-ls-api-request-cost': '1',
    });
    client.clock.now += 400;
    expect((await client.get('Shop')).headers.get('x-ls-api-bucket-level')).toBe('1.6/90');
  });

  it.each([
    [1, 1, '1/90', '1'],
    [3, 1, '1/110', '2'],
    [3, 10, '1/110', '20'],
  ])('with %i registers and a clock %i times as fast: %s, %s a second', async (registers, timeFactor, level, drip) => {
    const client = testClient({ registers });
    client.control('/settings', { timeFactor });
    const { headers } = await client.get('Shop');
    expect(headers.get('x-ls-api-bucket-level')).toBe(level);
    expect(headers.get('x-ls-api-drip-rate')).toBe(drip);
  });

  it('serves the request that overflows, then refuses until the level is below the size, and says how long that is', async () => {
    const client = testClient();
    for (let at = 0; at < 9; at += 1) {
      client.clock.now += 100;
      expect((await client.get('Sale?count=1')).status).toBe(200);
    }
    expect((await client.get('Sale?count=1')).status).toBe(200);
    const refused = await client.get('Shop');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ls-api-ratelimit-type')).toBe('api-leaky-bucket');
    expect(refused.headers.get('x-ls-api-bucket-level')).toBe('99.2/90');
    expect(refused.headers.get('retry-after')).toBe('10');
    client.clock.now += 9_000;
    expect((await client.get('Shop')).status).toBe(429);
    client.clock.now += 1_000;
    expect((await client.get('Shop')).status).toBe(200);
  });

  it('refuses too many requests within one second, whatever they cost', async () => {
    const client = testClient();
    for (let at = 0; at < 20; at += 1) expect((await client.get('Shop')).status).toBe(200);
    const refused = await client.get('Shop');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ls-api-ratelimit-type')).toBe('api-burst-limiter');
    expect(refused.body.message).toContain('burst rate limit exceeded');
    client.clock.now += 1_000;
    expect((await client.get('Shop')).status).toBe(200);
  });

  it('charges a refused request too, and keeps one bucket for each client', async () => {
    const client = stocked();
    expect((await sell(client, 1, { employeeID: 4 })).headers.get('x-ls-api-bucket-level')).toBe('6/90');
    client.control('/clients', { client_id: 'other', client_secret: 'x' });
    client.bearer.token = client.control('/connect', { client_id: 'other' }).access_token;
    expect((await client.get('Shop')).headers.get('x-ls-api-bucket-level')).toBe('1/90');
  });
});
