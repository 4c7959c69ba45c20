import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalOrder } from '../../../tests/support/legal-orders';
import { saleOf as sale } from '../../../tests/support/documents';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../../../tests/support/orders';
import { sumOf } from '../money/sum';
import { checkIdentities } from '../order/identities';
import { ledgerTotal } from '../order/ledger';
import { decodeDocument, encodeDocument } from '../posting/frozen-document';
import { balance, documentSum } from './balance';
import { laterAgreements } from './later-agreements';
import { splitUnits } from './split-line';
import { cleared, isClearing } from './settle-document';
import { translateOrder } from './translate-order';


describe('any legal order', () => {
  it('is consistent, translates, balances and loses no cent', () => {
    fc.assert(fc.property(legalOrder, (order) => {
      expect(checkIdentities(order).filter((identity) => !identity.holds)).toEqual([]);
      const document = sale(order);
      expect(documentSum(document)).toBe(document.total);
      expect(document.total).toBe(order.totals.currentTotal);
      expect(balance(document, order, 0n)).toEqual({ ok: true, value: { within: 0n } });
      for (const line of document.lines) expect(line.unitPrice * BigInt(line.quantity)).toBe(line.total);
      expect(sumOf(document.tenders, (tender) => tender.amount) + document.owed).toBe(document.total);
      expect(new Set(document.lines.map((line) => line.key)).size).toBe(document.lines.length);
      expect(laterAgreements(order, new Set([document.id, ...document.folded]))).toEqual([]);
    }), { numRuns: 2_000 });
  });

  it('keeps each tax title\'s sum, and puts what the marketplace remits on a line of its own', () => {
    fc.assert(fc.property(legalOrder, (order) => {
      const document = sale(order);
      const told = (liable: boolean) => order.taxLines.filter((tax) => tax.channelLiable === liable);
      for (const title of new Set(told(false).map((tax) => tax.title))) {
        expect(sumOf(document.taxes.filter((tax) => tax.title === title), (tax) => tax.amount)).toBe(sumOf(told(false).filter((tax) => tax.title === title), (tax) => tax.amount));
      }
      const marketplace = document.lines.filter((line) => line.target.kind === 'product' && line.target.product === 'marketplaceTax');
      expect(sumOf(marketplace, (line) => line.total)).toBe(sumOf(told(true), (tax) => tax.amount));
    }), { numRuns: 1_000 });
  });

  it('makes the same document twice, also through the journal', () => {
    fc.assert(fc.property(legalOrder, (order) => {
      expect(sale(order)).toEqual(sale(order));
      expect(decodeDocument(encodeDocument(sale(order)))).toEqual(sale(order));
    }));
  });
});

describe('any order at all', () => {
  const amount = fc.bigInt(-(10n ** 9n), 10n ** 9n);
  const garbage = fc.array(fc.record({ lineType: fc.constantFrom('PRODUCT', 'TIP', 'SHIPPING', 'DUTY', 'FEE', 'ADJUSTMENT', 'UNKNOWN', 'GIFT_CARD'), quantity: fc.option(fc.integer({ min: -5, max: 5 })), amount, tax: amount, lineId: fc.option(fc.constantFrom('line-1', 'x')) }), { maxLength: 6 })
    .map((rows) => anOrder({ agreements: [anAgreement({ sales: rows.map((row, index) => aSale({ ...row, id: `s${index}`, taxes: [{ title: 'T', rate: '0.1', amount: row.tax, channelLiable: false }] } as Parameters<typeof aSale>[0])) })], transactions: [aPayment({ amount: 5n })] }));
  it('never makes translation or balance throw, and what is translated still adds up to its ledger', () => {
    fc.assert(fc.property(garbage, (order) => {
      const translated = translateOrder(order);
      if (!translated.ok) return;
      expect(sumOf(translated.value.documents, (document) => documentSum(document) - cleared(document))).toBe(ledgerTotal(order));
      for (const document of translated.value.documents) balance(document, order, 0n);
    }), { numRuns: 2_000 });
  });
});

