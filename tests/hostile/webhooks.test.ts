import { createHmac } from 'node:crypto';
import { Agent, createServer, request as send, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookDoor } from '~/webhooks.server';
import { openTill, type Till } from '../support/till';
import { damage, dice, mutate, seed, strangeTexts, textOf, tellSeed, type Dice } from './mutator';

const secret = 'a secret of the app';
const shop = 'test.myshopify.com';
const deliveries = 3_000;
const limit = 4 * 1024 * 1024;
let till: Till;
let server: Server;
const sockets = new Set<Socket>();
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const port = (): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  till = await openTill({ database: 'sqlite' });
  server = createServer(webhookDoor(till.deps, secret));
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  agent.destroy();
  server.close();
  server.closeAllConnections();
  await till.close();
});

const sign = (body: string | Buffer): string => createHmac('sha256', secret).update(body).digest('base64');
const big = '9007199254740993';
const customer = { id: 99_000_001, email: 'buyer@example.com', phone: '+1555010020', first_name: 'Planted' };
const real: Readonly<Record<string, (id: string) => object>> = {
  'orders/create': (id) => ({ id: raw(id), admin_graphql_api_id: `gid://shopify/Order/${id}`, updated_at: '2026-11-20T10:00:00-05:00', customer }),
  'orders/updated': (id) => ({ id: raw(id), customer, line_items: [{ id: raw(big), price: '10.00', quantity: 1 }] }),
  'orders/edited': (id) => ({ order_edit: { id: 5, order_id: raw(id), line_items: { additions: [{ id: 1, delta: 2 }], removals: [] } } }),
  'refunds/create': (id) => ({ id: 7, order_id: raw(id), refund_line_items: [], transactions: [{ id: 3, amount: '1.00' }] }),
  'orders/delete': (id) => ({ id: raw(id) }),
  'app/scopes_update': () => ({ id: 1, previous: ['read_orders'], current: ['read_orders'] }),
  'customers/data_request': (id) => ({ shop_id: 1, shop_domain: shop, customer, orders_requested: [raw(id)], data_request: { id: 9 } }),
  'customers/redact': (id) => ({ shop_id: 1, shop_domain: shop, customer, orders_to_redact: [raw(id)] }),
};
function raw(id: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(id);
}

interface Case { readonly body: Buffer; readonly headers: Record<string, string>; readonly method: string; readonly chunked: boolean; readonly expected: readonly number[] }

/** One generated delivery and the answers that are documented for it. */
function generate(roll: Dice, index: number): Case {
  const topic = roll.pick(Object.keys(real));
  const id = roll.chance(0.2) ? `${9_007_199_254_740_993n + BigInt(index)}` : String(1_000 + index);
  const value = real[topic]?.(id) ?? {};
  const text = roll.chance(0.4) ? textOf(value) : roll.chance(0.6) ? textOf(mutate(value, roll)) : damage(textOf(value), roll);
  const body = Buffer.from(text);
  const forged = roll.chance(0.3);
  const headers: Record<string, string> = {
    'x-shopify-topic': topic, 'x-shopify-shop-domain': shop, 'x-shopify-api-version': '2026-07', 'x-shopify-webhook-id': `${forged ? 'FORGED' : 'w'}-${index}`,
    'x-shopify-hmac-sha256': sign(body), 'content-type': roll.pick(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', '']),
    'x-shopify-triggered-at': roll.pick(['2026-11-20T15:00:00.123Z', 'yesterday', '', '+275760-09-13T00:00:00.000Z', '99999999999']), 'x-shopify-event-id': roll.pick(['e1', '', 'é', 'x'.repeat(3_000)]),
  };
  if (forged) headers['x-shopify-hmac-sha256'] = roll.pick([sign(`${text} `), createHmac('sha256', 'another').update(body).digest('base64'), '', 'AAAA', '%%%', sign(body).slice(0, -4), sign(body).toUpperCase(), createHmac('sha256', secret).update(body).digest('hex')]);
  const unfit = roll.chance(0.15);
  if (unfit) spoil(headers, roll);
  const method = roll.chance(0.02) ? roll.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) : 'POST';
  const expected = method !== 'POST' ? [405] : forged ? [401] : unfit ? [400] : topic.startsWith('customers/') || !readable(text) ? [200, 400] : [200];
  return { body, headers, method, chunked: roll.chance(0.2), expected };
}

/** A required header that is missing or that Shopify would never write. */
function spoil(headers: Record<string, string>, roll: Dice): void {
  const name = roll.pick(['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id', 'x-shopify-api-version']);
  // An id may be any visible text: it names nothing but itself.
  const values = name === 'x-shopify-api-version' ? [''] : ['', 'é\u00ff', 'x'.repeat(4_000), 'a b', ...(name === 'x-shopify-webhook-id' ? [] : ['../..//', "'; --"])];
  headers[name] = roll.pick(values);
  if (headers[name] === '') delete headers[name];
}

function readable(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function deliver({ body, headers, method, chunked }: Case): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = send({ host: '127.0.0.1', port: port(), method, agent, headers: chunked ? { ...headers, 'transfer-encoding': 'chunked' } : { ...headers, 'content-length': String(body.length) } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject);
    for (let at = 0; chunked && at < body.length; at += 1_000) call.write(body.subarray(at, at + 1_000));
    call.end(chunked ? undefined : body);
  });
}

