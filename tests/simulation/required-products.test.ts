import { disconnectPos } from '~/pipeline/connect-pos';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { stillLoose } from '~/domain/posting/repair';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import { chooseProduct, createProducts, unchooseProduct, type ProductsWay } from '~/pipeline/fix-products';
import { runChecks } from '~/pipeline/run-checks';
import type { Deps } from '~/pipeline/deps';
import { runWork } from '~/jobs/run-work';
import { anAgreement, anOrder, aPayment, aSale, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT', 'POST-AND-PACK');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const plain = (number: number): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })] });
/** A belt and a tip of 2.00, which needs the product Shopify Tip. */
const tipped = (number: number): Order => {
  const one = plain(number);
  return {
    ...one, totals: { ...totalsOf(1_200n), subtotal: 1_000n, currentSubtotal: 1_000n, tip: 200n }, transactions: [aPayment({ amount: 1_200n })],
    agreements: one.agreements.map((agreement) => ({ ...agreement, sales: [aSale(), aSale({ id: 'sale-2', lineType: 'TIP', amount: 200n, lineId: null, label: 'Tip' })] })),
  };
};
const placed = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.settle();
};
const statusOf = async (one: Order) => {
  const { verdict } = await till.row(one);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
};
const fixer = () => ({ installationId: till.installation.id, by: 'user 7' });
const create = (way: ProductsWay, products: readonly RequiredProduct[] = ['tip']) => createProducts(till.deps, fixer(), products, way);
const season = (more: object = {}) => till.pos.control('POST', '/custom-fields', { group_id: 'item', name: 'Season', required: true, ...more }).body as { id: number; key: string };
const isRequired = (id: number): boolean => till.pos.state.tables.custom_fields.find((one) => one.id === id)?.required ?? false;
const items = (name: string) => till.pos.state.tables.items.filter((item) => item.public_id === name);
const check = async (code: string) => (await runChecks(till.deps, till.installation.id, 'person')).filter((row) => row.code === code);
const told = async (one: Order) => (await till.stores.orders.timeline((await till.row(one)).key)).filter((entry) => entry.code === 'person.fixed').map((entry) => entry.params);
const repair = () => till.stores.repairs.newest(till.installation.id);
const laterOn = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    till.clock.advance(60_000);
    await till.work();
  }
};

describe('required products', () => {
  it('[M13] are each a row of the check; an order that needs none of them goes without', async () => {
    const rows = await check('required-products');
    for (const product of ['shipping', 'discount', 'refund']) expect(rows.find((row) => row.subject === product)).toMatchObject({ result: 'not-applicable', params: { state: 'absent' } });
    season();
    await laterOn(61);
    await placed(plain(1), tipped(2));
    expect([await statusOf(plain(1)), await statusOf(tipped(2))]).toEqual(['in_pos', 'blocked E-REQ-FIELD']);
  });

  it('[M13] are created ahead of any order, all or one, and the check then verifies them', async () => {
    expect(await create({ kind: 'plain' }, ['shipping', 'discount', 'refund'])).toEqual({ kind: 'begun' });
    await till.work();
    for (const name of ['Shopify Shipping', 'Shopify Discount', 'Shopify Refund']) expect(items(name)).toHaveLength(1);
    const rows = await check('required-products');
    for (const product of ['shipping', 'discount', 'refund']) expect(rows.find((row) => row.subject === product)).toMatchObject({ result: 'passed', params: { state: 'present' } });
    expect(rows.find((row) => row.subject === 'tip')?.result).toBe('not-applicable');
    expect(await create({ kind: 'plain' }, ['shipping', 'discount', 'refund'])).toEqual({ kind: 'fixed', orders: 0 });
    expect(items('Shopify Shipping')).toHaveLength(1);
  });

  it('are made once where numbers are not unique and the first request for one is still on its way', async () => {
    till.pos.control('POST', '/settings', { uniquePublicIds: false });
    till.fault({ kind: 'commit-later', match: 'POST /items', times: 1, ms: 40_000 });
    await placed(tipped(1), tipped(2));
    expect([await statusOf(tipped(1)), await statusOf(tipped(2))]).toEqual(['in_pos', 'in_pos']);
    till.clock.advance(60_000);
    await new Promise(setImmediate);
    expect(items('Shopify Tip')).toHaveLength(1);
  });

  it('are another item of the POS where a person chose one, until it is undone', async () => {
    till.pos.control('POST', '/items', [{ public_id: 'Shopify Tip', description: 'Shopify Tip', price: 0, qty: 9 }]);
    till.pos.control('POST', '/items/Shopify Tip', { active: false });
    await laterOn(61);
    await placed(tipped(1));
    expect(await statusOf(tipped(1))).toBe('blocked E-REQ-PRODUCT');
    expect(await chooseProduct(till.deps, fixer(), 'tip', 'NOWHERE')).toEqual({ kind: 'refused', reason: 'gone' });
    expect(await chooseProduct(till.deps, fixer(), 'tip', 'Shopify Tip')).toEqual({ kind: 'refused', reason: 'archived' });
    expect(await chooseProduct(till.deps, fixer(), 'tip', 'POST-AND-PACK')).toEqual({ kind: 'fixed', orders: 1 });
    await till.settle();
    expect(await statusOf(tipped(1))).toBe('in_pos');
    const lines = (till.documents().orders[0]?.lines ?? []) as { item_id: number }[];
    expect(lines.map((line) => line.item_id)).toContain(items('POST-AND-PACK')[0]?.id);
    expect((await check('required-products')).find((row) => row.subject === 'tip')).toMatchObject({ result: 'passed' });
    till.pos.control('POST', '/items/POST-AND-PACK', { active: false });
    await laterOn(61);
    await placed(tipped(2));
    expect(await statusOf(tipped(2))).toBe('blocked E-REQ-PRODUCT');
    await unchooseProduct(till.deps, fixer(), 'tip');
    till.pos.control('POST', '/items/Shopify Tip', { active: true });
    await runChecks(till.deps, till.installation.id, 'person');
    await till.settle();
    expect(await statusOf(tipped(2))).toBe('in_pos');
  });
});

