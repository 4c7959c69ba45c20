import { describe, expect, it } from 'vitest';
import { aPayment, anOrder, totalsOf } from '../../../tests/support/orders';
import { judge } from './gate';
import { readGateFacts, writeGateFacts } from './gate-facts';
import { noDecision } from './decision';
import { defaultSettings } from './settings';

describe('what is kept of an order for its gate', () => {
  const order = anOrder({
    tags: ['vip', 'Été'], closedAt: 5, cancelledAt: 7, sourceName: 'pos', totals: { ...totalsOf(9_007_199_254_740_993n), currentTotal: 3n },
    transactions: [aPayment({ amount: 9_007_199_254_740_993n, rounding: -2n }), aPayment({ kind: 'REFUND', amount: 5n, manual: true })],
    note: 'call Ana Smith', buyer: { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: null, billing: null, shipping: null },
  });

  it('is read back to the cent, and judged as the order itself', () => {
    const kept = readGateFacts(writeGateFacts({ order, ours: true }));
    expect(kept?.order.totals.total).toBe(9_007_199_254_740_993n);
    expect(kept?.order.transactions[0]).toEqual({ kind: 'SALE', status: 'SUCCESS', manual: false, amount: 9_007_199_254_740_993n, rounding: -2n });
    const by = (one: Parameters<typeof judge>[0]['order']) => judge({ order: one, ours: true, decision: noDecision, began: false, settings: defaultSettings });
    expect(kept && by(kept.order)).toEqual(by(order));
  });

  it('names nobody', () => {
    expect(writeGateFacts({ order, ours: false })).not.toMatch(/ana/i);
  });

  it('is not known where there is none, or where it has another shape', () => {
    expect(readGateFacts(null)).toBeNull();
    expect(readGateFacts(writeGateFacts({ order, ours: false }).replace('"shape":1', '"shape":2'))).toBeNull();
  });
});
