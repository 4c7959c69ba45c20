import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accessTokens } from '~/adapters/pos/lightspeed-r/access/access-tokens';
import { lightspeedConnecting } from '~/adapters/pos/lightspeed-r/access/connecting';
import { lightspeedSignIn } from '~/adapters/pos/lightspeed-r/access/sign-in';
import { tokenEndpoint } from '~/adapters/pos/lightspeed-r/access/token-endpoint';
import { registryOf } from '~/adapters/pos/registry/registry';
import { ok } from '~/domain/result';
import type { Deps } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { beginSignIn, grantedAccess, receiveSignIn } from '~/pipeline/sign-in';
import type { PosAdapter } from '~/ports/pos-gateway';
import { connectByForm } from '~/routes/app.settings/connect-by-form';
import { signInOf, signInQuery } from '~/routes/app.settings/sign-in-address';
import { anAgreement, anOrder, aPayment } from '../support/orders';
import { openTill, type Till } from '../support/till';
import { TokenServer } from '../support/token-server';

/** Connecting by form and by sign-in, through the routes' own handlers, on a clock of its own. */
let till: Till;
let server: TokenServer;
let deps: Deps;
/** Rights that the POS says are missing. */
let missingRights: string[] = [];

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const person = (by = 'user 1') => ({ installation: { ...till.installation, currency: 'USD' }, by });
const post = (fields: Record<string, string>, by = 'user 1') => connectByForm(deps, person(by), formOf({ currency: 'USD', start: 'now', ...fields }));
const resultsOf = (rows: readonly { code: string; result: string }[] | null) => Object.fromEntries((rows ?? []).map(({ code, result }) => [code, result]));

beforeEach(async () => {
  till = await openTill();
  server = new TokenServer(till.clock.now);
  missingRights = [];
  const client = { id: 'app', secret: 'hush' };
  const endpoint = tokenEndpoint({ fetch: server.fetch, clock: till.clock, client, origin: 'https://pos.example' });
  const heartland = till.deps.pos.adapter('heartland');
  /** Another POS that connects by sign-in; behind it stands the same till. */
  const lake: PosAdapter = {
    manifest: { ...heartland.manifest, kind: 'lake', name: 'Lake Retail', connecting: lightspeedConnecting },
    signIn: lightspeedSignIn(client, 'https://pos.example', endpoint),
    validate: (credentials) => ok({ account: credentials.accountId ?? '', credentials }),
    open: (credentials, currency, hear, keeper) => {
      const tokens = accessTokens({ credentials, keeper, endpoint, clock: till.clock });
      const gateway = heartland.open({ subdomain: 'demo', token: 'sandbox-token-demo' }, currency, hear);
      return {
        ...gateway,
        probe: async () => {
          const token = await tokens.token();
          if (!token.ok) return token;
          if (server.use(token.value) === 401) return { ok: false, error: { kind: 'unauthorised' } };
          return ok({ account: credentials.accountId ?? '', userName: 'Ana', currency: null, missingRights });
        },
      };
    },
  };
  deps = { ...till.deps, pos: registryOf([heartland, lake]) };
});
afterEach(() => till.close());

async function signedIn(by = 'user 1'): Promise<string> {
  const page = new URL((await post({ intent: 'sign-in', kind: 'lake' }, by)).body.page ?? '');
  const back = await receiveSignIn(deps, 'lake', { code: 'good', state: page.searchParams.get('state') ?? '' });
  if (back.kind !== 'granted') throw new Error(back.kind);
  return back.id;
}

