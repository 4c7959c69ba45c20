import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { Session } from '@shopify/shopify-api';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coreFetch } from '../../sandbox/pos/heartland/in-process';
import { accessLog } from '~/access-log.server';
import { pinoLog } from '~/adapters/log/pino';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { graphqlClient } from '~/adapters/shopify/graphql';
import { shopifyOrderSource } from '~/adapters/shopify/order-source';
import { sealedSessions } from '~/adapters/shopify/sealed-sessions';
import { shopTokens } from '~/adapters/shopify/tokens';
import type { Order } from '~/domain/order/order';
import { runWork } from '~/jobs/run-work';
import type { Deps } from '~/pipeline/deps';
import { webhookDoor } from '~/webhooks.server';
import { anAgreement, aPayment } from '../support/orders';
import { freshSqlite } from '../support/sqlite';
import { storedRows } from '../support/stored-rows';
import { openTill, type Till } from '../support/till';
import { wholeOrder } from '../support/whole-order';

/** Each is told to the app in the way it is told in life; none may be found in a log line or a row. */
const planted = {
  posToken: 'sandbox-token-demo', hmacSecret: 'planted-app-secret', accessToken: 'shpat_planted0access', refreshToken: 'shprt_planted0refresh', idToken: 'eyJhbGciOiJIUzI1NiJ9.cGxhbnRlZA.c2lnbmF0dXJl',
  email: 'ana.planted@example.com', firstName: 'Anaplanted', lastName: 'Smithplanted', phone: '+1 555 010 0199', phoneDigits: '15550100199', street: '17 Planted Lane', city: 'Plantedville', note: 'Ring the planted bell twice', company: 'Planted & Daughters',
} as const;
const shop = 'test.myshopify.com';
const address = { firstName: planted.firstName, lastName: planted.lastName, company: planted.company, line1: planted.street, line2: null, city: planted.city, provinceCode: 'IL', zip: '62701', countryCode: 'US', phone: planted.phone };
const order = (number: number): Order => ({
  ...wholeOrder(), id: `gid://shopify/Order/${number}`, name: `#${number}`, note: planted.note,
  buyer: { firstName: planted.firstName, lastName: planted.lastName, email: planted.email, phone: planted.phone, billing: address, shipping: { ...address, line2: 'back door' } },
  agreements: wholeOrder().agreements.map((one) => anAgreement({ ...one, id: `gid://shopify/OrderAgreement/${number}` })),
  transactions: wholeOrder().transactions.map((one) => aPayment({ ...one, id: `${one.id}-${number}` })),
});
const everything = Object.values(planted).join(' ');

let log = '';
let till: Till;
let server: Server;
/** Sessions have a database of their own here. */
let file: Awaited<ReturnType<typeof freshSqlite>>;
beforeAll(async () => {
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log += chunk.toString();
      done();
    },
  });
  till = await openTill({ database: 'sqlite', log: pinoLog('trace', sink) });
  till.stock('MUG');
  file = await freshSqlite();
  const door = webhookDoor(till.deps, planted.hmacSecret);
  server = createServer((request, response) => {
    accessLog(till.deps.log, request, response);
    if (request.url?.startsWith('/webhooks')) return door(request, response);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await till.close();
  await file.close();
});

