import type { SaleTax } from '../order/agreement';
import { sumOf } from '../money/sum';
import type { DocumentTax } from './document';

/** One entry per Shopify title and rate. What the marketplace remits is no tax of the shop's. */
export function documentTaxes(taxes: readonly SaleTax[]): readonly DocumentTax[] {
  const entries = new Map<string, SaleTax[]>();
  for (const tax of taxes.filter((one) => !one.channelLiable)) {
    const key = `${tax.title} ${tax.rate}`;
    entries.set(key, [...(entries.get(key) ?? []), tax]);
  }
  return [...entries.values()]
    .map((list, index) => ({ key: String(index + 1), title: list[0]?.title ?? '', rate: list[0]?.rate ?? '', amount: sumOf(list, (tax) => tax.amount) }))
    .filter((entry) => entry.amount !== 0n);
}