describe('[M14] an item field that stands in the way of creating them', () => {
  it('is told first, then filled in with a value that its list has, and the orders that waited go', async () => {
    const { key } = season({ values: ['None', 'Winter'] });
    await laterOn(61);
    await placed(tipped(1), tipped(2));
    expect(await statusOf(tipped(1))).toBe('blocked E-REQ-FIELD');
    expect(await create({ kind: 'plain' })).toEqual({ kind: 'refused', reason: 'obstacle' });
    expect(await create({ kind: 'fill', values: { [key]: 'Summer' } })).toEqual({ kind: 'refused', reason: 'not-allowed' });
    expect(await create({ kind: 'fill', values: { [key]: 'None' } })).toEqual({ kind: 'begun' });
    await till.settle();
    expect([await statusOf(tipped(1)), await statusOf(tipped(2))]).toEqual(['in_pos', 'in_pos']);
    expect(items('Shopify Tip')[0]?.custom).toEqual({ [key]: 'None' });
    expect(await told(tipped(1))).toEqual([{ by: 'user 7', fix: 'product-made', what: 'Shopify Tip' }]);
  });

  it('is loosened for the moment of creating and put back, and the orders that waited go', async () => {
    const { id } = season();
    await laterOn(61);
    await placed(tipped(1));
    expect(await create({ kind: 'loosen' })).toEqual({ kind: 'begun' });
    await till.settle();
    expect(await statusOf(tipped(1))).toBe('in_pos');
    expect(isRequired(id)).toBe(true);
    expect(await repair()).toMatchObject({ by: 'user 7', steps: [{ key: `loosen:${id}`, state: 'done' }, { key: 'create:tip', state: 'done' }, { key: `restore:${id}`, state: 'done' }] });
    expect((await repair())?.endedAt).not.toBeNull();
    expect((await check('loosened-fields'))[0]?.result).toBe('not-applicable');
    // The field asks for nothing any more once every product is there.
    expect((await check('required-fields'))[0]?.result).toBe('failed');
    expect(await create({ kind: 'loosen' }, Object.keys(requiredProducts) as RequiredProduct[])).toEqual({ kind: 'begun' });
    await till.work();
    expect((await check('required-fields'))[0]?.result).toBe('passed');
    expect(isRequired(id)).toBe(true);
  });

  it('that the POS will not put back is said by a check and tried on until it is done', async () => {
    const { id } = season();
    await laterOn(61);
    till.fault({ kind: '500', match: `PUT /custom_fields/${id}`, skip: 1, times: 4 });
    expect(await create({ kind: 'loosen' })).toEqual({ kind: 'begun' });
    await till.work();
    expect(isRequired(id)).toBe(false);
    expect(await check('loosened-fields')).toMatchObject([{ result: 'failed', subject: String(id), params: { field: 'Season' }, cause: { code: 'N-FIELD-LOOSENED' } }]);
    expect((await till.stores.problems.open(till.installation.id)).map(({ cause }) => cause.code)).toContain('N-FIELD-LOOSENED');
    await laterOn(30);
    expect(isRequired(id)).toBe(true);
    expect((await check('loosened-fields'))[0]?.result).toBe('not-applicable');
    expect((await till.stores.problems.open(till.installation.id)).map(({ cause }) => cause.code)).not.toContain('N-FIELD-LOOSENED');
    expect(items('Shopify Tip')).toHaveLength(1);
  });

  it('is put back though the shop was disconnected meanwhile', async () => {
    const { id } = season();
    await laterOn(61);
    till.fault({ kind: '500', match: `PUT /custom_fields/${id}`, skip: 1, times: 1 });
    await create({ kind: 'loosen' });
    await till.work();
    expect(isRequired(id)).toBe(false);
    const connection = await till.stores.connections.current(till.installation.id);
    await till.stores.connections.update(connection?.id ?? '', { state: 'disconnected', nextProbeAt: null });
    await laterOn(10);
    expect(isRequired(id)).toBe(true);
  });

  it('leaves a shop disconnected whose POS refuses it by then', async () => {
    const { id } = season();
    await laterOn(61);
    till.fault({ kind: '500', match: `PUT /custom_fields/${id}`, skip: 1, times: 1 });
    await create({ kind: 'loosen' });
    await till.work();
    await disconnectPos(till.deps, till.installation.id, 'user 7');
    till.desk.access(false);
    await laterOn(5);
    till.desk.access(true);
    await laterOn(31);
    expect((await till.stores.connections.current(till.installation.id))?.state).toBe('disconnected');
    expect(isRequired(id)).toBe(true);
  });

  it('that was loosened without an answer is tried again in its time, and leaves the account to others meanwhile', async () => {
    const { id } = season();
    await laterOn(61);
    till.fault({ kind: '500', match: `PUT /custom_fields/${id}`, times: null });
    const puts = () => till.desk.calls().filter((call) => call.method === 'PUT' && call.path.endsWith(`/custom_fields/${id}`)).length;
    expect(await create({ kind: 'loosen' })).toEqual({ kind: 'begun' });
    await till.work();
    expect(puts()).toBe(1);
    await laterOn(5);
    expect(puts()).toBeLessThan(8);
    till.pos.control('DELETE', '/faults');
    await laterOn(30);
    expect(isRequired(id)).toBe(true);
    expect((await repair())?.endedAt).not.toBeNull();
  });

  it('of two people who click at once only one loosens it', async () => {
    season();
    await laterOn(61);
    const outcomes = await Promise.all([create({ kind: 'loosen' }), create({ kind: 'loosen' })]);
    expect(outcomes.map((one) => one.kind).sort()).toEqual(['begun', 'refused']);
    await till.work();
    expect(items('Shopify Tip')).toHaveLength(1);
  });

  it('a creation whose answer is lost is looked for, not sent again, and the switch is put back first', async () => {
    const { id } = season();
    await laterOn(61);
    till.fault({ kind: 'drop-after-commit', match: 'POST /items', times: 1 });
    await create({ kind: 'loosen' });
    await laterOn(1);
    await laterOn(3);
    expect(isRequired(id)).toBe(true);
    expect(items('Shopify Tip')).toHaveLength(1);
    expect((await repair())?.steps.find((step) => step.kind === 'create')).toMatchObject({ state: 'done' });
  });
});

