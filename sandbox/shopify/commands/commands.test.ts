import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testShop } from '../test-shop';
import { printRest, unitOf } from '../rest/amount';
import { readMoney } from '../rest/money';
import { linesOf } from '../order/lines';
import { agreementsOf, ledgerTotal } from '../order/agreements';
import { paymentsOf, paymentSums } from '../order/payments';
import { shippingOf } from '../order/shipping';
import { taxesOf, taxTotal } from '../order/taxes';
import type { OrderRecord } from '../order/record';

interface Detail {
  readonly currentTotal: string;
  readonly ledgerTotal: string;
  readonly outstanding: string;
  readonly financialStatus: string;
  readonly fulfillmentStatus: string;
  readonly agreements: readonly { readonly id: string; readonly reason: string; readonly total: string }[];
  readonly transactions: readonly { readonly kind: string; readonly gateway: string; readonly amount: string }[];
  readonly lines: readonly { readonly sku: string | null; readonly currentQuantity: number }[];
}

async function shopWith(form: object) {
  const made = testShop();
  await made.post('/_control/orders/build', form);
  const act = async (what: string, body: object = {}) => made.post(`/_control/orders/1001/${what}`, body);
  const detail = async () => (await made.get('/_control/orders/1001')).body as Detail;
  const record = () => made.shop.order('1001');
  return { ...made, act, detail, record };
}

const basket = {
  lines: [
    { sku: 'A', price: '10.00', quantity: 3 },
    { sku: 'B', price: '3.33', quantity: 1 },
  ],
  shipping: '7.50',
  taxRate: '0.0825',
};
const own = (record: OrderRecord, key: string) => readMoney(record.order, key)?.shop ?? 0n;

/** The identities that Shopify's own orders keep. */
function expectConsistent(record: OrderRecord): void {
  const lines = linesOf(record);
  const goods = lines.filter((line) => line.kind !== 'TIP');
  const shipping = shippingOf(record);
  const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
  expect(sum(goods.map((line) => line.net.shop))).toBe(own(record, 'subtotal_price'));
  const tax = sum([...lines, ...shipping].map((line) => line.tax.shop));
  expect(tax).toBe(own(record, 'total_tax'));
  expect(taxTotal(taxesOf(record.order)).shop).toBe(tax);
  const tip = own(record, 'total_tip_received');
  const shipped = sum(shipping.map((line) => line.discounted.shop));
  expect(own(record, 'subtotal_price') + shipped + tip + (record.order.taxes_included === true ? 0n : tax)).toBe(
    own(record, 'total_price'),
  );
  expect(ledgerTotal(agreementsOf(record)).shop).toBe(own(record, 'current_total_price'));
}

