import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWork } from '~/jobs/run-work';
import { changeSettings } from '~/pipeline/change-settings';
import { handleOrder, includeOrder, undoDecision } from '~/pipeline/decide-order';
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

  it('"these too" frees an order that was in hand and in doubt, and that the old settings keep back a moment later', async () => {
    await ready();
    const one = order(1, { closedAt: 1, buyer: { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: null, billing: null, shipping: null } });
    till.fault({ kind: 'drop-before-commit', match: { method: 'POST', path: '/customers' }, times: 1 });
    await till.place(one);
    await till.work();
    expect(await statusOf(one)).toBe('confirming W-IN-DOUBT');
    const { settings, version } = await till.stores.installations.settings(till.installation.id);
    const save = (expectedVersion: number, wanted: Settings, release: 'from-now' | 'these-too') =>
      changeSettings(till.deps, { installationId: till.installation.id, expectedVersion, settings: wanted, by: 'user 1', release });
    await save(version, archivedOff(settings), 'from-now');
    till.clock.advance(60_000);
    const { readOrder } = till.deps.source;
    const readsWhileSaved: typeof readOrder = async (shop, id) => {
      await save(version + 1, archivedOn(settings), 'these-too');
      return readOrder(shop, id);
    };
    await runWork({ ...till.deps, source: { ...till.deps.source, readOrder: readsWhileSaved } }, `order:${(await till.row(one)).key}`);
    expect(await statusOf(one)).toBe('skipped S-RULE-OFF');
    await till.settle();
    expect(await statusOf(one)).toBe('in_pos');
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
