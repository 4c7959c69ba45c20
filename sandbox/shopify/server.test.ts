import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { startShop } from './server';
import { testShop } from './test-shop';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'shop-'));
  folders.push(made);
  return made;
};

describe('the control API', () => {
  it('places a REST order as it is, once', async () => {
    const { post, get } = testShop();
    const body =
      '{"order":{"id":9007199254740993001,"name":"#7","currency":"USD","total_price":"1.00","current_total_price":"3.00","financial_status":"paid","payment_gateway_names":["x"],"total_outstanding":"0.00","line_items":[{"id":1,"title":"Cup","quantity":1,"price":"2.00"}]}}';
    expect(await post('/_control/orders', body)).toMatchObject({ status: 201, body: { id: '9007199254740993001', name: '#7' } });
    expect((await post('/_control/orders', body)).status).toBe(200);
    expect((await get('/_control/orders')).body).toMatchObject([
      { id: '9007199254740993001', total: '1.00', currentTotal: '3.00' },
    ]);
    expect((await get('/_control/orders/9007199254740993001')).body).toMatchObject({
      ledgerTotal: '2.00',
      transactions: [{ gateway: 'x', amount: '1.00' }],
    });
  });

  it('adds what an order cannot do without', async () => {
    const { post, shop } = testShop();
    expect((await post('/_control/orders', { line_items: [] })).body).toMatchObject({ name: '#1001' });
    expect(shop.order('1001').order).toMatchObject({ created_at: '2026-11-20T12:00:00Z', currency: 'USD' });
  });

  it('answers bodies that are no order', async () => {
    const { post } = testShop();
    expect((await post('/_control/orders', '[]')).status).toBe(422);
    expect((await post('/_control/orders', '{"order":{}}')).status).toBe(422);
    expect((await post('/_control/orders', 'nope')).status).toBe(400);
  });

  it('gives back everything to the beginning on reset', async () => {
    const { post, get } = testShop();
    await post('/_control/orders/build', { lines: [{ sku: 'A', price: '1.00' }] });
    await post('/_control/settings', { plan: 'standard' });
    await post('/_control/reset');
    expect((await get('/_control/state')).body).toMatchObject({
      orders: 0,
      installed: false,
      deliveries: { total: 0 },
      cost: { maximumAvailable: 20_000 },
    });
  });

  it('answers its own page, the app and programs, but no other page', async () => {
    const { get, send } = testShop();
    expect((await get('/_control/state')).status).toBe(200);
    const from = (origin: string) => send('POST', '/_control/id-token', {}, { origin });
    expect((await from('http://127.0.0.1:4010')).status).toBe(200);
    expect(await from('http://127.0.0.1:3000')).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': 'http://127.0.0.1:3000' },
    });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await send('OPTIONS', '/_control/id-token', '', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send('OPTIONS', '/_control/id-token', '', { origin: 'http://127.0.0.1:3000' })).status).toBe(204);
  });
});

describe('the shop', () => {
  it('is as it was after a restart, ids above 2^53 and all', async () => {
    const dataFolder = folder();
    const first = testShop({ dataFolder });
    await first.query('{ shop { name } }');
    await first.post(
      '/_control/orders',
      '{"order":{"id":9007199254740993001,"name":"#4001","order_number":4001,"line_items":[],"total_price":"2.80"}}',
    );
    await first.post('/_control/orders/build', { lines: [{ sku: 'A', price: '1.00', quantity: 2 }] });
    await first.post('/_control/orders/4002/edit', { change: [{ sku: 'A', quantity: 1 }] });
    await first.settled();
    const token = first.shop.tokens.save()[0]?.access ?? '';
    first.shop.close();

    const second = testShop({ dataFolder });
    expect((await second.get('/_control/orders')).body).toEqual((await first.get('/_control/orders')).body);
    expect((await second.get('/_control/orders/4002')).body).toEqual((await first.get('/_control/orders/4002')).body);
    expect(second.shop.installed).toBe(true);
    const answer = await second.post(
      '/admin/api/2026-07/graphql.json',
      { query: '{ ordersCount { count } }' },
      { 'x-shopify-access-token': token },
    );
    expect(answer.body).toMatchObject({ data: { ordersCount: { count: 2 } } });
    expect((await second.post('/_control/orders/build', { lines: [{ sku: 'A', price: '1.00' }] })).body).toMatchObject({
      name: '#4003',
    });
  });

  it('listens on loopback, serves its page and the bridge, and forwards to no POS that is not there', async () => {
    const shop = await startShop({
      port: 0,
      appUrl: 'http://127.0.0.1:3999/',
      apiKey: 'k',
      apiSecret: 's',
      dataFolder: undefined,
      currency: 'EUR',
    });
    try {
      const page = await (await fetch(`${shop.url}/`)).text();
      expect(page).toContain('data-app-url="http://127.0.0.1:3999"');
      expect(page).toContain('data-currency="EUR"');
      const bridge = await fetch(`${shop.url}/app-bridge.js`);
      expect(bridge.headers.get('content-type')).toContain('javascript');
      expect(new Script(await bridge.text())).toBeInstanceOf(Script);
      for (const [, name] of page.matchAll(/\/shell\/([\w.-]+)/g))
        expect((await fetch(`${shop.url}/shell/${name}`)).status, name).toBe(200);
      expect((await fetch(`${shop.url}/shell/..%2Fschema%2Fnotice.txt`)).status).toBe(404);
      expect((await fetch(`${shop.url}/_pos/documents`)).status).toBe(503);
      const linked = await fetch(`${shop.url}/store/tillbridge-sandbox/orders/77`, { redirect: 'manual' });
      expect(linked.headers.get('location')).toBe('/?order=77');
      expect((await fetch(`${shop.url}/nothing`)).status).toBe(404);
      expect((await fetch(`${shop.url}/_control/state`, { method: 'DELETE' })).status).toBe(405);
    } finally {
      await shop.close();
    }
  });
});
