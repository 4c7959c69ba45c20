import fc from 'fast-check';
import { allocate } from '~/domain/money/allocate';
import { sum, sumOf } from '~/domain/money/sum';
import type { Agreement, Sale, SaleTax } from '~/domain/order/agreement';
import type { Order, OrderLine, ShippingLine, TaxLine } from '~/domain/order/order';
import { aPayment, anOrder, totalsOf } from './orders';

interface LineSeed { quantity: number; unitPrice: bigint; discount: number; rates: number[]; giftCard: boolean; sku: boolean }
interface Seed { lines: LineSeed[]; orderDiscount: number; shipping: bigint; freeShipping: boolean; tip: bigint; included: boolean; channelLiable: boolean; tenders: number; editQuantity: number }

const rates = fc.uniqueArray(fc.constantFrom(500, 825, 2_000, 950), { maxLength: 2 });
const lineSeed: fc.Arbitrary<LineSeed> = fc.record({
  quantity: fc.integer({ min: 1, max: 7 }), unitPrice: fc.bigInt(0n, 100_000n), discount: fc.integer({ min: 0, max: 100 }), rates, giftCard: fc.boolean(), sku: fc.boolean(),
});
const seed: fc.Arbitrary<Seed> = fc.record({
  lines: fc.array(lineSeed, { minLength: 1, maxLength: 6 }), orderDiscount: fc.integer({ min: 0, max: 60 }), shipping: fc.bigInt(0n, 5_000n), freeShipping: fc.boolean(),
  tip: fc.bigInt(0n, 2_000n), included: fc.boolean(), channelLiable: fc.boolean(), tenders: fc.integer({ min: 1, max: 3 }), editQuantity: fc.integer({ min: -1, max: 2 }),
});

/** Orders as Shopify would make them: every figure follows from lines, discounts, taxes and tenders, and the ledger tells the same. */
export const legalOrder: fc.Arbitrary<Order> = seed.map(build);

const percent = (amount: bigint, hundredths: number): bigint => (amount * BigInt(hundredths)) / 100n;
/** Rounded half up, as a tax is; with tax included it is the part of the price. */
const taxOn = (amount: bigint, rate: number, included: boolean): bigint => {
  const base = included ? 10_000n + BigInt(rate) : 10_000n;
  return (2n * amount * BigInt(rate) + base) / (2n * base);
};
const title = (rate: number): string => (rate === 825 ? 'State Tax' : `Tax ${rate}`);

function build(given: Seed): Order {
  const net = given.lines.map((line) => line.unitPrice * BigInt(line.quantity) - percent(line.unitPrice * BigInt(line.quantity), line.discount));
  const shares = allocate(percent(sum(net), given.orderDiscount), net);
  const taxLines = (amount: bigint, list: readonly number[]): TaxLine[] =>
    list.map((rate) => ({ title: title(rate), rate: String(rate / 10_000), amount: taxOn(amount, rate, given.included), channelLiable: given.channelLiable && rate === 500 }));

  const lines = given.lines.map((line, index): OrderLine => {
    const gross = line.unitPrice * BigInt(line.quantity);
    const own = percent(gross, line.discount);
    const charged = gross - own - (shares[index] ?? 0n);
    return {
      id: `line-${index}`, title: `Item ${index}`, sku: line.sku ? `SKU-${index}` : null, variantId: null, quantity: line.quantity, currentQuantity: line.quantity, unitPrice: line.unitPrice,
      allocations: [{ amount: own, label: 'line', code: null }, { amount: shares[index] ?? 0n, label: 'order', code: 'SAVE' }].filter((one) => one.amount > 0n),
      taxLines: line.giftCard ? [] : taxLines(charged, line.rates), isGiftCard: line.giftCard, attributes: [], locationId: null,
    };
  });
  const shippingPrice = given.freeShipping ? 0n : given.shipping;
  const shippingLine: ShippingLine = { id: 'shipping-1', title: 'Standard', originalPrice: given.shipping, discountedPrice: shippingPrice, removed: false, taxLines: taxLines(shippingPrice, [825]) };
  return assemble(given, lines, shippingLine);
}

