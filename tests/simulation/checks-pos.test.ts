import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '~/domain/settings/settings';
import type { Order } from '~/domain/order/order';
import { runChecks } from '~/pipeline/run-checks';
import { hour, minute, openDeskAt, placedAt, say, type DeskAt } from '../support/desk';
import { anAgreement, anOrder, aSale } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
let desk: DeskAt;
beforeEach(async () => {
  till = await openTill();
  desk = openDeskAt(till);
  desk.listsWell();
  till.stock('BELT');
  await till.connect();
});
afterEach(() => till.close());

const marie = '100011';
const inNameOf = (employeeId: string | null) => (settings: Settings): Settings => ({ ...settings, pos: { ...settings.pos, employeeId } });
const order = (number: number, more: Partial<Order> = {}) => placedAt(number, till.clock.now(), more);
const place = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.work();
};
const again = () => runChecks(till.deps, till.installation.id, 'person');
const failing = async () => (await desk.checks()).groups.flatMap(({ rows }) => rows).filter((row) => row.result === 'failed' && !row.warns).map((row) => row.code);
const required = (group: string, name: string) => till.pos.control('POST', '/custom-fields', { group_id: group, name, required: true });

describe('the employee', () => {
  it('[P5] archived in the POS is noticed without a click, before any order fails, with how many will meet it', async () => {
    await desk.change(inNameOf(marie));
    await place(order(1), order(2));
    await desk.pass(hour, 5 * minute);
    expect(await desk.row('assigned-employee')).toMatchObject({ result: 'passed', params: { employee: 'Marie Dubois' } });
    till.pos.control('POST', `/users/${marie}`, { active: false });
    await desk.pass(hour + minute, 5 * minute);
    expect(await desk.problems()).toMatchObject([{ code: 'E-EMP-ARCHIVED', subject: marie, orders: 0 }]);
    expect(await desk.row('assigned-employee')).toMatchObject({ result: 'failed', orders: 0, expected: 2, fixTo: '/app/settings/locations?focus=employeeId' });
    expect((await desk.home()).problems).toMatchObject([{ orders: 0, expected: 2, isFix: true }]);
    expect(await desk.indicator()).toMatchObject({ state: 'needs-action', count: 0 });
    // Open problems are asked about every 5 minutes.
    till.pos.control('POST', `/users/${marie}`, { active: true });
    await desk.pass(5 * minute);
    expect(await desk.problems()).toEqual([]);
    expect(await desk.indicator()).toMatchObject({ state: 'up-to-date' });
  });

  it('that was chosen a moment ago is asked for before anybody is told that it is gone', async () => {
    till.pos.control('POST', `/users/${marie}`, { active: false });
    await again();
    till.pos.control('POST', `/users/${marie}`, { active: true });
    till.clock.advance(minute);
    await desk.change(inNameOf(marie));
    expect(await desk.row('assigned-employee')).toMatchObject({ result: 'passed' });
  });
});

