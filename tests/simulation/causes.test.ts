import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presentOrder } from '~/presenters/order';
import { changeSettings } from '~/pipeline/change-settings';
import { handleOrder, includeOrder, undoDecision } from '~/pipeline/decide-order';
import { runChecks } from '~/pipeline/run-checks';
import type { Order } from '~/domain/order/order';
import type { Settings } from '~/domain/settings/settings';
import { anAgreement, anOrder, aPayment, aSale } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const order = (number: number, more: Partial<Order> = {}): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })], ...more });
const ready = async (): Promise<void> => {
  till.stock('BELT');
  const outcome = await till.connect();
  expect(outcome.kind).toBe('connected');
};
const placed = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.settle();
};
const statusOf = async (one: Order) => {
  const { verdict } = await till.row(one);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
};
const change = async (turn: (settings: Settings) => Settings, release: 'from-now' | 'these-too' = 'from-now') => {
  const current = await till.stores.installations.settings(till.installation.id);
  const outcome = await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: current.version, settings: turn(current.settings), by: 'user 1', release });
  expect(outcome.kind).toBe('saved');
  await till.settle();
};
const archivedOff = (settings: Settings): Settings => ({ ...settings, download: { ...settings.download, archived: false } });
const archivedOn = (settings: Settings): Settings => ({ ...settings, download: { ...settings.download, archived: true } });

