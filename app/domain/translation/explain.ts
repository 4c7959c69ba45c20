import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { Order } from '../order/order';

/** The one part of the order that a difference equals. */
export interface Explanation {
  readonly part: 'tip' | 'discount' | 'shipping-tax' | 'shipping' | 'gift-card' | 'duties' | 'fees' | 'rounding' | 'marketplace-tax';
  /** The discount's code or label, else empty. */
  readonly name: string;
  readonly amount: Minor;
}

/** What makes up a difference between two sums; null where no single part does. */
export function explain(order: Order, difference: Minor): Explanation | null {
  const size = difference < 0n ? -difference : difference;
  return size === 0n ? null : (candidates(order).find((candidate) => candidate.amount === size) ?? null);
}

function candidates(order: Order): readonly Explanation[] {
  const { totals } = order;
  const allocations = order.lines.flatMap((line) => line.allocations);
  const labels = [...new Set(allocations.map((allocation) => allocation.code ?? allocation.label))];
  const taxes = [...order.lines, ...order.shippingLines].flatMap((line) => line.taxLines);
  return [
    part('tip', totals.tip),
    ...labels.map((name) => part('discount', sumOf(allocations.filter((one) => (one.code ?? one.label) === name), (one) => one.amount), name)),
    ...allocations.map((one) => part('discount', one.amount, one.code ?? one.label)),
    part('shipping-tax', sumOf(order.shippingLines.flatMap((line) => line.taxLines), (tax) => tax.amount)),
    part('shipping', sumOf(order.shippingLines, (line) => line.discountedPrice)),
    part('gift-card', sumOf(order.transactions.filter((one) => one.gateway === 'gift_card'), (one) => one.amount)),
    part('duties', totals.duties),
    part('fees', totals.additionalFees),
    part('rounding', totals.cashRounding < 0n ? -totals.cashRounding : totals.cashRounding),
    part('marketplace-tax', sumOf(taxes.filter((tax) => tax.channelLiable), (tax) => tax.amount)),
  ];
}

const part = (name: Explanation['part'], amount: Minor, label = ''): Explanation => ({ part: name, name: label, amount });
