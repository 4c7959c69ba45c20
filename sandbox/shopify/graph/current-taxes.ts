import { plus } from '../rest/money';
import type { Agreement } from '../order/agreements';
import { taxKey, type Tax } from '../order/taxes';

/** What is left of each tax after edits and refunds. */
export function currentTaxes(agreements: readonly Agreement[]): Tax[] {
  const sums = new Map<string, Tax>();
  for (const sale of agreements.flatMap((agreement) => agreement.sales)) {
    for (const tax of sale.taxes) {
      const sofar = sums.get(taxKey(tax));
      sums.set(taxKey(tax), sofar ? { ...sofar, price: plus(sofar.price, tax.price) } : tax);
    }
  }
  return [...sums.values()];
}
