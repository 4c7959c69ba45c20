import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browser, openGate, token } from '../../tests/support/gate';
import { shopDomain } from '../../tests/support/shopify';
import { openTill, type Till } from '../../tests/support/till';
import { wholeOrder } from '../../tests/support/whole-order';
import { installShop } from '~/pipeline/install-shop';
import type { OrderCard } from '~/presenters/order-card';
import { action, loader } from './api.orders.$id';

const origin = 'https://extensions.shopifycdn.com';
let till: Till;
let ask: (id: string, init?: RequestInit & { readonly query?: string }) => Promise<Response>;

beforeEach(async () => {
  till = await openTill();
  const { gate } = openGate(till.deps);
  const container = { ...till.deps, admin: gate };
  ask = async (id, { query = '', ...init } = {}) => {
    const request = new Request(`https://app.example/api/orders/${id}${query}`, { ...init, headers: { 'user-agent': browser, origin, authorization: `Bearer ${token()}`, ...init.headers } });
    const args = { request, params: { id }, context: { container } } as unknown as Parameters<typeof loader>[0];
    try {
      return await (init.method === 'POST' ? action(args) : loader(args));
    } catch (thrown) {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    }
  };
});
afterEach(() => till.close());

/** The asking shop's own order; the till's shop is another one. */
async function ownOrder(id: string): Promise<string> {
  const { id: installationId } = await installShop(till.deps, shopDomain, null);
  await till.stores.orders.ensure(installationId, `gid://shopify/Order/${id}`, till.clock.now());
  return `${installationId}/${id}`;
}
const post = (intent: string): RequestInit => ({ method: 'POST', body: new URLSearchParams({ intent }) });
const timeline = async (key: string): Promise<string[]> => (await till.stores.orders.timeline(key)).map((entry) => entry.code);

describe('what the extension asks for', () => {
  it('is this shop’s order, in the language of the admin, for a foreign origin to read', async () => {
    await ownOrder('1042');
    const answer = await ask('1042', { query: '?locale=fr-CA' });
    expect([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')]).toEqual([200, '*', 'no-store']);
    expect((await answer.json()) as OrderCard).toMatchObject({ known: true, badge: { text: 'Envoi prévu', tone: 'caution' }, page: '/app/orders/1042', act: { intent: 'retry', label: 'Vérifier le POS et réessayer' } });
  });

  it('is never another shop’s order, to be read or to be acted upon', async () => {
    till.stock('MUG');
    await till.connect();
    await till.place(wholeOrder());
    await till.settle();
    const theirs = await till.row(wholeOrder());
    const before = await timeline(theirs.key);
    const id = theirs.key.split('/')[1] ?? '';
    expect((await (await ask(id)).json()) as OrderCard).toMatchObject({ known: false, badge: null, posNumber: null, posLink: null, act: null });
    for (const intent of ['retry', 'include']) {
      const answer = await ask(id, post(intent));
      expect([answer.status, await answer.json()]).toEqual([422, { done: null, refusal: 'unknown-order' }]);
    }
    expect(await timeline(theirs.key)).toEqual(before);
    for (const path of [theirs.key, encodeURIComponent(theirs.key), `../${theirs.key}`]) expect(((await (await ask(path)).json()) as OrderCard).known).toBe(false);
  });

  it('is an act, done once, by the staff member whose token it is', async () => {
    const key = await ownOrder('7');
    const answer = await ask('7', post('retry'));
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect((await till.stores.orders.timeline(key)).filter((entry) => entry.code === 'person.retry').map((entry) => entry.params)).toEqual([{ by: 'user 7' }]);
  });

  it('is refused without a token that is good, and what it asks with is allowed beforehand', async () => {
    const refused = await ask('7', { headers: { authorization: 'Bearer x.y.z' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
    const allowed = await ask('7', { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } });
    expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-allow-headers')]).toEqual([204, '*', expect.stringMatching(/authorization/i)]);
  });

  it('answers 400 to an intent that no button sends', async () => {
    await ownOrder('7');
    for (const intent of ['delete', 'handle', 'leave-out', 'undo']) expect((await ask('7', post(intent))).status, intent).toBe(400);
  });
});