/** What the POS answers to a call instead of carrying it out; null lets it through. */
type Mischief = (method: string, path: string, body: string) => Response | null;
const depsWith = (mischief: Mischief, more: Partial<Deps> = {}): Deps => {
  const honest = coreFetch(till.pos, { after: till.clock.after });
  const fetch: typeof globalThis.fetch = (input, init) => {
    const answer = mischief(init?.method ?? 'GET', new URL(String(input)).pathname, String(init?.body ?? ''));
    return answer ? Promise.resolve(answer) : honest(input, init);
  };
  return { ...till.deps, pos: posRegistry({ heartland: { fetch, clock: till.clock, template: null, requestTimeoutMs: null } }), ...more };
};
/** Runs what is due for twenty minutes of the till’s time: a first try, its repetitions, and checks. */
async function run(deps: Deps): Promise<void> {
  for (let minute = 0; minute < 20; minute += 5) {
    for (const row of await till.stores.work.due(till.clock.now(), 100)) await runWork(deps, row.key);
    till.clock.advance(5 * 60_000);
  }
}
const refuse = (status: number, body: object | string): Response => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
/** Echoes all that it was sent, and its token. */
const echo = (body: string): string => `${body} ${Object.values(JSON.parse(body || '{}') as object).filter((value) => typeof value === 'string').join(' ')} Authorization: Bearer ${planted.posToken} ${planted.email} ${planted.phone}`;