const charged = (line: OrderLine): bigint => line.unitPrice * BigInt(line.quantity) - sumOf(line.allocations, (one) => one.amount);
const taxOf = (list: readonly TaxLine[]): bigint => sumOf(list, (tax) => tax.amount);

function assemble(given: Seed, lines: readonly OrderLine[], shipping: ShippingLine): Order {
  const tips: OrderLine[] = given.tip > 0n ? [{ id: 'tip', title: 'Tip', sku: null, variantId: null, quantity: 1, currentQuantity: 1, unitPrice: given.tip, allocations: [], taxLines: [], isGiftCard: false, attributes: [], locationId: null }] : [];
  const allTaxes = [...lines.flatMap((line) => line.taxLines), ...shipping.taxLines];
  const subtotal = sumOf(lines, charged);
  const onTop = given.included ? 0n : taxOf(allTaxes);
  const total = subtotal + shipping.discountedPrice + onTop + given.tip;
  const parts = allocate(total, Array.from({ length: given.tenders }, () => 1n)).filter((part) => part > 0n);
  return anOrder({
    taxesIncluded: given.included, lines: [...lines, ...tips], shippingLines: [shipping], taxLines: allTaxes,
    totals: { ...totalsOf(total), subtotal, currentSubtotal: subtotal, totalTax: taxOf(allTaxes), currentTax: taxOf(allTaxes), currentShipping: shipping.discountedPrice, tip: given.tip },
    transactions: parts.map((amount, index) => aPayment({ id: `payment-${index}`, amount, processedAt: index })),
    agreements: agreementsOf(given, lines, tips, shipping),
  });
}

function agreementsOf(given: Seed, lines: readonly OrderLine[], tips: readonly OrderLine[], shipping: ShippingLine): Agreement[] {
  const withTax = (amount: bigint, taxes: readonly TaxLine[]): bigint => amount + (given.included ? 0n : taxOf(taxes));
  const saleTaxes = (taxes: readonly TaxLine[]): SaleTax[] => taxes.map((tax) => ({ ...tax }));
  const sales: Sale[] = [
    ...lines.map((line): Sale => ({
      id: `sale-${line.id}`, action: 'ORDER', lineType: line.isGiftCard ? 'GIFT_CARD' : 'PRODUCT', quantity: line.quantity, lineId: line.id, label: line.title,
      amount: withTax(charged(line), line.taxLines), tax: taxOf(line.taxLines), taxes: saleTaxes(line.taxLines),
    })),
    ...tips.map((tip): Sale => ({ id: 'sale-tip', action: 'ORDER', lineType: 'TIP', quantity: 1, amount: tip.unitPrice, tax: 0n, taxes: [], lineId: tip.id, label: 'Tip' })),
    { id: 'sale-shipping', action: 'ORDER', lineType: 'SHIPPING', quantity: null, amount: withTax(shipping.discountedPrice, shipping.taxLines), tax: taxOf(shipping.taxLines), taxes: saleTaxes(shipping.taxLines), lineId: shipping.id, label: shipping.title },
  ];
  const [first] = sales;
  if (given.editQuantity === 0 || !first || (first.quantity ?? 0) < 2 || given.lines[0]?.giftCard) return [{ id: 'agreement-1', kind: 'order', happenedAt: 0, refundId: null, returnId: null, sales }];
  // The same end, reached in two agreements: part of the first line was added by an edit.
  const moved: Sale = { ...first, id: 'sale-edit', action: 'UPDATE', quantity: 1, amount: first.amount / 2n, tax: 0n, taxes: [] };
  const rest: Sale = { ...first, quantity: (first.quantity ?? 0) - 1, amount: first.amount - moved.amount };
  return [
    { id: 'agreement-1', kind: 'order', happenedAt: 0, refundId: null, returnId: null, sales: [rest, ...sales.slice(1)] },
    { id: 'agreement-2', kind: 'edit', happenedAt: 1, refundId: null, returnId: null, sales: [moved] },
  ];
}