describe('signing in at a POS', () => {
  it('leads to its page with a state that tells nothing, and back to the person who began, once', async () => {
    const { body } = await post({ intent: 'sign-in', kind: 'lake' });
    const page = new URL(body.page ?? '');
    expect(page.origin).toBe('https://pos.example');
    expect(Object.fromEntries(page.searchParams)).toMatchObject({ response_type: 'code', client_id: 'app', code_challenge_method: 'S256', scope: expect.stringContaining('employee:register') });
    const state = page.searchParams.get('state') ?? '';
    expect(Buffer.from(state, 'base64url').toString()).not.toMatch(/lake|user/);

    const back = await receiveSignIn(deps, 'lake', { code: 'good', state });
    if (back.kind !== 'granted') throw new Error(back.kind);
    expect(await receiveSignIn(deps, 'lake', { code: 'good', state })).toEqual({ kind: 'unknown' });
    const query = new URLSearchParams(signInQuery('lake', back));
    expect(await signInOf(deps, person(), query)).toEqual({ kind: 'lake', id: back.id });
    expect((await post({ intent: 'connect', kind: 'lake', signIn: back.id })).body.done).toBe('connected');
    expect(await till.stores.connections.current(till.installation.id)).toMatchObject({ account: { kind: 'lake', account: '812' }, userName: 'Ana', state: 'connected' });
    // Used up.
    expect((await post({ intent: 'connect', kind: 'lake', signIn: back.id })).body.faults).toEqual({ signIn: ['sign-in-too-late'] });
  });

  it('takes no state that was altered, is another POS\'s, was never given out, or is too old', async () => {
    const page = new URL((await post({ intent: 'sign-in', kind: 'lake' })).body.page ?? '');
    const state = page.searchParams.get('state') ?? '';
    for (const wrong of ['', 'x', state.slice(0, -4), `${state.slice(0, 40)}AAAA${state.slice(44)}`]) expect(await receiveSignIn(deps, 'lake', { code: 'good', state: wrong })).toEqual({ kind: 'unknown' });
    for (const kind of ['heartland', 'hill']) expect(await receiveSignIn(deps, kind, { code: 'good', state })).toEqual({ kind: 'unknown' });
    till.clock.advance(10 * 60_000);
    expect(await receiveSignIn(deps, 'lake', { code: 'good', state })).toEqual({ kind: 'unknown' });
  });

  it('gives what was granted to nobody else: not to another person, not to another shop, not ten minutes later', async () => {
    const id = await signedIn();
    const other = await installShop(deps, 'other.myshopify.com', null);
    const ask = { intent: 'connect', kind: 'lake', signIn: id };
    expect((await post(ask, 'user 2')).body.faults).toEqual({ signIn: ['sign-in-too-late'] });
    expect((await connectByForm(deps, { installation: { ...other, currency: 'USD' }, by: 'user 1' }, formOf({ ...ask, currency: 'USD' }))).body.faults).toEqual({ signIn: ['sign-in-too-late'] });
    expect(await signInOf(deps, person('user 2'), new URLSearchParams({ pos: 'lake', signIn: id }))).toEqual({ kind: 'lake', failed: 'too-late' });
    expect(await till.stores.connections.current(till.installation.id)).toBeNull();
    till.clock.advance(10 * 60_000);
    expect(await grantedAccess(deps, id, { installationId: till.installation.id, by: 'user 1' })).toBeNull();
  });

  it('that was refused on the POS\'s page, or whose code is worth nothing, changes nothing and is over', async () => {
    for (const answer of [{ error: 'access_denied' }, { code: 'stale' }] as Record<string, string>[]) {
      const page = new URL((await post({ intent: 'sign-in', kind: 'lake' })).body.page ?? '');
      const state = page.searchParams.get('state') ?? '';
      const back = await receiveSignIn(deps, 'lake', { ...answer, state });
      expect(back).toMatchObject({ kind: 'failed', reason: 'refused' });
      expect(await receiveSignIn(deps, 'lake', { code: 'good', state })).toEqual({ kind: 'unknown' });
    }
    expect(await till.stores.connections.current(till.installation.id)).toBeNull();
  });

  it('stores nothing of what was granted in the open, and logs none of it', async () => {
    await post({ intent: 'connect', kind: 'lake', signIn: await signedIn() });
    const left = JSON.stringify(await till.rows());
    expect(left).not.toMatch(/refresh-1|head\./);
  });
});

describe('preparing the account', () => {
  it('makes the field of references once, however soon somebody connects again after an answer was lost', async () => {
    const connect = () => post({ intent: 'connect', kind: 'heartland', 'credential.subdomain': 'demo', 'credential.token': 'sandbox-token-demo' });
    till.fault({ kind: 'commit-later', match: 'POST /custom_fields', times: 1, ms: 40_000 });
    expect((await connect()).body.faults).toEqual({ 'credential.subdomain': ['unreachable'] });
    expect((await connect()).body.faults).toEqual({ prerequisites: ['under-way'] });
    till.clock.advance(4 * 60_000);
    await new Promise(setImmediate);
    expect((await connect()).body.done).toBe('connected');
    expect((till.pos.control('GET', '/records/custom_fields').body as { name: string }[]).filter(({ name }) => name === 'shopify_id')).toHaveLength(1);
  });
});

