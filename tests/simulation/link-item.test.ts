import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { changeSettings } from '~/pipeline/change-settings';
import { connectPos } from '~/pipeline/connect-pos';
import { findCustomer } from '~/pipeline/find-customer';
import { linkItem, unlinkItem } from '~/pipeline/link-item';
import { recheckItems } from '~/pipeline/recheck-items';
import { openPos } from '~/pipeline/pos-access';
import { anAgreement, anOrder } from '../support/orders';
import { openTill, type Till } from '../support/till';

/** The orders sell BELT, which the POS knows under another Item #. */
let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('LEATHER-BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })] });
const placed = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.settle();
};
const statusOf = async (one: Order) => {
  const { verdict } = await till.row(one);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
};
const link = (item: { number: string } | { id: string }, sku = 'BELT') => linkItem(till.deps, { installationId: till.installation.id, sku, item, by: 'user 7' });
const problems = async () => (await till.stores.problems.open(till.installation.id)).map(({ cause }) => cause);
const accountId = async () => (await till.stores.connections.current(till.installation.id))?.account.id ?? '';
const addItem = (item: object) => (till.pos.control('POST', '/items', [item]).body as { id: number }[])[0];
const stockOf = (number: string) => till.documents().stock.filter((row) => row.public_id === number).reduce((sum, row) => sum + row.on_hand, 0);

