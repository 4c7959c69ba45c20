import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import { ledgerTotal, tipLineIds } from './ledger';
import type { Order, TaxLine } from './order';
import { isRefund, received, refunded } from './payments';

/** An enforced identity that fails stops the order with both sums; an observed one is only told. */
export interface Identity {
  readonly name: 'ledger' | 'I1' | 'I2' | 'I3' | 'I4' | 'I6' | 'I7' | 'I8' | 'I9';
  readonly level: 'enforced' | 'observed';
  readonly holds: boolean;
  readonly left: Minor;
  readonly right: Minor;
}

const taxes = (lines: readonly TaxLine[]): Minor => sumOf(lines, (tax) => tax.amount);

/**
 * What stands on an order that was changed after it was placed is seen on real ones nowhere yet: there the ledger decides.
 * An exchange adds lines as an edit does, and Shopify's `edited` does not say so.
 */
const changed = (order: Order): boolean => order.edited || order.agreements.some((agreement) => agreement.kind === 'return');
const levelOf = (order: Order): Identity['level'] => (changed(order) ? 'observed' : 'enforced');

/** Σ(unit price × quantity) − Σ allocations = subtotal, tips apart. On a changed order lines keep what they were ordered with: its ledger tells the sum. */
export function subtotalIdentity(order: Order): Identity {
  if (changed(order)) return identity('I1', 'observed', goodsSold(order), order.totals.subtotal);
  const tips = tipLineIds(order);
  const lines = order.lines.filter((line) => !tips.has(line.id));
  const left = sumOf(lines, (line) => line.unitPrice * BigInt(line.quantity) - sumOf(line.allocations, (allocation) => allocation.amount));
  return identity('I1', levelOf(order), left, order.totals.subtotal);
}

const goodsSold = (order: Order): Minor =>
  sumOf(
    order.agreements.filter((agreement) => agreement.kind === 'order' || agreement.kind === 'edit').flatMap((agreement) => agreement.sales).filter((sale) => sale.lineType === 'PRODUCT' || sale.lineType === 'GIFT_CARD'),
    (sale) => (order.taxesIncluded ? sale.amount : sale.amount - sale.tax),
  );

/** subtotal + shipping + tax on top + tips + duties + fees = total. */
export function totalIdentity(order: Order): Identity {
  const { totals } = order;
  const shipping = sumOf(order.shippingLines.filter((line) => !line.removed), (line) => line.discountedPrice);
  const onTop = (order.taxesIncluded ? 0n : totals.totalTax) + (order.dutiesIncluded ? 0n : totals.duties);
  return identity('I2', levelOf(order), totals.subtotal + shipping + onTop + totals.tip + totals.additionalFees, totals.total);
}

/** total tax = the order's tax lines = the tax lines of lines and shipping; duties and fees carry taxes that stand on neither. */
export function taxIdentity(order: Order): Identity {
  const { totalTax, duties, additionalFees } = order.totals;
  const onLines = sumOf(order.lines, (line) => taxes(line.taxLines)) + sumOf(order.shippingLines.filter((line) => !line.removed), (line) => taxes(line.taxLines));
  const onOrder = taxes(order.taxLines);
  const linesTellAll = duties === 0n && additionalFees === 0n;
  return identity('I4', levelOf(order), onOrder !== totalTax || !linesTellAll ? onOrder : onLines, totalTax);
}

/** I2 with what is current, and what refunds gave beyond their goods. */
function currentIdentity(order: Order): Identity {
  const { totals } = order;
  const onTop = (order.taxesIncluded ? 0n : totals.currentTax) + (order.dutiesIncluded ? 0n : totals.currentDuties);
  const sales = order.agreements.flatMap((agreement) => agreement.sales);
  const beyond = sumOf(sales.filter((sale) => sale.lineType === 'ADJUSTMENT'), (sale) => sale.amount);
  const tips = sumOf(sales.filter((sale) => sale.lineType === 'TIP'), (sale) => sale.amount);
  return identity('I3', 'observed', totals.currentSubtotal + totals.currentShipping + onTop + totals.currentFees + tips + beyond, totals.currentTotal);
}

/** What refunds say they paid back = their own successful transactions. */
function refundIdentity(order: Order): Identity {
  const ids = new Set(order.refunds.flatMap((refund) => refund.transactionIds));
  return identity('I8', 'observed', sumOf(order.refunds, (refund) => refund.total), sumOf(order.transactions.filter((one) => isRefund(one) && ids.has(one.id)), (one) => one.amount));
}

export const ledgerIdentity = (order: Order): Identity => identity('ledger', 'enforced', ledgerTotal(order), order.totals.currentTotal);

/** net payment = received − refunded; outstanding = current total − net payment. Observed: Shopify's rounding is told nowhere in full. */
export function checkIdentities(order: Order): readonly Identity[] {
  const { totals } = order;
  return [
    subtotalIdentity(order), totalIdentity(order), taxIdentity(order), ledgerIdentity(order), currentIdentity(order), refundIdentity(order),
    identity('I6', 'observed', totals.received - totals.refunded, totals.netPayment),
    identity('I7', 'observed', totals.currentTotal - totals.netPayment + totals.cashRounding, totals.outstanding),
    identity('I9', 'observed', received(order) - refunded(order) + totals.cashRounding, totals.netPayment),
  ];
}

/** More than what the merchant calls equal. The tolerance changes no amount. */
export const differs = ({ left, right }: Identity, tolerance: Minor): boolean => (left > right ? left - right : right - left) > tolerance;

const identity = (name: Identity['name'], level: Identity['level'], left: Minor, right: Minor): Identity => ({ name, level, holds: left === right, left, right });
