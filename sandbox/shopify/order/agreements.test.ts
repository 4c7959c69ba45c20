import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson, type JsonObject } from '../rest/json';
import { readMoney } from '../rest/money';
import { listOf } from '../rest/read';
import { agreementsOf, ledgerTotal } from './agreements';
import { assumedPayments, paymentsOf, paymentSums } from './payments';
import type { OrderRecord } from './record';

function recordIn(folder: string, name: string): OrderRecord {
  const body = parseJson(readFileSync(join(folder, name), 'utf8')) as JsonObject;
  const order = body.order as JsonObject;
  return { order, transactions: body.transactions ? listOf(body, 'transactions') : assumedPayments(order), edits: [] };
}

const filesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.json'));
const own = new URL('../../../tests/fixtures/orders/', import.meta.url).pathname;

describe('the ledger of the fixture orders', () => {
  it.each(filesIn(own))('%s: adds up to the current total', (name) => {
    const record = recordIn(own, name);
    expect(ledgerTotal(agreementsOf(record)).shop).toBe(readMoney(record.order, 'current_total_price')?.shop);
    expect(ledgerTotal(agreementsOf(record).slice(0, 1)).shop).toBe(readMoney(record.order, 'total_price')?.shop);
  });

  it.each(filesIn(own))('%s: was paid as its status says', (name) => {
    const record = recordIn(own, name);
    const outstanding = (readMoney(record.order, 'current_total_price')?.shop ?? 0n) - paymentSums(paymentsOf(record)).net.shop;
    expect(outstanding).toBe(readMoney(record.order, 'total_outstanding')?.shop);
    expect(outstanding === 0n).toBe(record.order.financial_status !== 'pending');
  });
});

const outside = process.env.EXTRA_ORDERS;
if (outside) {
  describe('the ledger of orders from outside', () => {
    it.each(filesIn(outside).filter((name) => /^30[0-4]\d_/.test(name)))('%s: adds up to the current total', (name) => {
      const record = recordIn(outside, name);
      expect(ledgerTotal(agreementsOf(record)).shop).toBe(readMoney(record.order, 'current_total_price')?.shop);
    });

    it('derives an agreement from any order, consistent or not', () => {
      for (const name of filesIn(outside)) {
        const agreements = agreementsOf(recordIn(outside, name));
        expect(agreements[0]?.reason, name).toBe('ORDER');
        expect(new Set(agreements.map((agreement) => agreement.id)).size, name).toBe(agreements.length);
      }
    });
  });
}

const money = (amount: string) => ({ price: amount, price_set: { shop_money: { amount }, presentment_money: { amount } } });
const order = (more: Record<string, unknown>): OrderRecord => ({
  order: parseJson(
    JSON.stringify({
      id: 77,
      name: '#77',
      currency: 'USD',
      created_at: '2026-11-01T10:00:00Z',
      updated_at: '2026-11-02T10:00:00Z',
      line_items: [],
      ...more,
    }),
  ) as JsonObject,
  transactions: [],
  edits: [],
});

describe('agreements', () => {
  it('count a refund of shipping once when REST tells it twice', () => {
    const refund = {
      id: 5,
      created_at: '2026-11-03T10:00:00Z',
      refund_line_items: [],
      refund_shipping_lines: [
        {
          id: 6,
          shipping_line_id: 9,
          subtotal_amount_set: { shop_money: { amount: '5.00' } },
          tax_amount_set: { shop_money: { amount: '0.41' } },
        },
      ],
      order_adjustments: [{ id: 7, kind: 'shipping_refund', reason: 'Shipping refund', amount: '-5.00', tax_amount: '-0.41' }],
    };
    const record = order({
      shipping_lines: [{ id: 9, title: 'Post', ...money('5.00'), tax_lines: [{ title: 'Tax', rate: 0.0825, price: '0.41' }] }],
      refunds: [refund],
    });
    const [, second] = agreementsOf(record);
    expect(second?.sales.map((sale) => [sale.lineType, sale.amount.shop, sale.tax.shop])).toEqual([
      ['SHIPPING', -5_410_000n, -410_000n],
    ]);
    expect(ledgerTotal(agreementsOf(record)).shop).toBe(0n);
  });

  it('take a shipping refund that REST tells only as an adjustment', () => {
    const refund = {
      id: 5,
      created_at: '2026-11-03T10:00:00Z',
      order_adjustments: [{ id: 7, kind: 'shipping_refund', amount: '-5.00', tax_amount: '0.00' }],
    };
    const record = order({ shipping_lines: [{ id: 9, title: 'Post', ...money('5.00') }], refunds: [refund] });
    expect(agreementsOf(record)[1]?.sales.map((sale) => [sale.lineType, sale.of, sale.amount.shop])).toEqual([
      ['SHIPPING', '9', -5_000_000n],
    ]);
  });

  it('make an adjustment of a discrepancy', () => {
    const refund = {
      id: 5,
      created_at: '2026-11-03T10:00:00Z',
      order_adjustments: [
        { id: 7, kind: 'refund_discrepancy', reason: 'Refund discrepancy', amount: '-1.00', tax_amount: '0.00' },
      ],
    };
    expect(agreementsOf(order({ refunds: [refund] }))[1]?.sales).toMatchObject([
      { type: 'AdjustmentSale', lineType: 'ADJUSTMENT', action: 'RETURN', quantity: null, amount: { shop: -1_000_000n } },
    ]);
  });

  it('see an edit where units are gone without a refund', () => {
    const record = order({
      line_items: [
        { id: 1, title: 'Cup', quantity: 3, current_quantity: 1, ...money('10.00'), discount_allocations: [{ amount: '1.00' }] },
      ],
    });
    const [, edit] = agreementsOf(record);
    expect(edit).toMatchObject({
      type: 'OrderEditAgreement',
      reason: 'ORDER_EDIT',
      sales: [{ action: 'UPDATE', quantity: -2, amount: { shop: -19_330_000n } }],
    });
  });

  it('know tips by their mark or their title, gift cards by their flag', () => {
    const lines = [
      { id: 1, title: 'Tip', quantity: 1, ...money('2.00'), tip: { payment_gateway: 'x' } },
      { id: 2, title: 'Tip', quantity: 1, product_id: null, sku: null, ...money('1.00') },
      { id: 3, title: 'Tip', quantity: 1, product_id: 8, sku: 'TIP-JAR', ...money('9.00') },
      { id: 4, title: 'Gift card', quantity: 1, gift_card: true, sku: 'GC', ...money('25.00') },
    ];
    const types = (tip: string) =>
      agreementsOf(order({ line_items: lines, total_tip_received: tip }))[0]?.sales.map((sale) => sale.lineType);
    expect(types('3.00')).toEqual(['TIP', 'TIP', 'PRODUCT', 'GIFT_CARD']);
    expect(types('0.00')).toEqual(['TIP', 'PRODUCT', 'PRODUCT', 'GIFT_CARD']);
  });

  it('serve a file as it is when it does not add up', () => {
    const record = order({
      line_items: [{ id: 1, title: 'Cup', quantity: 1, ...money('10.00') }],
      total_price: '12.00',
      current_total_price: '12.00',
    });
    expect(ledgerTotal(agreementsOf(record)).shop).toBe(10_000_000n);
  });
});