describe('lines', () => {
  it('splits a unit price that does not divide', () => {
    expect(splitUnits(3, 2_999n)).toEqual([{ quantity: 2, unitPrice: 1_000n }, { quantity: 1, unitPrice: 999n }]);
    expect(splitUnits(3, 3_000n)).toEqual([{ quantity: 3, unitPrice: 1_000n }]);
    expect(splitUnits(-3, -2_999n)).toEqual([{ quantity: -2, unitPrice: 1_000n }, { quantity: -1, unitPrice: 999n }]);
    expect(splitUnits(0, 50n)).toEqual([{ quantity: 1, unitPrice: 50n }]);
    expect(splitUnits(0, -50n)).toEqual([{ quantity: -1, unitPrice: 50n }]);
    expect(splitUnits(0, 0n)).toEqual([]);
  });
  it('sends a custom item without a SKU to No Product Found under its own title', () => {
    const [line] = sale(anOrder({ lines: [aLine({ sku: null, title: 'Engraving' })] })).lines;
    expect(line).toMatchObject({ target: { kind: 'product', product: 'noProduct' }, description: 'Engraving', quantity: 1 });
  });
  it('sells a gift card as a liability, even with a SKU', () => {
    const [line] = sale(anOrder({ lines: [aLine({ isGiftCard: true, sku: 'GC' })], agreements: [anAgreement({ sales: [aSale({ lineType: 'GIFT_CARD' })] })] })).lines;
    expect(line?.target).toEqual({ kind: 'product', product: 'giftCard' });
  });
});

describe('money', () => {
  it('leaves what is not paid yet as owed', () => expect(sale(anOrder({ transactions: [aPayment({ amount: 400n })] })).owed).toBe(600n));
  it('does not take an authorisation for money', () => expect(sale(anOrder({ transactions: [aPayment({ kind: 'AUTHORIZATION' })] })).tenders).toEqual([]));
  it('gives the change back from the payment it was given on', () => {
    const order = anOrder({ transactions: [aPayment({ id: 'cash', amount: 2_000n }), aPayment({ id: 'change', kind: 'CHANGE', amount: 1_000n, parentId: 'cash' })] });
    expect(sale(order).tenders).toMatchObject([{ key: 'cash', amount: 1_000n }]);
  });
  it('tenders the amount without cash rounding', () => {
    expect(sale(anOrder({ transactions: [aPayment({ amount: 1_002n, rounding: 2n })] })).tenders[0]?.amount).toBe(1_000n);
  });
  it('balances what the shop owes with one clearing line', () => {
    const document = sale(anOrder({ transactions: [aPayment({ amount: 1_250n })] }));
    expect(document.lines.filter(isClearing)).toMatchObject([{ total: 250n, target: { kind: 'product', product: 'refund' } }]);
    expect([document.total, document.owed]).toEqual([1_250n, 0n]);
  });
});

describe('what stops or follows', () => {
  it('folds edits that exist by now, never refunds', () => {
    const order = anOrder({
      totals: { ...totalsOf(1_500n), currentTotal: 1_200n },
      agreements: [anAgreement(), anAgreement({ id: 'edit', kind: 'edit', sales: [aSale({ id: 'e', amount: 500n })] }), anAgreement({ id: 'refund', kind: 'refund', sales: [aSale({ id: 'r', amount: -300n, quantity: -1 })] })],
    });
    const document = sale(order);
    expect([document.total, document.folded]).toEqual([1_500n, ['edit']]);
    expect(laterAgreements(order, new Set([document.id, ...document.folded])).map((one) => one.id)).toEqual(['refund']);
  });
  it('says when tax lines and tax total differ', () => {
    expect(translateOrder(anOrder({ agreements: [anAgreement({ sales: [aSale({ tax: 5n })] })] }))).toMatchObject({ ok: false, error: { kind: 'taxes-differ', left: 0n, right: 5n } });
  });
  it('says when there is no sale to make', () => expect(translateOrder(anOrder({ agreements: [] }))).toEqual({ ok: false, error: { kind: 'no-sale' } }));
  it('tells both sums, and calls equal what the tolerance allows', () => {
    const order = anOrder({ totals: { ...totalsOf(1_200n), tip: 200n } });
    const document = sale(order);
    const short = { ...document, lines: document.lines.map((line) => ({ ...line, unitPrice: 800n, originalUnitPrice: 800n, total: 800n })), total: 800n };
    expect(balance(short, order, 0n)).toEqual({ ok: false, error: { ours: 800n, shopify: 1_000n } });
    expect(balance(short, order, 200n)).toEqual({ ok: true, value: { within: 200n } });
  });
  it('names the identity that fails with both sums', () => {
    const failing = checkIdentities(anOrder({ lines: [aLine({ unitPrice: 999n })] })).filter((identity) => !identity.holds);
    expect(failing).toEqual([{ name: 'I1', level: 'enforced', holds: false, left: 999n, right: 1_000n }]);
  });
});
