import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handleOrder } from '~/pipeline/decide-order';
import type { Order } from '~/domain/order/order';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

/** What changes after a person has had a hand in the sale is said, and nothing is sent for it. */
let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const sold = anOrder({ id: 'gid://shopify/Order/7', name: '#7', agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/7' })] });
const refunded = (): Order => {
  const at = till.clock.now();
  return {
    ...sold, updatedAt: at, totals: { ...totalsOf(1_000n), currentTotal: 0n, currentSubtotal: 0n, refunded: 1_000n, netPayment: 0n }, lines: [aLine({ currentQuantity: 0 })],
    refunds: [{ id: 'refund-1', total: 1_000n, returnId: null, transactionIds: ['back'], lines: [{ lineId: aLine().id, quantity: 1, restocked: true, locationId: null }] }],
    transactions: [aPayment(), aPayment({ id: 'back', kind: 'REFUND', processedAt: at })],
    agreements: [...sold.agreements, anAgreement({ id: 'gid://shopify/RefundAgreement/7', kind: 'refund', happenedAt: at, refundId: 'refund-1', sales: [aSale({ id: 'r', action: 'RETURN', quantity: -1, amount: -1_000n })] })],
  };
};
const edited = (): Order => ({
  ...sold, updatedAt: till.clock.now(), edited: true, totals: { ...totalsOf(2_000n), originalTotal: 1_000n, received: 1_000n, netPayment: 1_000n, outstanding: 1_000n },
  agreements: [...sold.agreements, anAgreement({ id: 'gid://shopify/OrderEditAgreement/7', kind: 'edit', happenedAt: till.clock.now(), sales: [aSale({ id: 'e', action: 'UPDATE' })] })],
});
const carry = async (order: Order) => {
  await till.place(order);
  await till.settle();
  return (await till.row(order)).verdict;
};
const held = () => [...till.documents().orders, ...(till.documents().tickets as { public_id: string }[])].map((one) => one.public_id);

describe('a change of a sale that somebody handled', () => {
  it.each([['a refund', refunded], ['an edit', edited]])('%s is to reconcile, and nothing is sent', async (_name, change) => {
    await carry(sold);
    await handleOrder(till.deps, (await till.row(sold)).key, 'user 1', 'entered by hand');
    await till.settle();
    till.clock.advance(60_000);
    expect(await carry(change())).toMatchObject({ status: 'reconcile', cause: { code: 'E-RECONCILE', params: { reason: 'handled', posno: 'S-7' } } });
    expect(held()).toEqual(['S-7']);
  });
});

describe('a change of a sale that stands in another POS account', () => {
  it.each([['a refund', refunded], ['an edit', edited]])('%s is to reconcile, and nothing is sent', async (_name, change) => {
    await carry(sold);
    const joined = await till.stores.connections.current(till.installation.id);
    if (!joined) throw new Error('not connected');
    await till.stores.connections.connect({ ...joined, kind: 'heartland', account: 'elsewhere', currency: 'USD', by: 'user 1', at: till.clock.now() });
    till.clock.advance(60_000);
    expect(await carry(change())).toMatchObject({ status: 'reconcile', cause: { params: { reason: 'other-account', posno: 'S-7' } } });
    expect(held()).toEqual(['S-7']);
  });
});

describe('a sale that the POS does not know a moment after it was made', () => {
  beforeEach(() => void till.pos.control('POST', '/settings', { uniquePublicIds: false, uniqueCustomFields: false }));
  /** Placed after the account was connected: nothing is looked for before it is sent. */
  const fresh = (): Order => ({ ...sold, createdAt: till.clock.now() + 1_000 });
  it('goes on when it is there, and is not made a second time', async () => {
    till.fault({ kind: '404', match: 'POST /sales/orders/:id/lines', times: 1 });
    expect(await carry(fresh())).toMatchObject({ status: 'in_pos' });
    expect(held()).toEqual(['S-7']);
  });
  it('is to reconcile when it stays away', async () => {
    till.fault({ kind: '404', match: 'POST /sales/orders/:id/lines', times: 20 });
    expect(await carry(fresh())).toMatchObject({ status: 'reconcile', cause: { code: 'E-RECONCILE', params: { reason: 'deleted', posno: 'S-7' } } });
    expect(held()).toEqual(['S-7']);
  });
});

describe('a change of a sale that was deleted in the POS', () => {
  const gone = async (): Promise<void> => {
    await carry(sold);
    const [sale] = till.documents().orders as unknown as { id: number; invoices: { id: number }[] }[];
    for (const invoice of sale?.invoices ?? []) till.pos.control('DELETE', `/records/transactions/${invoice.id}`);
    till.pos.control('DELETE', `/orders/${sale?.id}`);
    till.clock.advance(60_000);
  };
  it('a refund is to reconcile, and nothing is sent', async () => {
    await gone();
    expect(await carry(refunded())).toMatchObject({ status: 'reconcile', cause: { code: 'E-RECONCILE', params: { reason: 'deleted' } } });
    expect(held()).toEqual([]);
  });
  it('an edit is to reconcile, and nothing is sent', async () => {
    await gone();
    expect(await carry(edited())).toMatchObject({ status: 'reconcile', cause: { code: 'E-RECONCILE', params: { reason: 'deleted' } } });
    expect(held()).toEqual([]);
  });
});
