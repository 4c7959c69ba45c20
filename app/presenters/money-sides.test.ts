import { describe, expect, it } from 'vitest';
import type { PosDocument } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import { anAgreement, anOrder, aPayment, totalsOf } from '../../tests/support/orders';
import { presentMoney } from './money-sides';

const document: PosDocument = {
  id: 'agreement',
  orderId: 'o',
  orderName: '#1',
  kind: 'sale',
  currency: 'USD',
  happenedAt: 1,
  lines: [
    {
      key: '1',
      target: { kind: 'item', sku: 'A' },
      description: 'A',
      quantity: 2,
      unitPrice: 900n,
      originalUnitPrice: 1000n,
      total: 1800n,
      shopifyLineId: 'l1',
      locationId: null,
    },
    {
      key: '2',
      target: { kind: 'product', product: 'tip' },
      description: 'Tip',
      quantity: 1,
      unitPrice: 300n,
      originalUnitPrice: 300n,
      total: 300n,
      shopifyLineId: null,
      locationId: null,
    },
    {
      key: '3',
      target: { kind: 'product', product: 'giftCard' },
      description: 'Gift card',
      quantity: 1,
      unitPrice: 2500n,
      originalUnitPrice: 2500n,
      total: 2500n,
      shopifyLineId: 'l2',
      locationId: null,
    },
  ],
  shipping: [{ key: 's', title: 'Standard', amount: 500n }],
  taxes: [{ key: 't', title: 'VAT', rate: '0.1', amount: 180n }],
  tenders: [{ key: 'x', gateway: 'paypal', amount: 5280n, at: 1 }],
  total: 5280n,
  owed: 0n,
  folded: [], revision: 0,
};
const journal = (more: Partial<JournalDocument>): JournalDocument => ({
  document,
  number: 'S-1',
  accountId: 'a',
  state: 'posted',
  revision: 1,
  looksFirst: false,
  posId: '7',
  posStatus: 'closed',
  posTotal: '52.80',
  steps: [],
  frozenAt: 1,
  finishedAt: 2,
  mapping: {
    stationId: null,
    sourceLocationId: null, stationAt: {},
    itemIds: {},
    shipFrom: {},
    paymentTypes: {},
    salesRep: null,
    referenceField: null,
    customValues: {},
    autoInvoice: true,
  },
  ...more,
});
const totals = { purchase: '52.80', current: '52.80', currency: 'USD' };

describe('the money table', () => {
  it('shows what was sent by kind, and no difference where the POS told our total', () => {
    const money = presentMoney(null, [journal({})], totals);
    expect(money?.rows.map((row) => [row.kind, row.pos])).toEqual([
      ['items', '18.00'],
      ['discounts', '-2.00'],
      ['giftCards', '25.00'],
      ['shipping', '5.00'],
      ['tax', '1.80'],
      ['tip', '3.00'],
      ['payments', '52.80'],
    ]);
    expect(money).toMatchObject({ read: false, difference: '0.00', later: null, owed: null });
  });

  it('takes the POS total from the POS, never from our own sum', () => {
    expect(presentMoney(null, [journal({ posTotal: '52.79' })], totals)).toMatchObject({
      total: { shopify: '52.80', pos: '52.79' },
      difference: '-0.01',
    });
  });

  it('tells no difference while a total is not known, and tells later changes apart', () => {
    expect(presentMoney(null, [journal({ posTotal: null })], totals)?.difference).toBeNull();
    expect(presentMoney(null, [journal({})], { ...totals, current: '40.00' })).toMatchObject({
      difference: '0.00',
      later: '-12.80',
    });
  });

  it('leaves out documents that were withdrawn, and is empty without a currency', () => {
    expect(presentMoney(null, [journal({ state: 'thawed' })], totals)?.total.pos).toBeNull();
    expect(presentMoney(null, [], { purchase: null, current: null, currency: null })).toBeNull();
  });

  it('sets payments against each other less what went back, once the return is in the POS', () => {
    const order = anOrder({
      totals: { ...totalsOf(1_000n), currentTotal: 0n }, transactions: [aPayment({ amount: 1_000n }), aPayment({ id: 'back', kind: 'REFUND', amount: 400n })],
      agreements: [anAgreement({ id: 'agreement' }), anAgreement({ id: 'refund', kind: 'refund' })],
    });
    const sale = { ...document, tenders: [{ key: 'x', gateway: 'paypal', amount: 1_000n, at: 1 }] };
    const back = { ...document, id: 'refund', kind: 'return' as const, tenders: [{ key: 'y', gateway: 'paypal', amount: -400n, at: 2 }] };
    const payments = (...documents: PosDocument[]) => presentMoney(order, documents.map((one) => journal({ document: one })), { purchase: '10.00', current: '0.00', currency: 'USD' })?.rows.find((row) => row.kind === 'payments');
    expect(payments(sale)).toEqual({ kind: 'payments', shopify: '10.00', pos: '10.00' });
    expect(payments(sale, back)).toEqual({ kind: 'payments', shopify: '6.00', pos: '6.00' });
  });
});
