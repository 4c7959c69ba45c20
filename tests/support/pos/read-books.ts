import { formatMinor } from '~/domain/money/format';
import { requiredProducts } from '~/domain/translation/document';

/** Goods of another location stand on a document of their own, numbered `-2`, `-3`… behind the first. */
export const isPartOf = (number: string, told: string): boolean => told === number || (told.startsWith(`${number}-`) && /^-\d$/.test(told.slice(number.length)));

/** Shopify Refund that takes from one part of a document what it gives to another is nothing that was sold or refunded. */
export function withoutOffsets<T extends { readonly name: string; readonly quantity: bigint; readonly price: bigint }>(lines: readonly T[]): readonly T[] {
  const left = [...lines];
  for (const line of lines.filter((one) => one.name === requiredProducts.refund && one.quantity > 0n)) {
    const opposite = left.findIndex((one) => one.name === line.name && one.quantity === -line.quantity && one.price === line.price);
    if (opposite >= 0 && left.includes(line)) {
      left.splice(opposite, 1);
      left.splice(left.indexOf(line), 1);
    }
  }
  return left;
}

/** Rounded to the currency: simulators may tell decimals as JSON numbers. */
export function toMinor(decimal: string, currency: string): bigint {
  const places = formatMinor(0n, currency).split('.')[1]?.length ?? 0;
  return BigInt(Math.round(Number(decimal) * 10 ** places));
}
