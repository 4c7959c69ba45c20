import { describe, expect, it } from 'vitest';
import { parseJson, type JsonObject } from '../rest/json';
import { assumedPayments, paymentsOf, paymentSums } from './payments';

const order = (more: Record<string, unknown>) =>
  parseJson(
    JSON.stringify({
      id: 9,
      financial_status: 'paid',
      total_price: '20.00',
      total_outstanding: '0.00',
      payment_gateway_names: ['bogus', 'other'],
      ...more,
    }),
  ) as JsonObject;

describe('payments that a body leaves out', () => {
  it('are one tender of the total, of the first gateway named, even an empty one', () => {
    expect(assumedPayments(order({}))).toMatchObject([{ kind: 'sale', status: 'success', gateway: 'bogus', amount: '20.00' }]);
    expect(assumedPayments(order({ payment_gateway_names: [''] }))).toMatchObject([{ gateway: '' }]);
    expect(assumedPayments(order({ payment_gateway_names: undefined, gateway: 'visa' }))).toMatchObject([{ gateway: 'visa' }]);
    expect(assumedPayments(order({ total_outstanding: undefined }))).toHaveLength(1);
  });

  it('are none where nothing was paid', () => {
    for (const more of [
      { financial_status: 'pending' },
      { financial_status: 'authorized' },
      { total_outstanding: '20.00' },
      { total_price: '0.00' },
    ]) {
      expect(assumedPayments(order(more))).toEqual([]);
    }
  });
});

describe('sums of payments', () => {
  const record = (transactions: JsonObject[], refunds: JsonObject[] = []) => ({
    order: { ...order({}), refunds },
    transactions,
    edits: [],
  });
  const row = (id: number, kind: string, status: string, amount: string) =>
    parseJson(JSON.stringify({ id, kind, status, amount, gateway: 'x' })) as JsonObject;

  it('count sales and captures that succeeded, less the change', () => {
    const rows = [
      row(1, 'sale', 'success', '10.00'),
      row(2, 'capture', 'success', '5.00'),
      row(3, 'change', 'success', '1.00'),
      row(4, 'sale', 'failure', '99.00'),
      row(5, 'authorization', 'success', '7.00'),
    ];
    const sums = paymentSums(paymentsOf(record(rows)));
    expect([sums.received.shop, sums.net.shop, sums.capturable.shop]).toEqual([14_000_000n, 14_000_000n, 2_000_000n]);
  });

  it('count a refund once when both lists name it', () => {
    const back = row(6, 'refund', 'success', '4.00');
    const refund = parseJson('{"id": 50}') as JsonObject;
    refund.transactions = [back];
    const payments = paymentsOf(record([row(1, 'sale', 'success', '10.00'), back], [refund]));
    expect(payments.map((payment) => [payment.id, payment.refundId])).toEqual([
      ['1', null],
      ['6', '50'],
    ]);
    expect(paymentSums(payments).refunded.shop).toBe(4_000_000n);
  });
});