/** Bytes as they are; resolves with all that the door said before it hung up. */
function wire(bytes: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port(), '127.0.0.1', () => bytes(socket));
    socket.on('data', (chunk) => (said += chunk.toString('latin1')));
    socket.on('error', () => undefined).on('close', () => resolve(said));
  });
}
const head = (more: string): string => `POST /webhooks HTTP/1.1\r\nhost: x\r\nx-shopify-topic: orders/create\r\nx-shopify-shop-domain: ${shop}\r\nx-shopify-webhook-id: FORGED-raw\r\nx-shopify-api-version: 2026-07\r\nx-shopify-hmac-sha256: AAAA\r\n${more}\r\n\r\n`;

describe(`the webhook door, seed ${seed}`, () => {
  it(`gives ${deliveries} generated deliveries the documented answer, and stores nothing that was not signed`, async () => {
    tellSeed(`webhooks: ${deliveries} deliveries`);
    const roll = dice(seed);
    const cases = Array.from({ length: deliveries }, (_, index) => generate(roll, index));
    const answers = new Map<number, number>();
    let next = 0;
    const wrong: string[] = [];
    await Promise.all(Array.from({ length: 16 }, async () => {
      for (let index = (next += 1) - 1; index < cases.length; index = (next += 1) - 1) {
        const one = cases[index] as Case;
        const status = await deliver(one);
        answers.set(status, (answers.get(status) ?? 0) + 1);
        if (!one.expected.includes(status)) wrong.push(`case ${index}: ${status} instead of ${one.expected.join('/')}: ${JSON.stringify(one.headers).slice(0, 300)} ${one.body.toString().slice(0, 200)}`);
      }
    }));
    expect(wrong).toEqual([]);
    expect(Math.min(...[200, 400, 401, 405].map((status) => answers.get(status) ?? 0))).toBeGreaterThan(20);
    const rows = await till.rows();
    expect(rows.filter((row) => /FORGED|example\.com|5550100|Planted|DROP TABLE|<script/.test(row.text))).toEqual([]);
    expect(rows.filter((row) => row.table === 'Delivery').length).toBeGreaterThan(500);
  });

  it('keeps every digit of ids beyond 2^53, and takes nothing for an id that is none', async () => {
    const ids = (await till.rows()).flatMap((row) => (row.table === 'OrderRow' ? [(JSON.parse(row.text) as { orderId: string }).orderId] : []));
    expect(ids.filter((id) => !/^gid:\/\/shopify\/Order\/\d{1,20}$/.test(id))).toEqual([]);
    expect(ids.some((id) => BigInt(id.slice(id.lastIndexOf('/') + 1)) > 9_007_199_254_740_993n)).toBe(true);
    const body = Buffer.from(`{"id":${big}}`);
    expect(await deliver({ body, method: 'POST', chunked: false, expected: [], headers: { 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': shop, 'x-shopify-webhook-id': 'big', 'x-shopify-api-version': '2026-07', 'x-shopify-hmac-sha256': sign(body) } })).toBe(200);
    expect(await till.stores.orders.get(`${till.installation.id}/${big}`)).not.toBeNull();
  });

  it('refuses a body that is announced as too large without waiting for it', async () => {
    expect(await wire((socket) => socket.write(head(`content-length: ${limit + 1}`)))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('stops reading a body that grows without end, signed or not', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const said = await wire((socket) => {
      socket.write(head('transfer-encoding: chunked'));
      let written = 0;
      const more = (): void => {
        for (; written < 64 * 1024 * 1024 && !socket.destroyed; written += chunk.length) {
          if (!socket.write(chunk)) return void socket.once('drain', more);
        }
      };
      more();
    });
    expect(said === '' || /^HTTP\/1\.1 413 /.test(said)).toBe(true);
    const read = Math.max(...[...sockets].map((socket) => socket.bytesRead));
    expect(read).toBeGreaterThan(limit);
    expect(read).toBeLessThan(limit + 2 * 1024 * 1024);
  });

  it('lives on when senders go away in the middle or speak no HTTP', async () => {
    const texts = [head('content-length: 500') + '{"id":1', head('transfer-encoding: chunked') + '5\r\n{"id', head('transfer-encoding: chunked') + 'zz\r\n', head('content-length: -1'), head('content-length: 1\r\ncontent-length: 2'), 'GARBAGE\r\n\r\n', ...strangeTexts.map((text) => `POST /webhooks HTTP/1.1\r\nhost: x\r\nx-shopify-topic: ${text}\r\n\r\n`)];
    for (const text of texts) await wire((socket) => socket.end(text));
    const body = Buffer.from('{"id":77}');
    expect(await deliver({ body, method: 'POST', chunked: true, expected: [], headers: { 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': shop, 'x-shopify-webhook-id': 'after', 'x-shopify-api-version': '2026-07', 'x-shopify-hmac-sha256': sign(body) } })).toBe(200);
    expect((await till.rows()).filter((row) => row.text.includes('FORGED'))).toEqual([]);
  });
});
