import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { changeSettings } from '~/pipeline/change-settings';
import { createEmployee, pickEmployee } from '~/pipeline/fix-employee';
import { setFieldValue } from '~/pipeline/fix-field';
import { createPaymentType, mapPayment } from '~/pipeline/fix-payment';
import { turnOn } from '~/pipeline/fix-setting';
import { runChecks } from '~/pipeline/run-checks';
import type { Settings } from '~/domain/settings/settings';
import { anAgreement, anOrder, aPayment } from '../support/orders';
import { openTill, type Till } from '../support/till';

/** Each cause is made in the simulated POS or the settings, seen on the order, fixed by one click, and the orders that waited go. */
let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number, more: Partial<Order> = {}): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })], ...more });
const placed = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.settle();
};
const verdictOf = async (one: Order) => (await till.row(one)).verdict;
const statusOf = async (one: Order) => {
  const { status, cause } = await verdictOf(one);
  return cause ? `${status} ${cause.code}` : status;
};
const fixer = () => ({ installationId: till.installation.id, by: 'user 7' });
const settings = async () => (await till.stores.installations.settings(till.installation.id)).settings;
const change = async (turn: (settings: Settings) => Settings) => {
  const current = await till.stores.installations.settings(till.installation.id);
  expect((await changeSettings(till.deps, { ...fixer(), expectedVersion: current.version, settings: turn(current.settings), release: 'from-now' })).kind).toBe('saved');
  await till.settle();
};
const told = async (one: Order) => (await till.stores.orders.timeline((await till.row(one)).key)).filter((entry) => entry.code === 'person.fixed').map((entry) => entry.params);
const user = (name: string, patch: object) => till.pos.control('POST', `/users/${name}`, patch);
const people = async () => {
  const { account } = (await till.stores.connections.current(till.installation.id)) ?? {};
  const facts = await till.stores.connections.facts(account?.id ?? '');
  return facts?.employees.kind === 'known' ? facts.employees.value : [];
};
const field = (body: object) => till.pos.control('POST', '/custom-fields', { group_id: 'sales.transaction', required: true, ...body }).body as { id: number; key: string };
const attempts = async (one: Order) => (await till.row(one)).lastTriedAt;

describe('a download setting that is off', () => {
  const archived = (number: number): Order => order(number, { closedAt: 1 });

  it.each([['from-now', 'skipped S-RULE-OFF'], ['these-too', 'in_pos']] as const)('is turned on where an order met it, %s', async (take, then) => {
    await change((now) => ({ ...now, download: { ...now.download, archived: false } }));
    await placed(archived(1), archived(2));
    expect(await statusOf(archived(1))).toBe('skipped S-RULE-OFF');
    expect(await turnOn(till.deps, fixer(), 'archived', take)).toEqual({ kind: 'fixed', orders: take === 'these-too' ? 2 : 0 });
    await till.settle();
    expect([await statusOf(archived(1)), await statusOf(archived(2))]).toEqual([then, then]);
    expect((await till.stores.installations.settings(till.installation.id)).savedBy).toBe('user 7');
    await placed(archived(3));
    expect(await statusOf(archived(3))).toBe('in_pos');
    if (take === 'these-too') expect(await told(archived(1))).toEqual([{ by: 'user 7', fix: 'setting', what: 'archived' }]);
  });

  it('that is on already is not saved again', async () => {
    const { version } = await till.stores.installations.settings(till.installation.id);
    expect(await turnOn(till.deps, fixer(), 'archived', 'from-now')).toEqual({ kind: 'fixed', orders: 0 });
    expect((await till.stores.installations.settings(till.installation.id)).version).toBe(version);
  });
});

