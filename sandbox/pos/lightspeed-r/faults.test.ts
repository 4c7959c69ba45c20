import { describe, expect, it } from 'vitest';
import { sell, stocked, testClient } from './test-client';

const sales = (client: ReturnType<typeof stocked>) => client.control('/ledger', {}, 'GET').sales.length as number;

describe('faults', () => {
  it('break off before or after the sale is stored', async () => {
    const client = stocked();
    client.control('/faults', { kind: 'drop-before-commit', match: 'POST /Sale' });
    await expect(sell(client)).rejects.toThrow('fetch failed');
    expect(sales(client)).toBe(0);
    client.control('/faults', { kind: 'drop-after-commit', match: 'POST /Sale' });
    await expect(sell(client)).rejects.toThrow('fetch failed');
    expect(sales(client)).toBe(1);
  });

  it('store the sale only after a while', async () => {
    const later: (() => void)[] = [];
    const client = stocked({ fetch: { after: (_ms, run) => later.push(run) } });
    client.control('/faults', { kind: 'commit-later', match: 'POST /Sale' });
    await expect(sell(client)).rejects.toThrow();
    expect(sales(client)).toBe(0);
    for (const run of later) run();
    expect(sales(client)).toBe(1);
  });

  it.each([
    ['401', 401, 'Access token has been revoked'],
    ['403', 403, '"httpCode":"403"'],
    ['404', 404, '"httpCode":"404"'],
    ['500', 500, '"httpCode":"500"'],
    ['html', 502, '<h1>502 Bad Gateway</h1>'],
  ])('answer %s in place of the sale', async (kind, status, part) => {
    const client = stocked();
    client.control('/faults', { kind, match: 'POST /Sale' });
    const answer = await sell(client);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(part);
    expect(sales(client)).toBe(0);
  });

  it('throttle with the headers of the real one', async () => {
    const client = stocked();
    client.control('/faults', { kind: '429', retryAfter: 7, match: 'POST /Sale' });
    const { status, headers } = await sell(client);
    expect([status, headers.get('retry-after'), headers.get('x-ls-api-ratelimit-type')]).toEqual([429, '7', 'api-leaky-bucket']);
  });

  it('answer a success that was never stored, or that is gone afterwards', async () => {
    const client = stocked();
    client.control('/faults', { kind: 'swallow', match: 'POST /Sale' });
    expect((await sell(client)).body.Sale.saleID).toBe('30001');
    expect(sales(client)).toBe(0);
    client.control('/faults', { kind: 'vanish', match: 'POST /Sale' });
    expect((await sell(client)).body.Sale.saleID).toBe('30002');
    expect(sales(client)).toBe(0);
    expect((await sell(client)).body.Sale.saleID).toBe('30003');
  });

  it('strike by path and id, and are counted with the calls', async () => {
    const client = stocked();
    await sell(client);
    client.control('/faults', { kind: '500', match: 'GET /Sale/:id', times: null });
    expect((await client.get('Sale/30001')).status).toBe(500);
    expect((await client.get('Sale')).status).toBe(200);
    const calls = client.control('/calls', {}, 'GET');
    expect(calls).toMatchObject({ total: 3, byPath: { 'POST /Sale': 1, 'GET /Sale/:id': 1, 'GET /Sale': 1 }, byStatus: { 200: 2, 500: 1 } });
    expect(calls.rows[1]).toMatchObject({ path: '/Sale/30001', fault: '500' });
  });

  it('serve error JSON as HTML when the switch says so', async () => {
    const client = testClient();
    client.control('/settings', { errorContentType: 'text/html' });
    const answer = await client.get('Employee/99');
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.body.httpCode).toBe('404');
  });
});
