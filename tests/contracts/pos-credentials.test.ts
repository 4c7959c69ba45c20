import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aesCipher } from '~/adapters/cipher/aes';
import { accessTokens, withToken } from '~/adapters/pos/lightspeed-r/access/access-tokens';
import { tokenEndpoint } from '~/adapters/pos/lightspeed-r/access/token-endpoint';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { openDb, type Db } from '~/db.server';
import type { Credentials } from '~/domain/credentials';
import { fail, ok } from '~/domain/result';
import type { Deps } from '~/pipeline/deps';
import { credentialKeeper } from '~/pipeline/keep-credentials';
import type { Clock } from '~/ports/clock';
import type { Stores } from '~/ports/stores';
import { silentLog } from '../support/log';
import { freshSqlite } from '../support/sqlite';
import { TokenServer } from '../support/token-server';

/** Several processes on one database, and a POS whose tokens rotate. */
const start = Date.UTC(2026, 10, 20);
const cipher = aesCipher([Buffer.alloc(32, 1)]);
let passed = 0;
const clock: Clock = {
  now: () => start + passed, monotonic: () => passed,
  sleep: async (ms, signal) => {
    if (!signal) passed += ms;
    // Others get their turn while one waits; a time-out never comes.
    await new Promise<void>((resolve) => (signal ? signal.addEventListener('abort', () => resolve()) : setTimeout(resolve, 1)));
  },
};
let server: TokenServer;
let file: Awaited<ReturnType<typeof freshSqlite>>;
let opened: Db[] = [];
let connectionId = '';

function newProcess(change: (stores: Stores) => Stores = (stores) => stores) {
  const db = openDb(file.url);
  opened.push(db);
  const stores = change(prismaStores(db));
  const deps = { clock, stores, cipher, log: silentLog } as unknown as Deps;
  const endpoint = tokenEndpoint({ fetch: server.fetch, clock, client: { id: 'app', secret: 'hush' }, origin: 'https://pos.example' });
  const stored = async (): Promise<Credentials> => JSON.parse(cipher.open((await stores.connections.byId(connectionId))?.sealedCredentials ?? '') ?? 'null') as Credentials;
  /** As a visit to the POS begins: with what is stored. */
  const tokens = async () => accessTokens({ credentials: await stored(), keeper: credentialKeeper(deps, connectionId), endpoint, clock });
  const call = async () => withToken(await tokens(), (token) => Promise.resolve(server.use(token) === 200 ? ok(token) : fail({ kind: 'unauthorised' })));
  return { stores, stored, tokens, call };
}

beforeEach(async () => {
  passed = 0;
  opened = [];
  server = new TokenServer(clock.now);
  file = await freshSqlite();
  const { stores } = newProcess();
  const pair = server.issue();
  const credentials = { accountId: '812', userId: '7', scope: '', accessToken: pair.access_token, refreshToken: pair.refresh_token, expiresAt: String(start + pair.expires_in * 1_000) };
  const shop = await stores.installations.install('test.myshopify.com', start);
  const connection = await stores.connections.connect({ installationId: shop.id, kind: 'lake', account: '812', currency: 'USD', sealedCredentials: cipher.seal(JSON.stringify(credentials)), by: 'user 1', userName: null, referenceField: null, at: start });
  connectionId = connection.id;
});
afterEach(async () => {
  for (const db of opened) await db.$disconnect();
  await file.close();
});

