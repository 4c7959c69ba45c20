import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import { ledgerTotal, tipLineIds } from './ledger';
import type { Order, TaxLine } from './order';
import { received, refunded } from './payments';

/** An enforced identity that fails stops the order with both sums; an observed one is only told. */
export interface Identity {
  readonly name: 'ledger' | 'I1' | 'I2' | 'I3' | 'I4' | 'I6' | 'I7' | 'I9';
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
const levelOf = (order: Order): Identity['level'] => (order.edited || order.agreements.some((agreement) => agreement.kind === 'return') ? 'observed' : 'enforced');

/** Σ(unit price × quantity) − Σ allocations = subtotal, tips apart. */
export function subtotalIdentity(order: Order): Identity {
  const tips = tipLineIds(order);
  const lines = order.lines.filter((line) => !tips.has(line.id));
  const left = sumOf(lines, (line) => line.unitPrice * BigInt(line.quantity) - sumOf(line.allocations, (allocation) => allocation.amount));
  return identity('I1', levelOf(order), left, order.totals.subtotal);
}

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

export const ledgerIdentity = (order: Order): Identity => identity('ledger', 'enforced', ledgerTotal(order), order.totals.currentTotal);

/** net payment = received − refunded; outstanding = current total − net payment. Observed: Shopify's rounding is told nowhere in full. */
export function checkIdentities(order: Order): readonly Identity[] {
  const { totals } = order;
  return [
    subtotalIdentity(order), totalIdentity(order), taxIdentity(order), ledgerIdentity(order),
    identity('I6', 'observed', totals.received - totals.refunded, totals.netPayment),
    identity('I7', 'observed', totals.currentTotal - totals.netPayment, totals.outstanding),
    identity('I9', 'observed', received(order) - refunded(order), totals.netPayment),
  ];
}

const identity = (name: Identity['name'], level: Identity['level'], left: Minor, right: Minor): Identity => ({ name, level, holds: left === right, left, right });
