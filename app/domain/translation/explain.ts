import { formatMinor } from '../money/format';
import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { Order } from '../order/order';

export const explainedParts = ['tip', 'discount', 'shipping-tax', 'shipping', 'gift-card', 'duties', 'fees', 'rounding', 'marketplace-tax', 'tax', 'cents'] as const;

/** A part of the order that a difference is made of. */
export interface Explained {
  readonly part: (typeof explainedParts)[number];
  /** The discount's code or label, else empty. */
  readonly name: string;
  readonly amount: Minor;
}

/** Where what a difference is made of can be set right; null where nowhere. */
export type Closing = 'tolerance' | 'payments' | 'tip' | 'products' | 'discount' | null;

/** More parts than this fit nearly any difference and explain none. */
const most = 3;

/**
 * The fewest parts of the order that add up to a difference between two sums; empty where none do. What is left of at most a minor
 * unit a row comes from rounding each of them.
 */
export function explain(order: Order, difference: Minor): readonly Explained[] {
  const size = difference < 0n ? -difference : difference;
  if (size === 0n) return [];
  const parts = wholes(order).filter((one) => one.amount > 0n);
  for (let count = 1; count <= most; count += 1) {
    const found = addingUpTo(size, parts, count) ?? (count === 1 ? singleAllocation(order, size) : null);
    if (found) return found;
  }
  return size <= BigInt(order.lines.length + order.shippingLines.length) ? [part('cents', size)] : [];
}

export function closingOf(parts: readonly Explained[]): Closing {
  const [first] = parts;
  if (!first) return null;
  if (parts.every((one) => one.part === 'cents' || one.part === 'rounding')) return 'tolerance';
  if (first.part === 'discount') return 'discount';
  if (parts.every((one) => one.part === 'tip')) return 'tip';
  return first.part === 'gift-card' ? 'payments' : 'products';
}

/** As parameters of a cause: language-free, one part a line. */
export function explainedParams(order: Order, difference: Minor): { readonly parts: string; readonly closes: string } {
  const parts = explain(order, difference);
  return { parts: parts.map((one) => `${one.part} ${formatMinor(one.amount, order.currency)} ${one.name}`.trim()).join('\n'), closes: closingOf(parts) ?? '' };
}

function addingUpTo(size: Minor, parts: readonly Explained[], count: number): readonly Explained[] | null {
  if (count === 0) return size === 0n ? [] : null;
  for (const [index, one] of parts.entries()) {
    if (one.amount > size) continue;
    const rest = addingUpTo(size - one.amount, parts.slice(index + 1), count - 1);
    if (rest) return [one, ...rest];
  }
  return null;
}

/** Parts that no two of them share money, so that they may be added. */
function wholes(order: Order): readonly Explained[] {
  const { totals } = order;
  const allocations = order.lines.flatMap((line) => line.allocations);
  const labels = [...new Set(allocations.map((one) => one.code ?? one.label))];
  const onShipping = order.shippingLines.flatMap((line) => line.taxLines);
  const onLines = order.lines.flatMap((line) => line.taxLines);
  const taxed = (taxes: readonly { readonly amount: Minor; readonly channelLiable: boolean }[], liable: boolean): Minor => sumOf(taxes.filter((tax) => tax.channelLiable === liable), (tax) => tax.amount);
  return [
    part('tip', totals.tip),
    ...labels.map((name) => part('discount', sumOf(allocations.filter((one) => (one.code ?? one.label) === name), (one) => one.amount), name)),
    part('shipping-tax', taxed(onShipping, false)),
    part('shipping', sumOf(order.shippingLines.filter((line) => !line.removed), (line) => line.discountedPrice)),
    part('gift-card', sumOf(order.transactions.filter((one) => one.gateway === 'gift_card'), (one) => one.amount)),
    part('duties', totals.duties),
    part('fees', totals.additionalFees),
    part('rounding', totals.cashRounding < 0n ? -totals.cashRounding : totals.cashRounding),
    part('marketplace-tax', taxed([...onLines, ...onShipping], true)),
    part('tax', taxed(onLines, false)),
  ];
}

function singleAllocation(order: Order, size: Minor): readonly Explained[] | null {
  const found = order.lines.flatMap((line) => line.allocations).find((one) => one.amount === size);
  return found ? [part('discount', found.amount, found.code ?? found.label)] : null;
}

const part = (name: Explained['part'], amount: Minor, label = ''): Explained => ({ part: name, name: label, amount });
