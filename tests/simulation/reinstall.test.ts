import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { trustAnew } from '~/pipeline/trust-anew';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

/** A journal that was lost with its installation, and orders that change after the new one's start date. */
const day = 86_400_000;
let first: Till;
let second: Till;
beforeEach(async () => {
  first = await openTill();
  first.stock('BELT');
  await first.connect();
  second = await openTill({ after: first });
});
afterEach(async () => {
  await second.close();
  await first.close();
});

const sold = anOrder({ id: 'gid://shopify/Order/7', name: '#7', agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/7' })] });
const refund = (at: number): Partial<Order> => ({
  updatedAt: at, totals: { ...totalsOf(1_000n), currentTotal: 0n, refunded: 1_000n, netPayment: 0n },
  lines: [aLine({ currentQuantity: 0 })],
  refunds: [{ id: 'refund-1', total: 1_000n, returnId: null, transactionIds: ['back'], lines: [{ lineId: aLine().id, quantity: 1, restocked: true, locationId: null }] }],
  transactions: [aPayment(), aPayment({ id: 'back', kind: 'REFUND', processedAt: at })],
  agreements: [...sold.agreements, anAgreement({ id: 'gid://shopify/RefundAgreement/7', kind: 'refund', happenedAt: at, refundId: 'refund-1', sales: [aSale({ id: 'r', action: 'RETURN', quantity: -1, amount: -1_000n })] })],
});
const carry = async (till: Till, order: Order) => {
  await till.place(order);
  await till.settle();
  return (await till.row(order)).verdict;
};
/** The new installation starts a day after the sale. */
const reinstall = async (): Promise<number> => {
  first.clock.advance(day);
  const start = first.clock.now();
  expect((await second.connect('sandbox-token-demo', start)).kind).toBe('connected');
  first.clock.advance(day);
  return start;
};
const held = () => {
  const { orders, tickets } = second.documents();
  return [...orders, ...(tickets as typeof orders)].map((one) => [one.public_id, one.total]);
};

describe('a sale from before the start date', () => {
  it('stays skipped while nothing of it changes, and while what changed did so before the start as well', async () => {
    const start = await reinstall();
    expect(await carry(second, sold)).toMatchObject({ status: 'skipped', cause: { code: 'S-OUT-OF-RANGE' } });
    expect(await carry(second, { ...sold, ...refund(start - 1) })).toMatchObject({ status: 'skipped', cause: { code: 'S-OUT-OF-RANGE' } });
  });
  it('is taken over where the POS holds it under our reference, and its change goes', async () => {
    await carry(first, sold);
    const start = await reinstall();
    expect(await carry(second, { ...sold, ...refund(start + 1) })).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual([['S-7', 10], ['S-7-R001', -10]]);
    expect((await second.row(sold)).posNumber).toBe('S-7');
    // Asked again, it changes nothing.
    expect(await carry(second, { ...sold, ...refund(start + 1), updatedAt: start + 5 })).toMatchObject({ status: 'in_pos' });
    expect(held()).toHaveLength(2);
  });
  it('goes to a person where the POS does not hold it', async () => {
    const start = await reinstall();
    expect(await carry(second, { ...sold, ...refund(start + 1) })).toMatchObject({ status: 'reconcile', cause: { code: 'E-RECONCILE', params: { reason: 'before-start' } } });
    expect(held()).toEqual([]);
  });
  it('goes to a person where the POS holds another total under our reference', async () => {
    await carry(first, { ...sold, totals: totalsOf(900n), lines: [aLine({ unitPrice: 900n })], transactions: [aPayment({ amount: 900n })], agreements: [{ ...sold.agreements[0]!, sales: [aSale({ amount: 900n })] }] });
    const start = await reinstall();
    expect(await carry(second, { ...sold, ...refund(start + 1) })).toMatchObject({ status: 'reconcile' });
    expect(held()).toEqual([['S-7', 9]]);
  });
  it('waits while the POS is silent, and is asked for when it answers', async () => {
    await carry(first, sold);
    const start = await reinstall();
    second.fault({ kind: 'drop-before-commit', match: { method: 'GET', path: '/sales/orders' }, times: 1 });
    expect(await carry(second, { ...sold, ...refund(start + 1) })).toMatchObject({ status: 'in_pos' });
  });
});

describe('an order that an earlier journal began, within the dates', () => {
  const at = (): number => first.clock.now();
  const edited = (): Partial<Order> => ({
    updatedAt: at(), edited: true, totals: { ...totalsOf(1_500n), originalTotal: 1_000n },
    lines: [aLine(), aLine({ id: 'line-2', unitPrice: 500n })],
    transactions: [aPayment(), aPayment({ id: 'more', amount: 500n, processedAt: at() })],
    agreements: [...sold.agreements, anAgreement({ id: 'gid://shopify/OrderEditAgreement/7', kind: 'edit', happenedAt: at(), sales: [aSale({ id: 'e', lineId: 'line-2', amount: 500n })] })],
  });
  const lost = async (): Promise<void> => {
    first.clock.advance(day);
    expect((await second.connect()).kind).toBe('connected');
    first.clock.advance(day);
  };

  it('is not posted again, and its cancellation goes, which alone would be skipped', async () => {
    await carry(first, sold);
    await lost();
    expect(await carry(second, { ...sold, ...refund(at()), cancelledAt: at() })).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual([['S-7', 10], ['S-7-R001', -10]]);
  });
  it('is asked for once a reading where the gate stops it, and stays skipped where the POS does not hold it', async () => {
    await lost();
    const cancelled = { ...sold, ...refund(at()), cancelledAt: at() };
    expect(await carry(second, cancelled)).toMatchObject({ status: 'skipped', cause: { code: 'S-CANCELLED' } });
    second.fault({ kind: '500', match: { method: 'GET', path: '/sales/orders' }, times: 1 });
    expect(await carry(second, cancelled)).toMatchObject({ status: 'skipped' });
  });
  it('keeps apart an edit that went by itself', async () => {
    await carry(first, sold);
    const now = { ...sold, ...edited() };
    await carry(first, now);
    const before = held();
    expect(before).toEqual([['S-7', 10], ['S-7-E001', 5]]);
    await lost();
    expect(await carry(second, now)).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual(before);
  });
  it('sends an edit by itself that came after the sale and before its journal was lost', async () => {
    await carry(first, sold);
    const now = { ...sold, ...edited() };
    await lost();
    expect(await carry(second, now)).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual([['S-7', 10], ['S-7-E001', 5]]);
  });
  it('folds an edit that the sale was made with', async () => {
    const now = { ...sold, ...edited() };
    await carry(first, now);
    await lost();
    expect(await carry(second, now)).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual([['S-7', 15]]);
  });
});

describe('a journal that nobody said is younger than the POS', () => {
  it('is found out by the first number that is taken by our own document, and looks from then on', async () => {
    expect((await second.connect()).kind).toBe('connected');
    const connected = (await second.stores.connections.current(second.installation.id))?.journalSince ?? 0;
    first.clock.advance(day);
    const now = { ...sold, createdAt: first.clock.now(), processedAt: first.clock.now() };
    await carry(first, now);
    first.clock.advance(day);
    expect(await carry(second, now)).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual([['S-7', 10]]);
    const since = (await second.stores.connections.current(second.installation.id))?.journalSince ?? 0;
    expect(since).toBeGreaterThan(connected + day);
    // What was forgotten may have been posted a moment ago, for an order that Shopify's clock, a little ahead of ours, calls younger.
    expect(since).toBeGreaterThan(first.clock.now() + 60_000);
  });
});

describe('a sale that the copy of the database holds frozen, and that was frozen anew after the copy', () => {
  const buyer = { firstName: 'Ada', lastName: 'Jones', email: 'ada@example.com', phone: null, billing: null, shipping: null };
  const then = { ...sold, buyer };
  /** One belt at 10.00 became two at 5.00 before the sale was sent. */
  const swapped = (at: number): Order => ({
    ...then, updatedAt: at, edited: true,
    lines: [aLine({ currentQuantity: 0 }), aLine({ id: 'line-2', unitPrice: 500n, quantity: 2, currentQuantity: 2 })],
    agreements: [...sold.agreements, anAgreement({ id: 'gid://shopify/OrderEditAgreement/7', kind: 'edit', happenedAt: at, sales: [
      aSale({ id: 'off', action: 'RETURN', quantity: -1, amount: -1_000n }), aSale({ id: 'on', lineId: 'line-2', quantity: 2, amount: 1_000n }),
    ] })],
  });
  const inJournal = async () => (await second.stores.journal.documents((await second.row(sold)).key)).filter((one) => one.state !== 'thawed').map(({ document }) => document.lines.map((line) => [line.quantity, line.unitPrice]));

  it.each([
    ['nothing of it was sent', { kind: '429', match: { method: 'POST', path: '/customers' }, times: 1 }],
    ['its customer was in doubt', { kind: 'drop-before-commit', match: { method: 'POST', path: '/customers' }, times: 1 }],
  ] as const)('is frozen anew from what the POS holds where %s', async (_name, fault) => {
    await second.connect();
    second.fault(fault);
    await second.place(then);
    await second.work();
    expect(await inJournal()).toEqual([[[1, 1_000n]]]);
    first.clock.advance(60_000);
    const now = swapped(first.clock.now());
    expect(await carry(first, now)).toMatchObject({ status: 'in_pos' });
    expect(held()).toEqual([['S-7', 10]]);
    first.clock.advance(100_000);
    await trustAnew(second.deps);
    expect(await carry(second, now)).toMatchObject({ status: 'in_pos', cause: null });
    expect(await inJournal()).toEqual([[[2, 500n]]]);
    expect(held()).toEqual([['S-7', 10]]);
  });
  it('is found by what it was sent as where the POS had no time to be asked before the order was cancelled', async () => {
    await second.connect();
    second.fault({ kind: '429', match: { method: 'POST', path: '/customers' }, times: 1 });
    await second.place(then);
    await second.work();
    await carry(first, then);
    first.clock.advance(100_000);
    await trustAnew(second.deps);
    second.fault({ kind: '429', match: { method: 'GET', path: '/sales/orders' }, times: 1 });
    await second.place(then);
    await second.work();
    const at = first.clock.now();
    expect(await carry(second, { ...then, ...refund(at), cancelledAt: at })).toMatchObject({ status: 'in_pos', cause: null });
    expect(held()).toEqual([['S-7', 10], ['S-7-R001', -10]]);
  });
});