describe('access that ends', () => {
  it('is renewed ahead of its end, once for all who need it at the same time, in whichever process', async () => {
    const [one, two] = [newProcess(), newProcess()];
    passed = 50 * 60_000;
    await one.call();
    expect(server.refreshes).toBe(0);
    passed = 56 * 60_000;
    const answers = await Promise.all([one, two, one, two, two].map(({ call }) => call()));
    expect(server.refreshes).toBe(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(new Set(answers.map((answer) => answer.ok && answer.value)).size).toBe(1);
  });

  it('that is refused is read again, renewed once and the call made once more', async () => {
    const [one, two] = [newProcess(), newProcess()];
    const old = await one.tokens();
    passed = 56 * 60_000;
    expect(await two.call()).toMatchObject({ ok: true });
    // The first still holds the old pair, which the second's use has ended: it takes what is stored, and asks for nothing.
    passed = 1_000;
    expect(await withToken(old, (token) => Promise.resolve(server.use(token) === 200 ? ok(token) : fail({ kind: 'unauthorised' })))).toMatchObject({ ok: true });
    expect(server.refreshes).toBe(1);
    server.revokeAll();
    const again = newProcess();
    expect(await again.call()).toEqual({ ok: false, error: { kind: 'unauthorised' } });
    expect(server.refreshes).toBe(2);
  });

  it('survives a crash between the POS\'s answer and its storing: the pair before is still good', async () => {
    passed = 56 * 60_000;
    const dying = newProcess((stores) => ({ ...stores, connections: { ...stores.connections, reseal: () => Promise.reject(new Error('killed')) }, locks: { ...stores.locks, release: () => new Promise(() => undefined) } }));
    const before = await dying.stored();
    void dying.call().catch(() => undefined);
    for (let turns = 0; turns < 50 && server.refreshes === 0; turns += 1) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(server.refreshes).toBe(1);
    const alive = newProcess();
    expect(await alive.stored()).toEqual(before);
    // Past the old one's end, so that nothing but a renewal can help; the dead process's lock is waited for.
    passed = 61 * 60_000;
    expect(await alive.call()).toMatchObject({ ok: true });
    expect(await alive.stored()).not.toEqual(before);
    passed += 56 * 60_000;
    expect(await newProcess().call()).toMatchObject({ ok: true });
  });

  it('survives a crash after it was stored and before it was used, and an answer that was lost on its way', async () => {
    passed = 56 * 60_000;
    const first = newProcess();
    const [token] = [await (await first.tokens()).token()];
    expect(token).toEqual({ ok: true, value: (await first.stored()).accessToken });
    expect(await newProcess().call()).toEqual(token);
    passed += 56 * 60_000;
    server.cut = () => Promise.reject(new TypeError('fetch failed'));
    // What is still good is used meanwhile.
    expect(await newProcess().call()).toEqual(token);
    passed += 10 * 60_000;
    expect(await newProcess().call()).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    server.cut = null;
    expect(await newProcess().call()).toMatchObject({ ok: true });
  });

  it('that another has renewed during a pause beyond the lock\'s end is never overwritten', async () => {
    passed = 56 * 60_000;
    const [slow, quick] = [newProcess(), newProcess()];
    let fromQuick: unknown;
    server.cut = async () => {
      server.cut = null;
      const late = server.issue('refresh-1');
      passed += 31_000;
      fromQuick = await quick.call();
      return Response.json(late);
    };
    const fromSlow = await slow.call();
    expect(fromQuick).toMatchObject({ ok: true });
    expect(fromSlow).toEqual(fromQuick);
    expect((await slow.stored()).accessToken).toBe((fromQuick as { value: string }).value);
  });

  it('is stored over the same one that was sealed anew under another key meanwhile', async () => {
    passed = 56 * 60_000;
    const process = newProcess();
    server.cut = async () => {
      server.cut = null;
      const row = await process.stores.connections.byId(connectionId);
      await process.stores.connections.reseal(connectionId, row?.sealedCredentials ?? '', cipher.seal(cipher.open(row?.sealedCredentials ?? '') ?? ''));
      return Response.json(server.issue('refresh-1'));
    };
    const answer = await process.call();
    expect(answer).toEqual({ ok: true, value: (await process.stored()).accessToken });
  });

  it('of a connection that was replaced meanwhile is no access any more, and is not written into it', async () => {
    passed = 56 * 60_000;
    const process = newProcess();
    const tokens = await process.tokens();
    const { installationId } = (await process.stores.connections.byId(connectionId))!;
    await process.stores.connections.connect({ installationId, kind: 'lake', account: '812', currency: 'USD', sealedCredentials: cipher.seal('{}'), by: 'user 2', userName: null, referenceField: null, at: clock.now() });
    expect(await tokens.token()).toMatchObject({ ok: true });
    passed += 10 * 60_000;
    expect(await tokens.token()).toEqual({ ok: false, error: { kind: 'unauthorised' } });
    expect((await process.stores.connections.byId(connectionId))?.sealedCredentials).toBe('');
  });
});