describe('the assigned employee', () => {
  const archive = async () => {
    // Not the one whose token it is: without that person the POS refuses access to everything.
    const [, first, second] = (await people()).filter((one) => one.active);
    if (!first || !second) throw new Error('the account needs two active people');
    await change((now) => ({ ...now, pos: { ...now.pos, employeeId: second.id } }));
    user(second.name, { active: false });
    till.clock.advance(3_600_000);
    await till.work();
    await placed(order(1), order(2));
    expect(await statusOf(order(1))).toBe('blocked E-EMP-ARCHIVED');
    return { first, second };
  };

  it('[M4] is picked among the active ones, and every order that waited goes in that name', async () => {
    const { first } = await archive();
    expect(await pickEmployee(till.deps, fixer(), first.id)).toEqual({ kind: 'fixed', orders: 2 });
    await till.settle();
    expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
    expect((await settings()).pos.employeeId).toBe(first.id);
    expect(await told(order(1))).toEqual([{ by: 'user 7', fix: 'employee', what: first.name }]);
  });

  it('[M5] archived in the POS cannot be saved, whatever was known of it before', async () => {
    const { first, second } = await archive();
    expect(await pickEmployee(till.deps, fixer(), second.id)).toEqual({ kind: 'refused', reason: 'archived' });
    user(first.name, { active: false });
    expect(await pickEmployee(till.deps, fixer(), first.id)).toEqual({ kind: 'refused', reason: 'archived' });
    expect(await pickEmployee(till.deps, fixer(), '999')).toEqual({ kind: 'refused', reason: 'gone' });
    expect((await settings()).pos.employeeId).toBe(second.id);
    await till.settle();
    expect(await statusOf(order(1))).toBe('blocked E-EMP-ARCHIVED');
  });

  it('[M4] is created only where the POS makes people by its API', async () => {
    expect(await createEmployee(till.deps, fixer(), 'Online orders')).toEqual({ kind: 'refused', reason: 'cannot' });
    expect(await createEmployee(till.deps, fixer(), ' ')).toEqual({ kind: 'refused', reason: 'not-allowed' });
  });
});

describe('a payment type', () => {
  const archiveDefault = async (): Promise<string> => {
    const id = (await settings()).payments.defaultTypeId ?? '';
    till.pos.control('POST', `/payment-types/${id}`, { active: false });
    till.clock.advance(3_600_000);
    await till.work();
    return id;
  };
  const types = () => (till.pos.control('GET', '/state').body as { tables: { payment_types: { id: number; name: string; active: boolean }[] } }).tables.payment_types;

  it('that is gone is chosen anew in place, and only the orders that waited on it are looked at again', async () => {
    await placed(order(9, { lines: [{ ...anOrder().lines[0], sku: 'NOWHERE' } as Order['lines'][number]] }));
    const gone = await archiveDefault();
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('blocked E-PAY-UNMAPPED');
    const before = await attempts(order(9));
    const other = types().find((one) => one.active && String(one.id) !== gone && one.name !== 'Shopify');
    expect(await mapPayment(till.deps, fixer(), null, gone)).toEqual({ kind: 'refused', reason: 'archived' });
    till.clock.advance(5_000);
    expect(await mapPayment(till.deps, fixer(), null, String(other?.id))).toEqual({ kind: 'fixed', orders: 1 });
    await till.settle(60_000);
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(await attempts(order(9))).toBe(before);
  });

  it('of one method is chosen for that method alone', async () => {
    await change((now) => ({ ...now, payments: { ...now.payments, gateways: { paypal: '987' } } }));
    const paypal = order(1, { transactions: [aPayment({ gateway: 'paypal' })], gateways: ['paypal'] });
    await placed(paypal);
    expect((await verdictOf(paypal)).cause).toMatchObject({ code: 'E-PAY-UNMAPPED', params: { gateway: 'paypal' } });
    const id = (await settings()).payments.defaultTypeId ?? '';
    expect(await mapPayment(till.deps, fixer(), 'paypal', id)).toEqual({ kind: 'fixed', orders: 1 });
    await till.settle();
    expect(await statusOf(paypal)).toBe('in_pos');
    expect((await settings()).payments).toMatchObject({ defaultTypeId: id, gateways: { paypal: id } });
  });

  it('“Shopify” is created again by one click, and a second click makes no second one', async () => {
    const gone = await archiveDefault();
    await placed(order(1));
    expect(await createPaymentType(till.deps, fixer(), null)).toEqual({ kind: 'fixed', orders: 1 });
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
    const made = (await settings()).payments.defaultTypeId;
    expect(made).not.toBe(gone);
    expect(await createPaymentType(till.deps, fixer(), null)).toEqual({ kind: 'fixed', orders: 0 });
    expect((await settings()).payments.defaultTypeId).toBe(made);
    expect(types().filter((one) => one.name.startsWith('Shopify') && one.active)).toHaveLength(1);
  });
});