describe('a SKU that the POS does not know', () => {
  it('is linked once, and every order that waited on it goes by itself and moves that item’s stock', async () => {
    await placed(order(1), order(2));
    expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['blocked E-SKU-UNKNOWN', 'blocked E-SKU-UNKNOWN']);
    const before = stockOf('LEATHER-BELT');
    expect(await link({ number: 'LEATHER-BELT' })).toEqual({ kind: 'linked', label: 'LEATHER-BELT', orders: 2 });
    await till.settle();
    expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
    expect(before - stockOf('LEATHER-BELT')).toBe(2);
    expect(await problems()).toEqual([]);
    for (const one of [order(1), order(2)]) {
      const timeline = await till.stores.orders.timeline((await till.row(one)).key);
      expect(timeline).toContainEqual(expect.objectContaining({ code: 'person.linked', params: { by: 'user 7', sku: 'BELT', item: 'LEATHER-BELT' } }));
    }
    await placed(order(3));
    expect(await statusOf(order(3))).toBe('in_pos');
  });

  it.each([
    ['nothing has that Item #', 'NOWHERE', 'not-found'],
    ['the item is archived', 'OLD-BELT', 'archived'],
    ['an Item # is written otherwise', 'leather-belt', 'not-found'],
  ])('%s: refused, and the order stays as it was', async (_name, number, reason) => {
    till.pos.control('POST', '/items', [{ public_id: 'OLD-BELT', description: 'Old belt', price: 10, active: false }]);
    await placed(order(1));
    expect(await link({ number })).toEqual({ kind: 'refused', reason });
    await till.settle();
    expect(await statusOf(order(1))).toBe('blocked E-SKU-UNKNOWN');
    expect(await till.stores.records.recall(await accountId(), 'item', ['BELT'])).toEqual(new Map());
  });

  it('cannot be linked while the POS is silent, and loses nothing by it', async () => {
    await placed(order(1));
    till.fault({ match: 'GET /items', kind: 'drop-before-commit' });
    expect(await link({ number: 'LEATHER-BELT' })).toEqual({ kind: 'refused', reason: 'unreachable' });
    expect(await link({ number: 'LEATHER-BELT' })).toMatchObject({ kind: 'linked', orders: 1 });
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('a SKU that two items answer to', () => {
  it('names both, and goes to the one that a person picks', async () => {
    const brown = addItem({ public_id: 'BELT', description: 'Brown belt', price: 10, qty: 10 });
    const black = addItem({ public_id: 'BELT', description: 'Black belt', price: 10, qty: 10, duplicate: true });
    await placed(order(1));
    expect((await problems())[0]).toMatchObject({ code: 'E-SKU-DUPLICATE', params: { a: String(brown?.id), aName: 'BELT (Brown belt)', b: String(black?.id), bName: 'BELT (Black belt)' } });
    expect(await link({ number: 'BELT' })).toEqual({ kind: 'refused', reason: 'several' });
    expect(await link({ id: '999999' })).toEqual({ kind: 'refused', reason: 'not-found' });
    expect(await link({ id: String(black?.id) })).toMatchObject({ kind: 'linked', label: 'BELT (Black belt)' });
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(till.documents().orders[0]?.lines).toMatchObject([{ item_id: black?.id }]);
  });
});

describe('a link', () => {
  const linked = async () => (await till.stores.records.links(await accountId(), 'item')).map(({ key, label, by }) => ({ key, label, by }));

  it('is kept with who made it, against what is learned by itself, and until the item itself is gone', async () => {
    await link({ number: 'LEATHER-BELT' });
    expect(await linked()).toEqual([{ key: 'BELT', label: 'LEATHER-BELT', by: 'user 7' }]);
    await till.stores.records.remember(await accountId(), 'item', new Map([['BELT', '1']]));
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('in_pos');
    till.pos.control('POST', '/items/LEATHER-BELT', { active: false });
    await placed(order(2));
    expect(await statusOf(order(2))).toBe('blocked E-SKU-UNKNOWN');
    expect(await linked()).toEqual([]);
  });

  it('can be taken away; the SKU is looked up again then', async () => {
    await link({ number: 'LEATHER-BELT' });
    await unlinkItem(till.deps, { installationId: till.installation.id, sku: 'BELT', by: 'user 8' });
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('blocked E-SKU-UNKNOWN');
  });

  it('counts in its own POS account only', async () => {
    await link({ number: 'LEATHER-BELT' });
    till.pos.state = { ...till.pos.state, account: 'other' };
    const other = await connectPos(till.deps, { installationId: till.installation.id, kind: 'heartland', credentials: { subdomain: 'other', token: 'sandbox-token-demo' }, currency: 'USD', startDate: null, by: 'user 1' });
    expect(other.kind).toBe('connected');
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('blocked E-SKU-UNKNOWN');
    expect(await linked()).toEqual([]);
    till.pos.state = { ...till.pos.state, account: 'demo' };
    expect((await till.connect()).kind).toBe('connected');
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it('frees orders whose own ringing was lost, at the next round of checks', async () => {
    await placed(order(1));
    await till.stores.records.link(await accountId(), 'item', { key: 'BELT', externalId: String((till.pos.control('GET', '/items').body as { id: number; public_id: string }[]).find((item) => item.public_id === 'LEATHER-BELT')?.id), label: 'LEATHER-BELT', by: 'user 9', at: till.clock.now() });
    const access = await openPos(till.deps, await till.stores.connections.current(till.installation.id));
    if (access.kind !== 'open') throw new Error(access.kind);
    await recheckItems(till.deps, access);
    await access.leave();
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('the default customer', () => {
  it('is asked for by number in the POS', async () => {
    await link({ number: 'LEATHER-BELT' });
    await placed(order(1));
    const customer = (number: string) => findCustomer(till.deps, till.installation.id, number);
    expect(await customer('CASH')).toMatchObject({ kind: 'found', id: expect.stringMatching(/^\d+$/) });
    expect(await customer('NOBODY')).toEqual({ kind: 'refused', reason: 'not-found' });
    till.fault({ match: 'GET /customers', kind: '401' });
    expect(await customer('CASH')).toEqual({ kind: 'refused', reason: 'access' });
  });
});

describe('what becomes of unmatched SKUs', () => {
  it('turned to No Product Found, the orders that waited go by themselves', async () => {
    await placed(order(1));
    const current = await till.stores.installations.settings(till.installation.id);
    await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: current.version, settings: { ...current.settings, items: { ...current.settings.items, unmatched: 'no-product' } }, by: 'user 1', release: 'from-now' });
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});