describe('what has to be there', () => {
  it('[C6] is told with each failure to connect, in every language of the manifest', async () => {
    const refused = await post({ intent: 'connect', kind: 'heartland', 'credential.subdomain': 'demo', 'credential.token': 'not-the-token' });
    expect(refused.status).toBe(422);
    expect(refused.body.faults).toEqual({ 'credential.token': ['unauthorised'] });
    expect(resultsOf(refused.body.rows)).toEqual({ 'own-user': 'by-person', token: 'not-met', rights: 'unknown', station: 'unknown' });
    for (const { connecting } of deps.pos.kinds()) {
      expect(connecting.prerequisites.length).toBeGreaterThan(0);
      for (const { text } of [...connecting.prerequisites, ...connecting.fields.flatMap(({ label, help }) => [{ text: label }, { text: help }])]) {
        expect(text.en).toMatch(/^\S.*\S$/);
        expect(text.fr).toMatch(/^\S.*\S$/);
        expect(text.fr).not.toBe(text.en);
        expect(text.en + text.fr).not.toMatch(/\w'\w/);
      }
    }
  });

  it('is asked of the POS before anything is written there: a missing right or register connects nothing', async () => {
    missingRights = ['register_refund'];
    const id = await signedIn();
    const check = await post({ intent: 'check', kind: 'lake', signIn: id });
    expect(check.body).toMatchObject({ ready: false, account: '812' });
    expect(check.body.rows).toContainEqual({ code: 'rights', result: 'not-met', right: 'register_refund' });
    const connect = await post({ intent: 'connect', kind: 'lake', signIn: id });
    expect(connect.body.faults).toEqual({ prerequisites: ['prerequisites'] });
    expect(await till.stores.connections.current(till.installation.id)).toBeNull();
    // The grant is still there once the right was given.
    missingRights = [];
    expect((await post({ intent: 'check', kind: 'lake', signIn: id })).body).toMatchObject({ ready: true });
    expect((await post({ intent: 'connect', kind: 'lake', signIn: id })).body.done).toBe('connected');
  });

  it('[C11] is checked before reconnecting, and within a minute of it every order that waited on the access has left Blocked', async () => {
    till.stock('BELT');
    await till.connect();
    const token = (valid: boolean) => till.pos.control('POST', '/tokens', { token: 'sandbox-token-demo', valid });
    token(false);
    const orders = Array.from({ length: 12 }, (_, n) => anOrder({ id: `gid://shopify/Order/${n + 1}`, name: `#${1_100 + n}`, agreements: [anAgreement({ id: `agreement-${n}` })], transactions: [aPayment({ id: `payment-${n}` })] }));
    for (const order of orders) await till.place(order);
    await till.settle(60_000);
    for (const order of orders) expect((await till.row(order)).verdict).toMatchObject({ status: 'blocked', cause: { code: 'E-POS-ACCESS' } });
    const access = { kind: 'heartland', 'credential.subdomain': 'demo', 'credential.token': 'sandbox-token-demo', start: 'keep' };
    const early = await post({ intent: 'check', ...access });
    expect([early.body.ready, resultsOf(early.body.rows).token]).toEqual([false, 'not-met']);
    expect((await post({ intent: 'connect', ...access })).body.done).toBeNull();

    token(true);
    const check = await post({ intent: 'check', ...access });
    expect(check.body).toMatchObject({ ready: true, account: 'demo' });
    expect((await post({ intent: 'connect', ...access })).body.done).toBe('connected');
    const reconnectedAt = till.clock.now();
    await till.settle(60_000);
    expect(till.clock.now() - reconnectedAt).toBeLessThanOrEqual(60_000);
    for (const order of orders) expect((await till.row(order)).verdict.status).toBe('in_pos');
  });
});

describe('a POS that the operator has not registered the app at', () => {
  it('is not offered, and shops that are connected to it stay what they are', async () => {
    await post({ intent: 'connect', kind: 'lake', signIn: await signedIn() });
    const lake = deps.pos.adapter('lake');
    deps = { ...deps, pos: registryOf([deps.pos.adapter('heartland'), { ...lake, signIn: null }]) };
    expect(deps.pos.offered().map(({ kind }) => kind)).toEqual(['heartland']);
    expect((await post({ intent: 'sign-in', kind: 'lake' })).body.faults).toEqual({ kind: ['unknown'] });
    expect(await beginSignIn(deps, { installationId: till.installation.id, kind: 'lake', typed: {}, by: 'user 1' })).toEqual({ kind: 'not-offered' });
    expect(deps.pos.adapter('lake').manifest.name).toBe('Lake Retail');
  });
});
