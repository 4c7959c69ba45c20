import { createHmac } from 'node:crypto';
import { createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTill, type Till } from '../tests/support/till';
import { webhookDoor } from './webhooks.server';
import { subjectOf } from './webhook-subject';

const secret = 'a secret of the app';
const shop = 'test.myshopify.com';
let till: Till;
let server: Server;
let failing = false;

beforeAll(async () => {
  till = await openTill();
  const broken = { ...till.deps, stores: { ...till.stores, inbox: { ...till.stores.inbox, receive: () => Promise.reject(new Error('the database is away')) } } };
  const [door, brokenDoor] = [webhookDoor(till.deps, secret), webhookDoor(broken, secret)];
  server = createServer((request, response) => (failing ? brokenDoor : door)(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await till.close();
});

const sign = (body: string | Buffer): string => createHmac('sha256', secret).update(body).digest('base64');
let count = 0;
const headersFor = (body: string | Buffer, more: Record<string, string | undefined> = {}) => {
  const headers: Record<string, string | undefined> = {
    'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': shop, 'x-shopify-webhook-id': `id-${(count += 1)}`, 'x-shopify-api-version': '2026-07', 'x-shopify-hmac-sha256': sign(body), ...more,
  };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>;
};

function post(body: string | Buffer, more: Record<string, string | undefined> = {}, method = 'POST'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const call = send({ host: '127.0.0.1', port, method, headers: headersFor(body, more) }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' || error.code === 'ECONNRESET' ? resolve(413) : reject(error)));
    call.end(body);
  });
}
const due = async (): Promise<number> => (await till.stores.work.backlog(till.installation.id, till.clock.now(), 'order')).due;
const order = (id: string): string => `{"id":${id},"admin_graphql_api_id":"gid://shopify/Order/${id}","email":"buyer@example.com"}`;

describe('the webhook door', () => {
  it('takes a signed delivery once', async () => {
    expect(await post(order('9'), { 'x-shopify-webhook-id': 'same' })).toBe(200);
    expect(await post(order('9'), { 'x-shopify-webhook-id': 'same' })).toBe(200);
    expect(await till.stores.orders.get(`${till.installation.id}/9`)).not.toBeNull();
  });
  it.each<[string, string | Buffer, Record<string, string | undefined>, number]>([
    ['a wrong signature', order('1'), { 'x-shopify-hmac-sha256': sign('something else') }, 401],
    ['no signature', order('1'), { 'x-shopify-hmac-sha256': undefined }, 401],
    ['a signature that is no base64', order('1'), { 'x-shopify-hmac-sha256': '%%%' }, 401],
    ['no topic', order('1'), { 'x-shopify-topic': undefined }, 400],
    ['no shop', order('1'), { 'x-shopify-shop-domain': undefined }, 400],
    ['no webhook id', order('1'), { 'x-shopify-webhook-id': undefined }, 400],
    ['no API version', order('1'), { 'x-shopify-api-version': undefined }, 400],
    ['a body that is not JSON', 'hello', {}, 400],
    ['half a body', '{"id":1', {}, 400],
    ['a body that is no object', '[1]', {}, 400],
    ['an empty body', '', {}, 400],
    ['a shop that is unknown', order('1'), { 'x-shopify-shop-domain': 'nobody.myshopify.com' }, 200],
  ])('answers %s as documented, and stores nothing', async (_name, body, more, status) => {
    const before = await due();
    expect(await post(body, more)).toBe(status);
    expect(await due()).toBe(before);
  });
  it('refuses a body that is too large before it reads it', async () => expect(await post(Buffer.alloc(5 * 1024 * 1024, 32))).toBe(413));
  it('lets Shopify repeat what our own trouble kept out', async () => {
    failing = true;
    expect(await post(order('5'))).toBe(503);
    failing = false;
    expect(await post(order('5'))).toBe(200);
  });
  it('takes nothing but POST', async () => expect(await post('', {}, 'GET')).toBe(405));
  it('puts the shop to sleep when the app is uninstalled, and stores nothing more for it', async () => {
    const other = await till.stores.installations.install('leaving.myshopify.com', till.clock.now());
    expect(await post('{"id":1}', { 'x-shopify-topic': 'app/uninstalled', 'x-shopify-shop-domain': other.shop })).toBe(200);
    expect(await post(order('1'), { 'x-shopify-shop-domain': other.shop })).toBe(200);
    expect((await till.stores.installations.byId(other.id))?.uninstalledAt).not.toBeNull();
    expect(await till.stores.orders.get(`${other.id}/1`)).toBeNull();
  });
  it.each(['customers/data_request', 'customers/redact', 'shop/redact'] as const)('records %s once, for the shop that the signed body names, without its customer', async (topic) => {
    const body = `{"shop_id":1,"shop_domain":"${shop}","customer":{"id":2,"email":"buyer@example.com"},"orders_to_redact":[9007199254740993],"data_request":{"id":9}}`;
    const headers = { 'x-shopify-topic': topic, 'x-shopify-webhook-id': `privacy-${topic}` };
    expect(await post(body, headers)).toBe(200);
    expect(await post(body, headers)).toBe(200);
    const record = await till.stores.privacy.get(shop, headers['x-shopify-webhook-id']);
    expect(record).toMatchObject({ topic, requestId: '9', orderIds: ['9007199254740993'], doneAt: null });
    expect(JSON.stringify(record)).not.toContain('example.com');
    expect(await post(body, { ...headers, 'x-shopify-shop-domain': 'another.myshopify.com', 'x-shopify-webhook-id': 'other' })).toBe(400);
    expect(await till.stores.privacy.get('another.myshopify.com', 'other')).toBeNull();
  });
  it('keeps no customer\'s data', async () => {
    await post(order('31'));
    expect(JSON.stringify([await till.stores.orders.get(`${till.installation.id}/31`), await till.stores.inbox.lastDeliveries(shop)])).not.toContain('example.com');
  });
  it('answers any signed text with 200 or 400, and any unsigned one with 401', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.constantFrom('{"id":1e999}', '{"id":{}}', `${'['.repeat(5_000)}`, '{"admin_graphql_api_id":"gid://shopify/Order/../../1"}')), fc.boolean(), async (body, honest) => {
      const status = await post(body, honest ? {} : { 'x-shopify-hmac-sha256': sign(`${body} `) });
      expect(honest ? [200, 400] : [401]).toContain(status);
    }), { numRuns: 300 });
  });
});

describe('what a delivery is about', () => {
  it.each([
    ['orders/create', '{"id":820982911946154508}', '820982911946154508'],
    ['orders/create', '{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}', '820982911946154508'],
    ['orders/edited', '{"order_edit":{"id":5,"order_id":9007199254740993}}', '9007199254740993'],
    ['refunds/create', '{"id":5,"order_id":9007199254740993}', '9007199254740993'],
    ['orders/delete', '{"id":7}', '7'],
  ])('%s keeps every digit of its order id', (topic, body, id) => expect(subjectOf(topic, body)).toEqual({ kind: 'json', orderId: `gid://shopify/Order/${id}` }));
  it.each([['orders/create', '{"id":-1}'], ['orders/create', '{"id":"x"}'], ['orders/create', '{}'], ['app/uninstalled', '{"id":7}'], ['orders/edited', '{"id":7}']])('%s %s is about no order', (topic, body) => {
    expect(subjectOf(topic, body)).toEqual({ kind: 'json', orderId: null });
  });
});
