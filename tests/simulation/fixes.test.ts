import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { changeSettings } from '~/pipeline/change-settings';
import { createEmployee, pickEmployee } from '~/pipeline/fix-employee';
import { setFieldValue } from '~/pipeline/fix-field';
import { createPaymentType, mapPayment } from '~/pipeline/fix-payment';
import { turnOn } from '~/pipeline/fix-setting';
import { runChecks } from '~/pipeline/run-checks';
import { ok } from '~/domain/result';
import type { Settings } from '~/domain/settings/settings';
import { fixOf } from '~/presenters/fix';
import { fixPanel } from '~/presenters/fix-panel';
import { presentLocationForm } from '~/presenters/settings/location-form';
import { fixByForm } from '~/routes/app.fix/fix-by-form';
import { fixGround } from '~/routes/app.fix/fix-ground';
import { layLocationsNow } from '~/routes/app.settings/lay-locations';
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

  it('[M4] is created by one click where it does, and the orders that waited go in that name', async () => {
    const { first } = await archive();
    const asked: string[] = [];
    const adapter = till.deps.pos.adapter('heartland');
    // Another POS: it makes people, and this one is how it names the new one.
    const making: typeof adapter = {
      ...adapter,
      open: (...given) => ({ ...adapter.open(...given), fixes: { createEmployee: (name) => (asked.push(name), Promise.resolve(ok(first.id))) } }),
    };
    const deps = { ...till.deps, pos: { ...till.deps.pos, adapter: () => making } };
    expect(await createEmployee(deps, fixer(), 'Commandes en ligne ')).toEqual({ kind: 'fixed', orders: 2 });
    await till.settle();
    expect(asked).toEqual(['Commandes en ligne']);
    expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
    expect(await told(order(1))).toEqual([{ by: 'user 7', fix: 'employee-made', what: 'Commandes en ligne' }]);
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

describe('a posted fix', () => {
  const post = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return fixByForm(till.deps, fixer(), form);
  };

  it('that changes a setting or the POS is done only once it is confirmed', async () => {
    await change((now) => ({ ...now, download: { ...now.download, archived: false } }));
    expect(await post({ fix: 'turn-on', setting: 'archived' })).toMatchObject({ done: null, refusal: 'unconfirmed' });
    expect((await settings()).download.archived).toBe(false);
    expect(await post({ fix: 'turn-on', setting: 'archived', confirmed: 'yes' })).toMatchObject({ done: 'fixed', refusal: null });
    expect((await settings()).download.archived).toBe(true);
  });

  it('that lacks what it needs says so, and one that no button of ours sends is answered 400', async () => {
    expect(await post({ fix: 'pick-employee', employee: '', confirmed: 'yes' })).toMatchObject({ refusal: 'required' });
    expect(await post({ fix: 'create-products', confirmed: 'yes' })).toMatchObject({ refusal: 'required' });
    await expect(post({ fix: 'turn-on', setting: 'everything', confirmed: 'yes' })).rejects.toMatchObject({ status: 400 });
  });

  it('[M12] “Check again” confirms what was put right in the POS, and the orders go', async () => {
    const { id } = field({ name: 'Channel' });
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('blocked E-REQ-FIELD');
    expect(await post({ fix: 'check' })).toMatchObject({ done: 'checked' });
    await till.settle(30_000);
    expect(await statusOf(order(1))).toBe('blocked E-REQ-FIELD');
    till.pos.control('POST', `/custom-fields/${id}`, { required: false });
    expect(await post({ fix: 'check' })).toMatchObject({ done: 'checked' });
    await till.settle(30_000);
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it('[M12] leads into the POS: steps in its own words and its address', async () => {
    field({ name: 'Channel' });
    await placed(order(1));
    const { cause } = await verdictOf(order(1));
    const view = cause && fixPanel(cause, await fixGround(till.deps, till.installation.id));
    expect(view?.guide).toMatchObject({ task: 'optional-field', link: 'https://demo.retail.heartland.us/' });
    expect(view?.guide?.steps?.en).toHaveLength(3);
    expect(view?.guide?.steps?.fr).toHaveLength(3);
  });
});

describe('[M5] the locations form', () => {
  it('refuses an archived employee, and the link of the cause leads to that very field', async () => {
    const [, first, second] = (await people()).filter((one) => one.active);
    user(second?.name ?? '', { active: false });
    const before = await settings();
    const form = { version: 1, release: 'from-now' as const, stationId: before.pos.stationId, sourceLocationId: before.pos.sourceLocationId, defaultLocationId: before.pos.defaultLocationId, locations: [] };
    expect(await layLocationsNow(till.deps, till.installation, { ...form, employeeId: second?.id ?? null }, before)).toEqual({ faults: { employeeId: ['employee-archived'] } });
    expect(await layLocationsNow(till.deps, till.installation, { ...form, employeeId: '999' }, before)).toEqual({ faults: { employeeId: ['employee-gone'] } });
    expect(await layLocationsNow(till.deps, till.installation, { ...form, employeeId: first?.id ?? null }, before)).toMatchObject({ pos: { employeeId: first?.id } });
    expect(fixOf({ code: 'E-EMP-ARCHIVED', params: {} }).first).toEqual({ kind: 'link', to: '/app/settings/locations?focus=employeeId' });
    const view = await presentLocationForm(till.stores, till.installation, await till.stores.installations.settings(till.installation.id), till.deps.pos, null);
    expect(view.employees?.find((one) => one.value === second?.id)).toMatchObject({ inactive: true });
  });
});
