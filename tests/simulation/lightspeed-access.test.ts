import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLERK, OWNER } from '../../sandbox/pos/lightspeed-r/fixtures';
import { Simulator } from '../../sandbox/pos/lightspeed-r/simulator';
import { lightspeedAdapter } from '~/adapters/pos/lightspeed-r/adapter';
import { receiveSignIn } from '~/pipeline/sign-in';
import type { Deps } from '~/pipeline/deps';
import type { CredentialKeeper } from '~/ports/pos-connecting';
import { credentialKeeper } from '~/pipeline/keep-credentials';
import { probeConnection } from '~/pipeline/probe-connection';
import { connectByForm } from '~/routes/app.settings/connect-by-form';
import { anAgreement, anOrder, aPayment } from '../support/orders';
import { lightspeedDesk } from '../support/pos/lightspeed-desk';
import { openTillAt, tillClock } from '../support/till';
import type { VirtualClock } from '../support/virtual-clock';

/** The real adapter at its simulator, signed in to as a person would. */
let pos: Simulator;
let clock: VirtualClock;
let desk: ReturnType<typeof lightspeedDesk>;
let till: Awaited<ReturnType<typeof openTillAt>>;
let posted = 0;

beforeEach(async () => {
  clock = tillClock();
  pos = new Simulator({ now: clock.now, rng: () => 0.5 + 0.4 * Math.sin((posted += 1)), registers: 40 });
  posted = 0;
  desk = lightspeedDesk(pos);
  till = await openTillAt(desk, clock);
  desk.stock([{ sku: 'BELT' }]);
});
afterEach(() => till.close());

const post = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'lightspeed-r', currency: 'USD', start: 'keep', ...fields })) form.append(name, value);
  return connectByForm(till.deps, { installation: { ...till.installation, currency: 'USD' }, by: 'user 1' }, form);
};

/** Time passes for whoever waits, in small steps, until the answer is there. */
async function flowing<T>(run: Promise<T>): Promise<T> {
  let over = false;
  const done = run.finally(() => (over = true));
  for (let rounds = 0; !over && rounds < 4_000; rounds += 1) {
    await new Promise(setImmediate);
    if (!over) clock.advance(20);
  }
  return done;
}

/** From the button through Lightspeed's own consent page and back. */
async function signIn(decision: 'approve' | 'decline' = 'approve', employee: number = OWNER) {
  const page = new URL((await post({ intent: 'sign-in' })).body.page ?? '');
  expect(page.origin).toBe('https://cloud.lightspeedapp.com');
  const body = new URLSearchParams([...page.searchParams, ['employee', String(employee)], ['decision', decision]]);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { response } = pos.request({ method: 'POST', path: page.pathname, query: '', headers, body: String(body), base: page.origin, inFlight: 0 });
  const back = new URL(response.headers?.location ?? 'https://nowhere.example');
  expect(back.pathname).toBe('/pos/callback/lightspeed-r');
  return flowing(receiveSignIn(till.deps, 'lightspeed-r', Object.fromEntries(back.searchParams)));
}

async function connected(start: 'now' | 'keep' = 'now'): Promise<string> {
  const back = await signIn();
  if (back.kind !== 'granted') throw new Error(back.kind);
  const answer = await flowing(post({ intent: 'connect', start, signIn: back.id }));
  expect(answer.body).toMatchObject({ done: 'connected', faults: {} });
  return back.id;
}

let orders = 0;
async function sell(): Promise<string> {
  const n = (orders += 1);
  const order = anOrder({ id: `gid://shopify/Order/${n}`, name: `#${n}`, processedAt: clock.now(), createdAt: clock.now(), agreements: [anAgreement({ id: `agreement-${n}`, happenedAt: clock.now() })], transactions: [aPayment({ id: `payment-${n}`, processedAt: clock.now() })] });
  await till.place(order);
  await flowing(till.settle());
  const { verdict } = await till.row(order);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
}
const refreshes = () => (pos.control('GET', '/calls').body as { rows: { path: string }[] }).rows.filter(({ path }) => path.includes('token')).length;
const current = async () => (await till.stores.connections.current(till.installation.id))!;
const access = async () => JSON.parse(till.deps.cipher.open((await current()).sealedCredentials) ?? '{}') as Record<string, string>;