/** Stores that stop the process at the n-th writing of a repair: before it (`lost`) or right after. */
function dying(deps: Deps, at: number, after: boolean): Deps {
  let saves = 0;
  const { repairs } = deps.stores;
  const save: typeof repairs.save = async (...call) => {
    saves += 1;
    if (saves === at && !after) throw new Error('the process died');
    const saved = await repairs.save(...call);
    if (saves === at) throw new Error('the process died');
    return saved;
  };
  return { ...deps, stores: { ...deps.stores, repairs: { ...repairs, save } } };
}

describe('[M14] a crash at any step', () => {
  // loosen, create and restore are each written before and after they are sent, and the end once: seven writings.
  const deaths = [1, 2, 3, 4, 5, 6, 7].flatMap((at) => [[at, 'before'], [at, 'after']] as const);

  it.each(deaths)('writing %i, %s: the switch is put back, nothing is made twice, and the order goes', async (at, when) => {
    const { id } = season();
    await laterOn(61);
    await placed(tipped(1));
    expect(await create({ kind: 'loosen' })).toEqual({ kind: 'begun' });
    const [work] = (await till.stores.work.due(till.clock.now(), 100)).filter((row) => row.name === 'repair');
    await runWork(dying(till.deps, at, when === 'after'), work?.key ?? '');
    // Whoever takes over finds the row due again.
    await laterOn(20);
    await till.settle();
    expect(isRequired(id)).toBe(true);
    expect(items('Shopify Tip').length).toBeLessThanOrEqual(1);
    expect(stillLoose((await repair()) ?? { steps: [] })).toEqual([]);
    expect((await repair())?.endedAt).not.toBeNull();
    if (items('Shopify Tip').length === 1) expect(await statusOf(tipped(1))).toBe('in_pos');
  });
});