describe('a mapping that is missing', () => {
  const gaps: readonly (readonly [string, (settings: Settings) => Settings, string, string])[] = [
    ['the payment type', (settings) => ({ ...settings, payments: { ...settings.payments, defaultTypeId: null } }), 'payments', 'E-PAY-UNMAPPED'],
    ['the station', (settings) => ({ ...settings, pos: { ...settings.pos, stationId: null } }), 'station', 'E-STATION'],
    ['the location', (settings) => ({ ...settings, pos: { ...settings.pos, defaultLocationId: null } }), 'location', 'E-LOCATION'],
  ];
  it.each(gaps)('[C2b] %s: Checks lists exactly that one, its orders are blocked by it, and one choice frees all', async (_name, turn, code, cause) => {
    const { settings } = await till.stores.installations.settings(till.installation.id);
    await desk.change(turn);
    expect(await failing()).toEqual([code]);
    await place(order(1), order(2));
    expect([await desk.statusOf(order(1)), await desk.statusOf(order(2))]).toEqual([`blocked ${cause}`, `blocked ${cause}`]);
    expect(await desk.problems()).toMatchObject([{ code: cause, orders: 2 }]);
    await again();
    expect(await failing()).toEqual([code]);
    expect(await desk.rows(code as 'station')).toMatchObject([{ orders: 2, amount: '20.00' }]);
    await desk.change(() => settings);
    await till.settle();
    expect([await desk.statusOf(order(1)), await desk.statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
    expect(await failing()).toEqual([]);
  });

  it('of two gateways to one type that is gone is one row and one problem', async () => {
    await desk.change((settings) => ({ ...settings, payments: { ...settings.payments, gateways: { paypal: '999', klarna: '999' } } }));
    expect(await desk.rows('payment-type')).toMatchObject([{ result: 'failed', subject: '999' }]);
    expect(await desk.problems()).toMatchObject([{ code: 'E-PAY-UNMAPPED', subject: '999' }]);
  });
});

describe('what the account requires', () => {
  it('[M11] lists every required field by its name, with the orders that it blocks', async () => {
    required('sales.transaction', 'Channel');
    required('sales.transaction.line_item', 'Bin');
    required('customer', 'Birthday');
    required('item', 'Season');
    till.pos.control('POST', '/custom-fields', { group_id: 'item', name: 'Colour', required: false });
    await again();
    const rows = await desk.rows('required-fields');
    expect(rows.map(({ result, params }) => [result, params.field, params.group]).sort()).toEqual([
      ['failed', 'Bin', 'line'], ['failed', 'Birthday', 'customer'], ['failed', 'Channel', 'transaction'], ['failed', 'Season', 'item'],
    ]);
    expect(rows.every(({ help }) => help === 'steps')).toBe(true);
    await place(order(1));
    await again();
    expect((await desk.rows('required-fields')).map(({ params, orders }) => [params.field, orders]).sort()).toEqual([['Bin', 1], ['Birthday', 1], ['Channel', 1], ['Season', 0]]);
  });

  it('a sales rep: the switch warns before a return is refused, and an employee ends it', async () => {
    await place(order(1));
    till.pos.control('POST', '/account-settings', { 'pos.tickets.sales_rep_required': true });
    await desk.pass(hour + minute, 5 * minute);
    expect(await desk.problems()).toMatchObject([{ code: 'E-REQ-SWITCH', subject: 'sales-rep', orders: 0 }]);
    expect(await desk.row('account-switches')).toMatchObject({ result: 'failed', fixTo: '/app/settings/locations?focus=employeeId', help: 'steps' });
    const back = order(1, {
      updatedAt: till.clock.now(), totals: { ...anOrder().totals, currentTotal: 400n },
      agreements: [...order(1).agreements, anAgreement({ id: 'gid://shopify/RefundAgreement/1', kind: 'refund', happenedAt: till.clock.now(), sales: [aSale({ id: 'back', action: 'RETURN', quantity: -1, amount: -600n })] })],
    });
    await place(back);
    expect(await desk.statusOf(back)).toBe('partly E-REQ-SWITCH');
    const { verdict } = await till.row(back);
    expect(verdict.cause && [say(verdict.cause, 'title', 'en'), say(verdict.cause, 'title', 'fr')]).toEqual(['Your POS asks for a sales rep on sales', 'Votre POS exige un vendeur pour les ventes']);
    expect(await desk.row('account-switches')).toMatchObject({ orders: 1 });
    await desk.change(inNameOf(marie));
    await till.settle();
    expect([await desk.statusOf(back), till.documents().tickets.length]).toEqual(['in_pos', 1]);
    expect((await desk.problems()).filter(({ code }) => code === 'E-REQ-SWITCH')).toEqual([]);
  });

  it('a customer: is met by every sale, so nothing is wrong', async () => {
    till.pos.control('POST', '/account-settings', { 'pos.tickets.customer_required': true });
    await again();
    expect(await desk.row('account-switches')).toMatchObject({ result: 'passed' });
  });
});

describe('SKUs', () => {
  it('without a match are named with the orders that wait, and lead to the page that links them', async () => {
    const hat = (number: number) => order(number, { lines: [{ ...anOrder().lines[0], sku: 'HAT/1' } as Order['lines'][number]] });
    await place(hat(1), hat(2));
    await again();
    expect(await desk.rows('skus')).toMatchObject([{ result: 'failed', orders: 2, amount: '20.00', params: { sku: 'HAT/1' }, fixTo: '/app/items/link?sku=HAT%2F1' }]);
    till.stock('HAT/1');
    await again();
    await till.settle();
    await again();
    expect([await desk.statusOf(hat(1)), await desk.problems(), (await desk.row('skus')).result]).toEqual(['in_pos', [], 'passed']);
  });
});

describe('the checklist', () => {
  it('[M1] runs all, and each failing check has a fix, steps or somebody to ask', async () => {
    await desk.change((settings) => ({
      ...settings,
      download: { ...settings.download, archived: false, allowTags: ['a'], ignoreTags: ['a'], startDate: till.clock.now() + hour },
      pos: { ...settings.pos, employeeId: '7', stationId: '7', defaultLocationId: '7' }, payments: { ...settings.payments, defaultTypeId: null, gateways: { paypal: '7' } },
    }));
    required('sales.transaction', 'Channel');
    till.pos.control('POST', '/account-settings', { 'pos.tickets.reason_of_adjusting_price_required': true });
    till.pos.control('POST', '/items', [{ public_id: 'Shopify Tip', description: 'Tip', price: 0 }]);
    till.pos.control('POST', '/items/Shopify Tip', { active: false });
    Object.assign(till.deps, { wantedScopes: ['read_orders'] });
    Object.assign(till.deps.source, { readShop: async () => ({ ok: true, value: { shop: '', name: '', currency: 'EUR', timeZone: 'UTC', scopes: ['read_products'], locations: [] } }) });
    await again();
    const page = await desk.checks();
    const bad = page.groups.flatMap(({ rows }) => rows).filter(({ result }) => result === 'failed');
    expect([...new Set(bad.map(({ code }) => code))].sort()).toEqual([
      'account-switches', 'assigned-employee', 'currency', 'location', 'order-dates', 'order-settings', 'order-tags', 'payment-type', 'payments', 'required-fields', 'required-products', 'shopify-scopes', 'station',
    ]);
    expect(bad.filter(({ fixTo, help }) => fixTo === null && help === null)).toEqual([]);
    expect(page.lastRunAt).toBe(till.clock.now());
  });

  it('asks the POS only what one question needs when it is asked alone', async () => {
    await again();
    till.clock.advance(minute);
    const before = desk.calls();
    await runChecks(till.deps, till.installation.id, 'person', 'payment-type');
    expect(desk.calls() - before).toBe(2);
  });

  it('asks about open problems every 5 minutes, and about all the rest once an hour', async () => {
    required('sales.transaction', 'Channel');
    await desk.pass(hour, 5 * minute);
    till.pos.control('DELETE', '/calls');
    await desk.pass(hour, 5 * minute);
    const { byPath } = till.pos.control('GET', '/calls').body as { byPath: Record<string, number> };
    const asked = (path: string) => byPath[`GET ${path}`] ?? 0;
    expect([asked('/custom_fields'), asked('/items')]).toEqual([12, 12]);
    expect([asked('/payment_types'), asked('/users'), asked('/locations')]).toEqual([1, 1, 1]);
  });
});