describe('a required custom field', () => {
  it('[M9] that makes the POS reject: E-REQ-FIELD names it, a default value within its list frees the orders', async () => {
    const { key } = field({ name: 'Channel', values: ['Web', 'Phone'] });
    await placed(order(1), order(2));
    expect((await verdictOf(order(1))).cause).toMatchObject({ code: 'E-REQ-FIELD', params: { field: 'Channel', group: 'transaction' } });
    expect(await setFieldValue(till.deps, fixer(), { group: 'transaction', key, value: 'Fax' })).toEqual({ kind: 'refused', reason: 'not-allowed' });
    expect(await setFieldValue(till.deps, fixer(), { group: 'transaction', key, value: 'Web' })).toEqual({ kind: 'fixed', orders: 2 });
    await till.settle();
    expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
    expect(till.documents().orders.map((one) => one.custom?.[key])).toEqual(['Web', 'Web']);
    expect(await told(order(1))).toEqual([{ by: 'user 7', fix: 'value', what: 'Channel: Web' }]);
    const row = (await runChecks(till.deps, till.installation.id, 'person')).find((one) => one.code === 'required-fields');
    expect(row?.result).toBe('passed');
  });

  it('whose list no longer has the default value stops orders again', async () => {
    const { id, key } = field({ name: 'Channel', values: ['Web', 'Phone'] });
    await setFieldValue(till.deps, fixer(), { group: 'transaction', key, value: 'Web' });
    till.pos.control('POST', `/custom-fields/${id}`, { values: ['Phone'] });
    till.clock.advance(3_600_000);
    await placed(order(1));
    expect((await verdictOf(order(1))).cause).toMatchObject({ code: 'E-REQ-FIELD', params: { field: 'Channel', value: 'Web' } });
  });

  it('of customers and of lines is filled as well', async () => {
    const customer = field({ group_id: 'customer', name: 'Source' });
    const line = field({ group_id: 'sales.transaction.line_item', name: 'Bin' });
    await placed(order(1));
    expect((await verdictOf(order(1))).status).toBe('blocked');
    await setFieldValue(till.deps, fixer(), { group: 'customer', key: customer.key, value: 'Online' });
    await setFieldValue(till.deps, fixer(), { group: 'line', key: line.key, value: 'A1' });
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it.each([['sales.transaction', 'transaction'], ['sales.transaction.line_item', 'line']] as const)(
    '[M9] of %s that the POS takes and leaves pending: E-POS-PENDING names it, and with a default value the same order goes on',
    async (group_id, group) => {
      till.pos.control('POST', '/settings', { openingWithGaps: 'stays-pending', requiredBlocksAt: { 'sales.transaction': 'finish', 'sales.transaction.line_item': 'finish' } });
      await placed(order(9));
      // The facts read a moment ago do not know of it yet.
      const { key } = field({ group_id, name: 'Engraving text' });
      await placed(order(1), order(2));
      expect((await verdictOf(order(1))).cause).toMatchObject({ code: 'E-POS-PENDING', params: { fields: 'Engraving text', n: '1' } });
      expect(till.documents().orders.filter((one) => one.status === 'pending')).toHaveLength(1);
      expect(await setFieldValue(till.deps, fixer(), { group, key, value: 'None' })).toMatchObject({ kind: 'fixed' });
      await till.settle();
      expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
      expect(till.documents().orders.map((one) => one.status)).toEqual(['closed', 'closed', 'closed']);
    },
  );

  it('of unique values takes no default, because the second order would be refused', async () => {
    const { key } = field({ name: 'Docket', unique: true });
    await placed(order(1));
    expect(await setFieldValue(till.deps, fixer(), { group: 'transaction', key, value: 'X' })).toEqual({ kind: 'refused', reason: 'not-allowed' });
    expect(await statusOf(order(1))).toBe('blocked E-REQ-FIELD');
  });
});
