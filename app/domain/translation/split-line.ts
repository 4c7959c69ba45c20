import type { Minor } from '../money/money';

export interface UnitSplit {
  readonly quantity: number;
  readonly unitPrice: Minor;
}

/**
 * Quantity and total as lines that multiply out exactly: 29.99 for 3 becomes 2 × 10.00 and 1 × 9.99.
 * A total without a quantity (a fee, an adjustment) is one unit of it, taken back where it is negative: prices are never below zero.
 */
export function splitUnits(quantity: number, total: Minor): readonly UnitSplit[] {
  if (quantity === 0) return total === 0n ? [] : [total < 0n ? { quantity: -1, unitPrice: -total } : { quantity: 1, unitPrice: total }];
  const units = BigInt(Math.abs(quantity));
  const sign = quantity < 0 ? -1 : 1;
  const signed = sign < 0 ? -total : total;
  const size = signed < 0n ? -signed : signed;
  const low = size / units;
  const more = size % units;
  const price = (amount: Minor): Minor => (signed < 0n ? -amount : amount);
  const splits = [
    { units: more, unitPrice: price(low + 1n) },
    { units: units - more, unitPrice: price(low) },
  ];
  // A count of units is at most the quantity, which Shopify keeps within 32 bits.
  return splits.filter((split) => split.units > 0n).map((split) => ({ quantity: sign * Number.parseInt(split.units.toString(), 10), unitPrice: split.unitPrice }));
}