describe('before the POS is connected', () => {
  it('orders wait, and go by themselves once it is', async () => {
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('waiting W-NOT-SET-UP');
    await ready();
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('connecting from now on', () => {
  it('takes in an order of that very second, whose time Shopify tells without fractions', async () => {
    till.clock.advance(640);
    till.stock('BELT');
    await till.connect('sandbox-token-demo', till.clock.now());
    await placed(order(1, { processedAt: till.clock.now() - 640 }));
    expect(await statusOf(order(1))).toBe('in_pos');
    await placed(order(2, { processedAt: till.clock.now() - 2_000 }));
    expect(await statusOf(order(2))).toBe('skipped S-OUT-OF-RANGE');
  });
});

describe('a cause that is fixed once', () => {
  it('a required custom field: blocked with its name, then everything that waited goes', async () => {
    await ready();
    const field = till.pos.control('POST', '/custom-fields', { group_id: 'sales.transaction', name: 'Gift note', required: true }).body as { id: number };
    await placed(order(1), order(2));
    expect(await statusOf(order(1))).toBe('blocked E-REQ-FIELD');
    expect((await till.row(order(1))).verdict.cause?.params).toMatchObject({ field: 'Gift note', group: 'transaction' });
    expect((await till.stores.problems.open(till.installation.id)).filter((problem) => problem.orders > 0)).toMatchObject([{ orders: 2, amount: '20.00' }]);
    till.pos.control('POST', `/custom-fields/${field.id}`, { required: false });
    till.clock.advance(300_000);
    await till.settle();
    expect([await statusOf(order(1)), await statusOf(order(2))]).toEqual(['in_pos', 'in_pos']);
    expect(await till.stores.problems.open(till.installation.id)).toEqual([]);
  });

  it('a required field that the POS names only when it refuses', async () => {
    await ready();
    await placed(order(1));
    // The facts read a moment ago do not know of it yet.
    const field = till.pos.control('POST', '/custom-fields', { group_id: 'sales.transaction', name: 'Channel', required: true }).body as { id: number };
    await placed(order(2));
    expect(await statusOf(order(2))).toBe('blocked E-REQ-FIELD');
    till.pos.control('POST', `/custom-fields/${field.id}`, { required: false });
    await runChecks(till.deps, till.installation.id, 'person');
    await till.settle();
    expect(await statusOf(order(2))).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(2);
  });

  it('a refused token: one problem for all orders, at most one probe in 15 minutes, drained after reconnecting', async () => {
    await ready();
    till.pos.control('POST', '/tokens', { token: 'sandbox-token-demo', valid: false });
    await placed(order(1), order(2), order(3));
    for (const one of [1, 2, 3]) expect(await statusOf(order(one))).toBe('blocked E-POS-ACCESS');
    expect((await till.stores.problems.open(till.installation.id)).map((problem) => [problem.cause.code, problem.orders])).toEqual([['E-POS-ACCESS', 3]]);
    const calls = () => (till.pos.control('GET', '/calls').body as { total: number }).total;
    const before = calls();
    till.clock.advance(60 * 60_000);
    await till.work();
    expect(calls() - before).toBeLessThanOrEqual(4);
    till.pos.control('POST', '/tokens', { token: 'sandbox-token-demo', valid: true });
    await ready();
    await till.settle();
    for (const one of [1, 2, 3]) expect(await statusOf(order(one))).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(3);
  });

  it('a SKU that nobody has, added later', async () => {
    await ready();
    await placed(order(1, { lines: [{ ...anOrder().lines[0], sku: 'NEW' } as Order['lines'][number]] }));
    expect(await statusOf(order(1))).toBe('blocked E-SKU-UNKNOWN');
    expect(till.documents().orders).toEqual([]);
    till.stock('NEW');
    await runChecks(till.deps, till.installation.id, 'person');
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it('a SKU on two items names both', async () => {
    await ready();
    till.pos.control('POST', '/items', [{ public_id: 'TWO', description: 'a', price: 1, qty: 9 }, { public_id: 'TWO', description: 'b', price: 1, qty: 9, duplicate: true }]);
    await placed(order(1, { lines: [{ ...anOrder().lines[0], sku: 'TWO' } as Order['lines'][number]] }));
    expect(await statusOf(order(1))).toBe('blocked E-SKU-DUPLICATE');
  });

  it('an outage: orders wait, and drain in order when the POS answers again', async () => {
    await ready();
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    await placed(...[1, 2, 3, 4].map((one) => order(one)));
    const statuses = await Promise.all([1, 2, 3, 4].map((one) => statusOf(order(one))));
    expect(statuses.every((status) => status.startsWith('waiting') || status.startsWith('confirming'))).toBe(true);
    expect(statuses).toContain('waiting W-POS-OFFLINE');
    till.pos.control('DELETE', '/faults');
    till.clock.advance(300_000);
    await till.settle();
    for (const one of [1, 2, 3, 4]) expect(await statusOf(order(one))).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(4);
  });

  it('throttling waits for its time and wastes nothing', async () => {
    await ready();
    till.fault({ kind: '429', match: 'POST /sales/orders', times: 1, retryAfter: 30 });
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(1);
  });
});

describe('the gate, on the way', () => {
  it('archived orders off: skipped with that rule, stays so when it is turned on, goes when it is included', async () => {
    await ready();
    await change(archivedOff);
    const archived = order(1, { closedAt: 1 });
    await placed(archived);
    expect((await till.row(archived)).verdict).toMatchObject({ status: 'skipped', cause: { code: 'S-RULE-OFF', params: { rule: 'download-archived' } } });
    await change(archivedOn);
    await placed(archived);
    expect(await statusOf(archived)).toBe('skipped S-RULE-OFF');
    await includeOrder(till.deps, (await till.row(archived)).key, 'user 1');
    await till.settle();
    expect(await statusOf(archived)).toBe('in_pos');
  });

  it('"these too" frees what the old settings had kept back', async () => {
    await ready();
    await change(archivedOff);
    await placed(order(1, { closedAt: 1 }));
    await change(archivedOn, 'these-too');
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it('once posted, an order keeps its later documents whatever is switched, tagged or archived', async () => {
    await ready();
    await placed(order(1));
    await change((settings) => ({ ...settings, download: { ...settings.download, orders: false, archived: false, ignoreTags: ['x'] } }), 'these-too');
    const later = order(1, {
      closedAt: 5, tags: ['x'], updatedAt: anOrder().updatedAt + 9, totals: { ...anOrder().totals, currentTotal: 400n },
      agreements: [...order(1).agreements, anAgreement({ id: 'gid://shopify/RefundAgreement/1', kind: 'refund', sales: [aSale({ id: 'back', action: 'RETURN', quantity: -1, amount: -600n })] })],
    });
    await placed(later);
    expect(await statusOf(later)).toBe('in_pos');
    expect([till.documents().orders.length, till.documents().tickets.length]).toEqual([1, 1]);
  });

  it('waits for the money, and goes when it comes', async () => {
    await ready();
    await placed(order(1, { transactions: [], financialStatus: 'PENDING' }));
    expect(await statusOf(order(1))).toBe('waiting W-PAYMENT');
    await placed(order(1, { updatedAt: anOrder().updatedAt + 1 }));
    expect(await statusOf(order(1))).toBe('in_pos');
  });

  it('left open when invoices are not automatic, and that is In POS', async () => {
    await ready();
    await change((settings) => ({ ...settings, pos: { ...settings.pos, autoInvoice: false } }));
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(till.documents().orders[0]).toMatchObject({ status: 'open', invoices: [] });
  });

  it('open and never invoiced while money is missing', async () => {
    await ready();
    await change((settings) => ({ ...settings, download: { ...settings.download, partiallyPaid: true } }));
    await placed(order(1, { transactions: [aPayment({ amount: 400n })] }));
    expect(await statusOf(order(1))).toBe('pending_pos P-NOT-PAID-IN-FULL');
    expect(till.documents().orders[0]).toMatchObject({ status: 'open', invoices: [] });
  });

  it('changed after it was handled: to reconcile, and what its page offers covers the change', async () => {
    await ready();
    const paid = { transactions: [], totals: { ...anOrder().totals, received: 0n, netPayment: 0n, outstanding: 1_000n } };
    await placed(order(1, paid));
    const { key } = await till.row(order(1));
    await handleOrder(till.deps, key, 'user 1', 'entered by hand');
    till.clock.advance(60_000);
    const edit = anAgreement({ id: 'edit', kind: 'edit', happenedAt: till.clock.now(), sales: [aSale({ id: 'sale-2', quantity: 1, lineId: 'line-1' })] });
    await placed(order(1, { ...paid, edited: true, agreements: [...order(1).agreements, edit], updatedAt: till.clock.now() }));
    expect((await till.row(order(1))).verdict).toMatchObject({ status: 'reconcile', cause: { code: 'E-RECONCILE', params: { reason: 'handled' } } });
    const page = await presentOrder(till.stores, { installation: till.installation, id: '1', read: null, linkTo: () => null, adminOrigin: 'https://admin.example', now: till.clock.now() });
    expect(page).toMatchObject({ intents: ['handle', 'undo'], cause: { fix: { first: { intent: 'handle' }, second: { intent: 'undo' } } } });
    till.clock.advance(60_000);
    await handleOrder(till.deps, key, 'user 1', 'the change too');
    await till.settle();
    expect(await statusOf(order(1))).toBe('handled H-HANDLED');
  });

  it('handled: nothing is sent, and it can be undone', async () => {
    await placed(order(1));
    await handleOrder(till.deps, (await till.row(order(1))).key, 'user 1', 'entered by hand');
    await till.settle();
    expect(await statusOf(order(1))).toBe('handled H-HANDLED');
    await ready();
    await till.settle();
    expect(till.documents().orders).toEqual([]);
    await undoDecision(till.deps, (await till.row(order(1))).key, 'user 1');
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('a POS that keeps its own mind', () => {
  it('leaves an order pending: Pending in POS with the reason, never In POS', async () => {
    await ready();
    till.pos.control('POST', '/settings', { opening: 'stays-pending' });
    const field = till.pos.control('POST', '/custom-fields', { group_id: 'sales.transaction.line_item', name: 'Bin', required: true }).body as { id: number };
    await placed(order(1));
    expect(['blocked E-REQ-FIELD', 'pending_pos E-POS-PENDING']).toContain(await statusOf(order(1)));
    till.pos.control('POST', `/custom-fields/${field.id}`, { required: false });
    await runChecks(till.deps, till.installation.id, 'person');
    await till.settle();
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(1);
  });

  it('adds a tax of its own, which is taken back so that the totals agree', async () => {
    await ready();
    till.pos.control('POST', '/locations/Online', { tax_rate: 825 });
    till.pos.control('POST', '/locations/Main Street', { tax_rate: 825 });
    await placed(order(1));
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(till.documents().orders[0]).toMatchObject({ total: 10, status: 'closed' });
  });

  it('holds the same number already: a person decides, nothing is posted', async () => {
    await ready();
    await placed(order(1));
    const stranger = order(2, { name: '#1' });
    await till.place(stranger);
    await till.settle();
    // The account already has S-1, so the later order takes the next number.
    expect((await till.row(stranger)).posNumber).toBe('S-1-2');
    expect(await statusOf(stranger)).toBe('in_pos');
  });

  it('has lost the item that was remembered: it is looked up again', async () => {
    await ready();
    await placed(order(1));
    const { account } = (await till.stores.connections.current(till.installation.id)) ?? {};
    await till.stores.records.remember(account?.id ?? '', 'item', new Map([['BELT', '999999']]));
    await placed(order(2));
    expect(await statusOf(order(2))).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(2);
  });

  it('never has two of one order, after a reinstall that forgot the journal', async () => {
    await ready();
    await placed(order(1));
    const first = till.documents().orders;
    const second = await openTill();
    try {
      second.pos.state = till.pos.state;
      second.stock('BELT');
      second.clock.advance(86_400_000);
      await second.connect();
      await second.place(order(1));
      await second.settle();
      expect((await second.row(order(1))).verdict.status).toBe('in_pos');
      expect(second.documents().orders.map((one) => one.id)).toEqual(first.map((one) => one.id));
    } finally {
      await second.close();
    }
  });
});