describe('a shop that signs in to Lightspeed', () => {
  it('is connected as whom it signed in, and sells', async () => {
    await connected();
    expect(await current()).toMatchObject({ state: 'connected', account: { kind: 'lightspeed-r', account: '123456' } });
    expect(await access()).toMatchObject({ userId: String(OWNER), accountId: '123456' });
    expect(await sell()).toBe('in_pos');
  });

  it('that declines, or signs in as somebody without the rights, is not connected, and is told which right is missing', async () => {
    expect(await signIn('decline')).toMatchObject({ kind: 'failed', reason: 'refused' });
    const back = await signIn('approve', CLERK);
    if (back.kind !== 'granted') throw new Error(back.kind);
    const check = await flowing(post({ intent: 'check', signIn: back.id }));
    expect(check.body.ready).toBe(false);
    const missing = (check.body.rows ?? []).find((row) => row.code === 'rights');
    expect(missing).toMatchObject({ result: 'not-met' });
    expect(missing?.right).not.toBe('');
    expect((await flowing(post({ intent: 'connect', start: 'now', signIn: back.id }))).body.faults).toEqual({ prerequisites: ['prerequisites'] });
    expect(await till.stores.connections.current(till.installation.id)).toBeNull();
  });
});

describe('access that Lightspeed hands out for an hour', () => {
  it.each(['revoked-at-refresh', 'revoked-at-first-use'] as const)('is renewed for days, and no order notices (old access token %s)', async (oldAccessToken) => {
    pos.control('POST', '/settings', { oldAccessToken });
    await connected();
    const seen = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      clock.advance(41 * 60_000);
      expect(await sell()).toBe('in_pos');
      seen.add((await access()).accessToken ?? '');
    }
    expect(seen.size).toBeGreaterThanOrEqual(10);
    expect(refreshes()).toBeLessThanOrEqual(31);
    expect((await till.stores.problems.open(till.installation.id)).map(({ cause }) => cause.code)).not.toContain('E-POS-ACCESS');
  });

  it.each(['after the answer, before it is stored', 'after it is stored, before it is used'])('is not lost by a process that dies %s', async (moment) => {
    await connected();
    const before = await access();
    clock.advance(57 * 60_000);
    const dies = () => Promise.reject(new Error('killed'));
    const { connections } = till.stores;
    const dying: Deps = {
      ...till.deps,
      stores: { ...till.stores, locks: { ...till.stores.locks, release: () => Promise.resolve() }, connections: { ...connections, reseal: moment.startsWith('after the answer') ? dies : connections.reseal } },
    };
    const keeper: CredentialKeeper = credentialKeeper(dying, (await current()).id);
    // Another process: what it stands in line with is its own.
    const adapter = lightspeedAdapter(desk.options(clock));
    // It reads with the new access token only where it got that far.
    const gateway = adapter.open(before, 'USD', undefined, { renew: async (stale, ask) => (await keeper.renew(stale, ask), new Promise<never>(() => undefined)) });
    const death = gateway.probe().catch((error: unknown) => error);
    for (let rounds = 0; rounds < 200; rounds += 1) {
      await new Promise(setImmediate);
      clock.advance(5);
    }
    expect(refreshes()).toBe(2);
    expect(JSON.stringify(await access()) === JSON.stringify(before)).toBe(moment.startsWith('after the answer'));
    void death;
    // The lock of the dead one ends by itself.
    clock.advance(60_000);
    expect(await sell()).toBe('in_pos');
    clock.advance(3 * 3_600_000);
    expect(await sell()).toBe('in_pos');
    expect((await current()).state).toBe('connected');
  });

  it('ends when the person who signed in is locked: one problem, one probe in 15 minutes, and signing in again sends what waited', async () => {
    await connected();
    pos.control('POST', `/users/${OWNER}`, { lockOut: true });
    expect([await sell(), await sell()]).toEqual(['blocked E-POS-ACCESS', 'blocked E-POS-ACCESS']);
    expect((await current()).state).toBe('stopped');
    const calls = () => (pos.control('GET', '/calls').body as { rows: unknown[] }).rows.length;
    const before = calls();
    for (let minute = 0; minute < 14; minute += 1) {
      clock.advance(60_000);
      await flowing(till.work());
    }
    expect(calls()).toBe(before);
    await flowing(probeConnection(till.deps, (await current()).id, 'person'));
    expect(calls()).toBeGreaterThan(before);
    // Unlocked, their old grant may work again or not; a new one does.
    pos.control('POST', `/users/${OWNER}`, { lockOut: false });
    await connected('keep');
    const at = clock.now();
    await flowing(till.settle(55_000));
    expect(clock.now() - at).toBeLessThanOrEqual(60_000);
    expect((await till.stores.orders.list({ installationId: till.installation.id, limit: 10 })).rows.map(({ verdict }) => [verdict.status, verdict.cause?.code])).toEqual([['in_pos', undefined], ['in_pos', undefined]]);
  });
});