describe('building an order', () => {
  it('allocates a discount to the cent and taxes what is left', async () => {
    const { record } = await shopWith({
      lines: [1, 2, 3].map((at) => ({ sku: `S${at}`, price: '10.00' })),
      discountAmount: '10.00',
      discountCode: 'TEN',
      taxRate: '0.0825',
    });
    expect(linesOf(record()).map((line) => printRest(line.discount.shop, 'USD'))).toEqual(['3.34', '3.33', '3.33']);
    expect(linesOf(record()).map((line) => printRest(line.tax.shop, 'USD'))).toEqual(['0.55', '0.55', '0.55']);
    expect(record().order.total_price).toBe('21.65');
    expectConsistent(record());
  });

  it('leaves gift cards and tips out of discounts and taxes', async () => {
    const { record } = await shopWith({
      lines: [
        { sku: 'GC', price: '25.00', giftCard: true },
        { sku: 'A', price: '10.00' },
      ],
      discountPercent: '50',
      tip: '2.00',
      taxRate: '0.10',
    });
    expect(linesOf(record()).map((line) => [line.kind, printRest(line.charged.shop, 'USD')])).toEqual([
      ['GIFT_CARD', '25.00'],
      ['PRODUCT', '5.50'],
      ['TIP', '2.00'],
    ]);
    expectConsistent(record());
  });

  it('takes the tenders that it is told', async () => {
    const { detail } = await shopWith({
      ...basket,
      giftCard: '10.00',
      tenders: [{ gateway: 'paypal', amount: '5.00' }, { gateway: 'manual' }],
    });
    expect((await detail()).transactions.map((row) => [row.gateway, row.amount])).toEqual([
      ['gift_card', '10.00'],
      ['paypal', '5.00'],
      ['manual', '29.20'],
    ]);
  });

  it('knows what is not yet paid', async () => {
    for (const [paid, status, outstanding] of [
      ['pending', 'pending', '44.20'],
      ['authorized', 'authorized', '44.20'],
      ['partially_paid', 'partially_paid', '22.10'],
    ]) {
      const { detail, act } = await shopWith({ ...basket, paid });
      expect(await detail()).toMatchObject({ financialStatus: status, outstanding });
      await act('pay');
      expect(await detail()).toMatchObject({ financialStatus: 'paid', outstanding: '0.00' });
      expect((await act('pay')).status).toBe(422);
    }
  });

  it('says what is wrong with a form', async () => {
    const { post } = testShop();
    for (const form of [
      {},
      { lines: [{ sku: 'A' }] },
      { lines: [{ sku: 'A', price: 'ten' }] },
      { ...basket, discountAmount: '99.00' },
      { ...basket, taxRate: 'x' },
    ]) {
      expect((await post('/_control/orders/build', form)).status).toBe(422);
    }
    expect((await post('/_control/orders/build', '{')).status).toBe(400);
  });

  const price = fc.integer({ min: 1, max: 99_999 }).map((cents) => printRest(BigInt(cents) * unitOf('USD'), 'USD'));
  const form = fc.record({
    lines: fc.array(
      fc.record({
        sku: fc.constantFrom('A', 'B', 'C', null),
        price,
        quantity: fc.integer({ min: 1, max: 9 }),
        giftCard: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    discountPercent: fc.option(fc.integer({ min: 1, max: 100 }).map(String)),
    shipping: fc.option(price),
    tip: fc.option(price),
    taxes: fc.array(
      fc.record({
        title: fc.constantFrom('GST', 'PST', 'VAT'),
        rate: fc.constantFrom('0.05', '0.07', '0.0825', '0.20', '0.09975'),
      }),
      { maxLength: 2 },
    ),
    taxesIncluded: fc.boolean(),
    fulfilled: fc.boolean(),
  });

  it('makes orders that add up, whatever is in them, and after every refund and edit', async () => {
    await fc.assert(
      fc.asyncProperty(form, fc.integer({ min: 0, max: 7 }), async (made, pick) => {
        const { record, act } = await shopWith(made);
        expectConsistent(record());
        expect(paymentSums(paymentsOf(record())).net.shop).toBe(own(record(), 'total_price'));
        const line = linesOf(record())[pick % linesOf(record()).length];
        const half = Math.ceil((line?.quantity ?? 1) / 2);
        const before = agreementsOf(record());
        await act('refund', { lines: [{ lineId: line?.id, quantity: half }] });
        await act('edit', { change: [{ lineId: line?.id, quantity: 0 }], add: [{ sku: 'NEW', price: '1.01', quantity: 3 }] });
        const after = agreementsOf(record());
        // What was agreed stays as it was.
        expect(JSON.stringify(after.slice(0, before.length), big)).toBe(JSON.stringify(before, big));
        expect(ledgerTotal(after).shop).toBe(own(record(), 'current_total_price'));
        await act('cancel', { refund: true });
        expect(own(record(), 'current_total_price')).toBe(paymentSums(paymentsOf(record())).net.shop);
        expect(ledgerTotal(agreementsOf(record())).shop).toBe(own(record(), 'current_total_price'));
      }),
      { numRuns: 60 },
    );
  });
});

const big = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

describe('what a merchant does to an order', () => {
  it('refunds lines, shipping and money, each as the ledger shows it', async () => {
    const { act, detail } = await shopWith(basket);
    await act('refund', { lines: [{ sku: 'A', quantity: 1 }], shipping: '1.00' });
    await act('refund', { amount: '2.00' });
    const after = await detail();
    expect(after.agreements.map((row) => [row.reason, row.total])).toEqual([
      ['ORDER', '44.20'],
      ['REFUND', '-11.90'],
      ['REFUND', '-2.00'],
    ]);
    expect(after).toMatchObject({
      currentTotal: '30.30',
      ledgerTotal: '30.30',
      outstanding: '0.00',
      financialStatus: 'partially_refunded',
    });
  });

  it('writes a discrepancy where less money goes back than the goods come to', async () => {
    const { act, detail, record } = await shopWith(basket);
    await act('refund', { lines: [{ sku: 'A', quantity: 3 }], amount: '20.00' });
    expect(agreementsOf(record())[1]?.sales.map((sale) => sale.lineType)).toEqual(['PRODUCT', 'ADJUSTMENT']);
    expect(await detail()).toMatchObject({ currentTotal: '24.20', ledgerTotal: '24.20', outstanding: '0.00' });
  });

  it('gives everything back when told nothing, and no more than was paid', async () => {
    const { act, detail } = await shopWith(basket);
    expect((await act('refund', { amount: '99.00' })).status).toBe(422);
    await act('refund');
    expect(await detail()).toMatchObject({
      currentTotal: '0.00',
      financialStatus: 'refunded',
      lines: [{ currentQuantity: 0 }, { currentQuantity: 0 }],
    });
    expect((await act('refund')).status).toBe(422);
  });

  it('edits: fewer, more and other goods, with what is owed afterwards', async () => {
    const { act, detail } = await shopWith(basket);
    await act('edit', {
      change: [{ sku: 'A', quantity: 1 }],
      add: [{ sku: 'C', title: 'C', price: '40.00', quantity: 1 }],
      note: 'swap',
    });
    expect(await detail()).toMatchObject({
      currentTotal: '65.85',
      ledgerTotal: '65.85',
      outstanding: '21.65',
      financialStatus: 'partially_paid',
    });
    await act('pay');
    expect(await detail()).toMatchObject({ outstanding: '0.00', financialStatus: 'paid' });
    expect((await act('edit', {})).status).toBe(422);
  });

  it('fulfils in parts, archives, tags and deletes', async () => {
    const { act, detail, post, get, send } = await shopWith(basket);
    await act('fulfill', { lines: [{ sku: 'A', quantity: 2 }] });
    expect((await detail()).fulfillmentStatus).toBe('partially_fulfilled');
    await act('fulfill');
    expect((await detail()).fulfillmentStatus).toBe('fulfilled');
    expect((await act('fulfill')).status).toBe(422);
    await act('archive');
    await act('tag', { tags: ['one', 'two'] });
    await act('tag', { add: ['three'], remove: ['one'] });
    expect(await detail()).toMatchObject({ archived: true, tags: 'two, three' });
    await act('unarchive');
    expect(await detail()).toMatchObject({ archived: false });
    expect((await send('DELETE', '/_control/orders/1001')).status).toBe(200);
    expect((await get('/_control/orders/1001')).status).toBe(422);
    expect((await post('/_control/orders/1001/archive')).status).toBe(422);
  });

  it('cancels an order and voids what was only authorised', async () => {
    const { act, detail, record } = await shopWith({ ...basket, paid: 'authorized' });
    await act('cancel', { reason: 'fraud' });
    expect(await detail()).toMatchObject({ cancelled: true, financialStatus: 'voided', currentTotal: '0.00' });
    expect(record().order.cancel_reason).toBe('fraud');
    expect((await act('cancel')).status).toBe(422);
  });

  it('cancels and keeps the money', async () => {
    const { act, detail } = await shopWith(basket);
    await act('cancel', { refund: false });
    expect(await detail()).toMatchObject({ cancelled: true, financialStatus: 'paid', currentTotal: '44.20' });
  });

  it('moves updated_at forward with every change', async () => {
    const { act, record } = await shopWith(basket);
    const seen = [record().order.updated_at];
    for (const what of ['archive', 'unarchive', 'fulfill', 'refund']) {
      await act(what);
      seen.push(record().order.updated_at);
    }
    expect([...new Set(seen)].sort()).toEqual(seen);
  });
});
