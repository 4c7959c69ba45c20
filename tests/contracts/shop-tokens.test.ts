import { Session } from '@shopify/shopify-api';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEY, SECRET, testShop } from '../../sandbox/shopify/test-shop';
import { aesCipher } from '~/adapters/cipher/aes';
import { graphqlClient } from '~/adapters/shopify/graphql';
import { sealedSessions } from '~/adapters/shopify/sealed-sessions';
import { shopTokens, type Tokens } from '~/adapters/shopify/tokens';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { openDb, type Db } from '~/db.server';
import type { Clock } from '~/ports/clock';
import { silentLog } from '../support/log';
import { shopDomain as shop } from '../support/shopify';
import { freshSqlite } from '../support/sqlite';

/** Several processes on one database, each with a connection and a memory of its own, and Shopify's token endpoint. */
let stand: ReturnType<typeof testShop>;
let file: Awaited<ReturnType<typeof freshSqlite>>;
let opened: Db[] = [];
let refreshes = 0;
let calls: string[] = [];
/** What the token endpoint does instead of answering. */
let trouble: (() => Promise<Response>) | null = null;
let passed = 0;

const clock: Clock = {
  now: () => stand.shop.now(), monotonic: () => passed,
  sleep: async (ms) => {
    pass(ms);
    // Others get their turn while one waits.
    await new Promise((resolve) => setTimeout(resolve, 1));
  },
};
function pass(ms: number): void {
  passed += ms;
  stand.pass(ms);
}
const fetch: typeof globalThis.fetch = async (input, init) => {
  const { pathname } = new URL(String(input));
  calls.push(pathname);
  if (pathname.endsWith('access_token')) {
    refreshes += 1;
    if (trouble) return trouble();
  }
  const answer = await stand.post(pathname, String(init?.body), { ...(init?.headers as Record<string, string>), 'x-forwarded-host': shop });
  return new Response(JSON.stringify(answer.body), { status: answer.status });
};

beforeEach(async () => {
  stand = testShop();
  file = await freshSqlite();
  [opened, refreshes, calls, trouble, passed] = [[], 0, [], null, 0];
});
afterEach(async () => {
  for (const db of opened) await db.$disconnect();
  await file.close();
});

function process() {
  const db = openDb(file.url);
  opened.push(db);
  const stores = prismaStores(db);
  const sessions = sealedSessions(new PrismaSessionStorage(db), aesCipher([Buffer.alloc(32, 1)]));
  return { stores, sessions, tokens: shopTokens({ fetch, clock, log: silentLog, sessions, locks: stores.locks, apiKey: KEY, apiSecret: SECRET }) };
}
/** As a page load does: the token endpoint's pair in the session table. */
async function exchanged(sessions: ReturnType<typeof process>['sessions']): Promise<string> {
  const pair = (await stand.exchange()).body as { access_token: string; refresh_token: string; expires_in: number; refresh_token_expires_in: number };
  await sessions.storeSession(new Session({ id: `offline_${shop}`, shop, state: '', isOnline: false, accessToken: pair.access_token, refreshToken: pair.refresh_token, expires: new Date(clock.now() + pair.expires_in * 1_000), refreshTokenExpires: new Date(clock.now() + pair.refresh_token_expires_in * 1_000) }));
  return pair.access_token;
}
const good = async (token: Awaited<ReturnType<Tokens['forShop']>>): Promise<boolean> => token.ok && stand.shop.tokens.accept(token.value, 0, clock.now()) !== null;