describe('secrets and people', () => {
  it('stay out of logs and rows, whatever goes wrong', async () => {
    expect((await till.connect(planted.posToken)).kind).toBe('connected');
    const failures: readonly [string, Mischief][] = [
      ['refuses customers and quotes them', (method, path, body) => (method === 'POST' && path.includes('customers') ? refuse(400, { error: 'validation_error', message: echo(body), details: { first_name: [echo(body)] } }) : null)],
      ['refuses customers with no field', (method, path, body) => (method === 'POST' && path.includes('customers') ? refuse(422, { error: 'validation_error', message: echo(body) }) : null)],
      ['refuses addresses', (method, path, body) => (method === 'POST' && path.includes('addresses') ? refuse(400, { error: 'validation_error', details: { line_1: [echo(body)] } }) : null)],
      ['refuses orders and quotes their note', (method, path, body) => (method === 'POST' && path.endsWith('sales/orders') ? refuse(400, { error: 'validation_error', message: `${/"([^"]*planted bell[^"]*)"/.exec(body)?.[1] ?? ''} cannot be saved`, details: { custom: { shopify_note: [`${/"([^"]*planted bell[^"]*)"/.exec(body)?.[1] ?? ''}`] } } }) : null)],
      ['answers with a page that quotes everything', (method) => (method === 'POST' ? refuse(502, `<html>${everything}</html>`) : null)],
      ['answers 200 with half of everything', (method) => (method === 'POST' ? refuse(200, `{"id": "${everything}`) : null)],
      ['refuses the token', () => refuse(401, { error: 'unauthorized', message: `token ${planted.posToken} is bad` })],
      ['throws', () => {
        throw new Error(`connect failed for ${everything}`);
      }],
    ];
    for (const [index, [name, mischief]] of failures.entries()) {
      let struck = 0;
      await till.place(order(100 + index));
      await run(depsWith((...call) => {
        struck += 1;
        const answer = mischief(...call);
        if (answer === null) struck -= 1;
        return answer;
      }));
      expect(struck, name).toBeGreaterThan(0);
    }
    await run(till.deps);
    await till.settle();
    // Whoever is refused for good waits for a person; everything else healed.
    const ends = await Promise.all(failures.map(async (_failure, index) => (await till.row(order(100 + index))).verdict.status));
    expect(ends).toEqual(['blocked', 'blocked', ...Array<string>(failures.length - 2).fill('in_pos')]);
  });

  it('stay out when our own code fails', async () => {
    const snag = (message: string): Deps => ({ ...till.deps, source: { ...till.deps.source, readOrder: () => Promise.reject(new Error(message)) } });
    await till.place(order(200));
    for (const message of [`cannot read "${everything}"`, `failed for ${planted.email}, token ${planted.accessToken}, ${planted.phone}`, `"${everything}`]) {
      await run(snag(message));
      await till.place({ ...order(200), updatedAt: order(200).updatedAt + 1 });
    }
    const parse: Deps = { ...till.deps, source: { ...till.deps.source, readOrder: () => Promise.resolve().then(() => JSON.parse(`${planted.firstName} ${everything}`) as never) } };
    await run(parse);
    expect(log).toContain('job.bug');
    await till.settle();
  });

  it('stay out when Shopify\'s token is refreshed, refused, or its endpoint quotes what it was sent', async () => {
    const sessions = sealedSessions(new PrismaSessionStorage(file.db), till.deps.cipher);
    await sessions.storeSession(new Session({ id: `offline_${shop}`, shop, state: '', isOnline: false, accessToken: planted.accessToken, refreshToken: planted.refreshToken, expires: new Date(till.clock.now() + 1_000) }));
    const answers = [refuse(500, everything), refuse(200, everything), refuse(400, { error: 'invalid_grant', error_description: everything }), refuse(200, { access_token: `${planted.accessToken}2`, refresh_token: `${planted.refreshToken}2`, expires_in: 3_600 })];
    const fetch: typeof globalThis.fetch = (input) => Promise.resolve(String(input).includes('access_token') ? (answers.shift() ?? refuse(500, '')) : refuse(200, { errors: [{ message: `denied: ${everything}`, extensions: { code: 'ACCESS_DENIED' } }] }));
    const clock = { ...till.clock, now: till.clock.now, monotonic: till.clock.monotonic, sleep: () => Promise.resolve() };
    const tokens = shopTokens({ fetch, clock, log: till.deps.log, sessions, locks: till.stores.locks, apiKey: 'key', apiSecret: planted.hmacSecret });
    for (let tries = 0; tries < 4; tries += 1) await tokens.forShop(shop);
    expect((await tokens.forShop(shop)).ok).toBe(true);
    expect(log).toContain('shopify.token-refreshed');
    const source = shopifyOrderSource(graphqlClient({ fetch, clock, tokens, budget: till.stores.installations }), clock);
    await till.place(order(300));
    await run({ ...till.deps, source });
    await till.settle();
  });

  it('stay out when webhooks bring them, signed or not, and of addresses only the path is logged', async () => {
    const { port } = server.address() as AddressInfo;
    const body = JSON.stringify({ id: 400, shop_domain: shop, email: planted.email, customer: { first_name: planted.firstName, phone: planted.phone }, note: planted.note, orders_to_redact: [100] });
    const headers = { 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': shop, 'x-shopify-webhook-id': 'planted', 'x-shopify-api-version': '2026-07', authorization: `Bearer ${planted.idToken}`, cookie: `session=${planted.accessToken}` };
    const post = (query: string, more: Record<string, string>): Promise<Response> => globalThis.fetch(`http://127.0.0.1:${port}/webhooks?${query}`, { method: 'POST', body, headers: { ...headers, ...more } });
    const good = createHmac('sha256', planted.hmacSecret).update(body).digest('base64');
    expect((await post(`id_token=${planted.idToken}`, { 'x-shopify-hmac-sha256': good })).status).toBe(200);
    expect((await post('', { 'x-shopify-hmac-sha256': good, 'x-shopify-topic': 'customers/redact', 'x-shopify-webhook-id': 'redact' })).status).toBe(200);
    expect((await post('', { 'x-shopify-hmac-sha256': planted.hmacSecret })).status).toBe(401);
    expect((await globalThis.fetch(`http://127.0.0.1:${port}/app?shop=${shop}&id_token=${planted.idToken}&email=${planted.email}`)).status).toBe(404);
    await till.settle();
    expect(log).toContain('"path":"/app"');
    expect(log).not.toContain('id_token');
  });

  it('are in no line and in no row', async () => {
    const lines = log.split('\n').filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(20);
    const rows = [...(await till.rows()), ...(await storedRows(file.db))];
    expect(rows.filter((row) => row.table === 'Session')).toHaveLength(1);
    expect(rows.length).toBeGreaterThan(100);
    for (const [name, text] of Object.entries(planted)) {
      const found = [...lines, ...rows.map((row) => `${row.table}: ${row.text}`)].filter((line) => line.toLowerCase().includes(text.toLowerCase()));
      expect(found.map((line) => line.slice(0, 600)), name).toEqual([]);
    }
  });
});
