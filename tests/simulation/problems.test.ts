import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import type { Settings } from '~/domain/settings/settings';
import { changeSettings } from '~/pipeline/change-settings';
import { muteProblem } from '~/pipeline/mute-problem';
import { runChecks } from '~/pipeline/run-checks';
import { presentIndicator } from '~/presenters/indicator';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number, more: Partial<Order> = {}): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })], ...more });
const belts = (number: number, quantity: number): Order => {
  const total = 1_000n * BigInt(quantity);
  return order(number, {
    totals: totalsOf(total), lines: [aLine({ quantity, currentQuantity: quantity })], transactions: [aPayment({ id: `payment-${number}`, amount: total })],
    agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}`, sales: [aSale({ quantity, amount: total })] })],
  });
};
const placed = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.settle();
};
const require = (required: boolean, id?: number, group = 'sales.transaction'): number =>
  (till.pos.control('POST', id === undefined ? '/custom-fields' : `/custom-fields/${id}`, id === undefined ? { group_id: group, name: 'Bin', required } : { required }).body as { id: number }).id;
const change = async (turn: (settings: Settings) => Settings): Promise<void> => {
  const { settings, version } = await till.stores.installations.settings(till.installation.id);
  expect((await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: version, settings: turn(settings), by: 'user 1', release: 'from-now' })).kind).toBe('saved');
};
const ask = () => runChecks(till.deps, till.installation.id, 'person');
const problem = async (code: string) => (await till.stores.problems.open(till.installation.id)).find((one) => one.cause.code === code) ?? null;
const history = async (id: string) => (await till.stores.problems.history(id)).map((entry) => [entry.code, entry.params]);
const indicator = async () => (await presentIndicator(till.stores, till.installation.id, till.clock.now())).state;

describe('a cause that is fixed once', () => {
  it('frees every order that waited on it, with its progress, and its history is kept', async () => {
    const field = require(true);
    await ask();
    await placed(belts(1, 2), belts(2, 3), belts(3, 1));
    const open = await problem('E-REQ-FIELD');
    expect(open).toMatchObject({ state: 'open', orders: 3, amount: '60.00', units: 6, checkFails: true });
    const id = open?.id ?? '';
    const [unit, ...others] = await till.stores.problems.unitsOf(id);
    expect([unit?.sku, unit?.units, others]).toEqual(['BELT', 6, []]);
    require(false, field);
    await ask();
    expect(await problem('E-REQ-FIELD')).toMatchObject({ id, state: 'rechecking', orders: 3 });
    await till.settle();
    expect(await problem('E-REQ-FIELD')).toBeNull();
    expect(await till.stores.problems.byId(till.installation.id, id)).toMatchObject({ state: 'closed', orders: 0, units: 0 });
    expect(await till.stores.problems.freed(id)).toMatchObject({ in_pos: 3, blocked: 0 });
    expect(await history(id)).toEqual([['opened', {}], ['fixed', { orders: '3' }], ['closed', { orders: '3' }]]);
    expect(till.documents().orders).toHaveLength(3);
    require(true, field);
    await ask();
    expect(await problem('E-REQ-FIELD')).toMatchObject({ id, state: 'open', orders: 0 });
    expect((await history(id)).at(-1)).toEqual(['reopened', {}]);
  });
  it('asks for nobody while it is muted, and its orders keep their verdicts', async () => {
    require(true);
    await placed(belts(1, 2));
    await ask();
    const { id = '' } = (await problem('E-REQ-FIELD')) ?? {};
    expect(await indicator()).toBe('needs-action');
    expect(await muteProblem(till.deps, till.installation.id, id, 7, 'user 1')).toBe(true);
    expect(await indicator()).toBe('up-to-date');
    expect((await till.row(belts(1, 2))).verdict).toMatchObject({ status: 'blocked', cause: { code: 'E-REQ-FIELD' } });
    till.clock.advance(7 * 86_400_000);
    expect(await indicator()).toBe('needs-action');
    expect((await history(id)).map(([code]) => code)).toEqual(['opened', 'muted']);
  });
});

describe('orders that stand in the POS without an invoice', () => {
  it('[M10] over-state its stock by SKU and location: the list equals the sum of the lines that stand open there', async () => {
    till.stock('MUG');
    const { settings: { pos } } = await till.stores.installations.settings(till.installation.id);
    const other = tables().locations.find((one) => String(one.id) !== pos.defaultLocationId);
    await change((settings) => ({
      ...settings, download: { ...settings.download, partiallyPaid: true }, pos: { ...settings.pos, locations: { 'gid://shopify/Location/2': String(other?.id) } },
    }));
    const mug = aLine({ id: 'line-2', sku: 'MUG', title: 'Mug', quantity: 4, currentQuantity: 4, unitPrice: 500n, locationId: 'gid://shopify/Location/2' });
    const mixed = order(3, {
      totals: totalsOf(3_000n), lines: [aLine(), mug], transactions: [aPayment({ id: 'payment-3', amount: 3_000n })],
      agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/3', sales: [aSale(), aSale({ id: 'sale-2', lineId: 'line-2', quantity: 4, amount: 2_000n })] })],
    });
    const orders = [belts(1, 2), belts(2, 3), mixed];
    await placed(...orders.map(halfPaid), belts(4, 7));
    expect(await Promise.all(orders.map(async (one) => (await till.row(one)).verdict.status))).toEqual(['pending_pos', 'pending_pos', 'pending_pos']);
    const overstated = () => till.stores.orders.units({ installationId: till.installation.id, statuses: ['pending_pos'] });
    const shown = await overstated();
    expect(shown).toEqual(openLines());
    expect(shown.map(({ sku, units }) => [sku, units])).toEqual([['BELT', 6], ['MUG', 4]]);
    expect(new Set(shown.map((one) => one.location)).size).toBe(2);
    await placed(...orders.map((one) => ({ ...one, updatedAt: one.updatedAt + 60_000 })));
    expect(await overstated()).toEqual([]);
    expect(openLines()).toEqual([]);
  });
  it('is told of an order that was stopped on its way as well, until it is finished', async () => {
    await till.work();
    const field = require(true, undefined, 'sales.transaction.line_item');
    await placed(belts(1, 2));
    expect((await till.row(belts(1, 2))).verdict).toMatchObject({ status: 'blocked', cause: { code: 'E-REQ-FIELD' } });
    expect(await till.stores.orders.units({ installationId: till.installation.id })).toEqual(openLines());
    expect(openLines()).toMatchObject([{ sku: 'BELT', units: 2 }]);
    require(false, field);
    await ask();
    await till.settle();
    expect([openLines(), await till.stores.orders.units({ installationId: till.installation.id })]).toEqual([[], []]);
  });
});

/** A first part of the money has come. */
const halfPaid = (one: Order): Order => ({ ...one, transactions: one.transactions.map((payment) => ({ ...payment, id: `${payment.id}-half`, amount: payment.amount / 2n })) });

/** What the simulated POS itself holds in orders that are not closed, by its own items and locations. */
function openLines(): readonly { sku: string; location: string; units: number }[] {
  const { items, orders } = tables();
  const sums = new Map<string, { sku: string; location: string; units: number }>();
  for (const line of orders.filter((one) => one.status !== 'closed').flatMap((one) => one.lines)) {
    const [sku, location] = [items.find((item) => item.id === line.item_id)?.public_id ?? '', String(line.ship_from_location_id)];
    sums.set(`${sku} ${location}`, { sku, location, units: (sums.get(`${sku} ${location}`)?.units ?? 0) + line.qty });
  }
  return [...sums.values()].sort((a, b) => b.units - a.units || (a.sku < b.sku ? -1 : 1));
}

interface PosLine { readonly item_id: number; readonly qty: number; readonly ship_from_location_id: number | null }
type Table<T> = readonly (T & { readonly id: number })[];
interface PosTables { readonly items: Table<{ public_id: string }>; readonly locations: Table<object>; readonly orders: Table<{ status: string; lines: readonly PosLine[] }> }
const tables = (): PosTables => (till.pos.control('GET', '/state').body as { tables: PosTables }).tables;