describe('a shop\'s token', () => {
  it('is refreshed once for all who need it at the same time, in whichever process, and all get the same good one', async () => {
    const [one, two] = [process(), process()];
    const old = await exchanged(one.sessions);
    pass(55 * 60_000);
    const tokens = await Promise.all([one, two, one, two, two].map(({ tokens }) => tokens.forShop(shop)));
    expect(refreshes).toBe(1);
    expect(new Set(tokens.map((token) => token.ok && token.value)).size).toBe(1);
    expect(tokens[0]).not.toEqual({ ok: true, value: old });
    expect(await good(tokens[0]!)).toBe(true);
    expect(await one.tokens.forShop(shop)).toEqual(tokens[0]);
    expect(refreshes).toBe(1);
  });
  it('that was refused is refreshed once, and taken from the table where it is another by now', async () => {
    const [one, two] = [process(), process()];
    const old = await exchanged(one.sessions);
    const newer = await exchanged(two.sessions);
    expect(await one.tokens.reload(shop, old)).toEqual({ ok: true, value: newer });
    expect(refreshes).toBe(0);
    stand.shop.tokens.expire(clock.now(), false);
    const tokens = await Promise.all([one, two].map(({ tokens }) => tokens.reload(shop, newer)));
    expect(refreshes).toBe(1);
    expect(await Promise.all(tokens.map(good))).toEqual([true, true]);
  });
  it('waits for a holder that died no longer than its lease, and then refreshes', async () => {
    const [dead, alive] = [process(), process()];
    await exchanged(alive.sessions);
    pass(65 * 60_000);
    expect(await dead.stores.locks.take(`shopify-token:${shop}`, clock.now(), 20_000)).not.toBeNull();
    const startedAt = clock.now();
    expect(await good(await alive.tokens.forShop(shop))).toBe(true);
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(20_000);
    expect(refreshes).toBe(1);
  });
  it('of a page load that came between wins over the pair that the refresh brought', async () => {
    const [worker, page] = [process(), process()];
    await exchanged(page.sessions);
    pass(55 * 60_000);
    let fromPage = '';
    trouble = async () => {
      trouble = null;
      fromPage = await exchanged(page.sessions);
      return new Response(JSON.stringify({ access_token: 'void', refresh_token: 'void', expires_in: 3_600 }));
    };
    expect(await worker.tokens.forShop(shop)).toEqual({ ok: true, value: fromPage });
    expect((await page.sessions.loadSession(`offline_${shop}`))?.accessToken).toBe(fromPage);
  });
  it.each([404, 502])('that still holds is used while the token endpoint is away (%d), and the lock is given back', async (status) => {
    const one = process();
    const old = await exchanged(one.sessions);
    pass(55 * 60_000);
    trouble = () => Promise.resolve(new Response('<html>', { status }));
    expect(await one.tokens.forShop(shop)).toEqual({ ok: true, value: old });
    pass(10 * 60_000);
    expect(await one.tokens.forShop(shop)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    trouble = null;
    expect(await good(await one.tokens.forShop(shop))).toBe(true);
  });
  it.each(['{}', '[]', 'null', '"x"', '', '<html>', '{"access_token":5}', '{"access_token":""}', `{"access_token":"${'x'.repeat(11 * 1024 * 1024)}"}`])('is kept when the endpoint answers %.40s', async (text) => {
    const one = process();
    const old = await exchanged(one.sessions);
    pass(55 * 60_000);
    trouble = () => Promise.resolve(new Response(text));
    expect(await one.tokens.forShop(shop)).toEqual({ ok: true, value: old });
  });
  it('keeps its expiry and refresh token when an answer leaves them out', async () => {
    const one = process();
    await exchanged(one.sessions);
    pass(55 * 60_000);
    trouble = () => Promise.resolve(new Response('{"access_token":"fresh","expires_in":"NaN"}'));
    expect(await one.tokens.forShop(shop)).toEqual({ ok: true, value: 'fresh' });
    expect(await one.sessions.loadSession(`offline_${shop}`)).toMatchObject({ refreshToken: expect.stringMatching(/^shprt_/) as string, expires: expect.any(Date) as Date });
  });
});

describe('a shop\'s bucket of points', () => {
  const asked = 'query { shop { name } }';
  it('that one process found empty is not asked by another until it fills', async () => {
    const [one, two] = [process(), process()];
    await one.stores.installations.install(shop, clock.now());
    await exchanged(one.sessions);
    const clients = [one, two].map(({ stores, tokens }) => graphqlClient({ fetch, clock, tokens, budget: stores.installations }));
    // Empty, and for longer than a call is patient.
    await one.stores.installations.throttle(shop, clock.now() + 60_000);
    calls = [];
    for (const client of clients) expect(await client(shop, asked, {})).toMatchObject({ ok: false, error: { kind: 'throttled', until: clock.now() + 60_000 } });
    expect(calls).toEqual([]);
    pass(60_000);
    for (const client of clients) expect(await client(shop, asked, {})).toMatchObject({ ok: true });
  });
  it('that runs dry holds everybody until the like of that query can be paid for, and is waited for where that is soon', async () => {
    const [one, two] = [process(), process()];
    await one.stores.installations.install(shop, clock.now());
    await exchanged(one.sessions);
    const client = graphqlClient({ fetch, clock, tokens: one.tokens, budget: one.stores.installations });
    stand.shop.bucket.drainTo(0, clock.now());
    const before = clock.now();
    expect(await client(shop, 'query { orders(first: 50) { nodes { id name } } }', {})).toMatchObject({ ok: true });
    expect(clock.now()).toBeGreaterThan(before);
    expect(await two.stores.installations.throttledUntil(shop)).toBeGreaterThan(before);
  });
  it('is held for as long as a 429 says', async () => {
    const one = process();
    await one.stores.installations.install(shop, clock.now());
    await exchanged(one.sessions);
    const limited = graphqlClient({ fetch: () => Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': '30' } })), clock, tokens: one.tokens, budget: one.stores.installations });
    expect(await limited(shop, asked, {})).toEqual({ ok: false, error: { kind: 'throttled', until: clock.now() + 30_000 } });
    expect(await one.stores.installations.throttledUntil(shop)).toBe(clock.now() + 30_000);
  });
});
