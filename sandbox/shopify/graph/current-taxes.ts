import { plus } from '../rest/money';
import type { Agreement } from '../order/agreements';
import { taxKey, type Tax } from '../order/taxes';

/** What is left of each tax after edits and refunds. */
export const currentTaxes = (agreements: readonly Agreement[]): Tax[] => summed(taxesIn(agreements));

/** The order's own tax lines with what edits added and took off. */
export function editedTaxes(own: readonly Tax[], agreements: readonly Agreement[]): readonly Tax[] {
  const edits = taxesIn(agreements.filter((agreement) => agreement.reason === 'ORDER_EDIT'));
  return edits.length === 0 ? own : summed([...own, ...edits]);
}

const taxesIn = (agreements: readonly Agreement[]): Tax[] => agreements.flatMap((agreement) => agreement.sales).flatMap((sale) => sale.taxes);

function summed(taxes: readonly Tax[]): Tax[] {
  const sums = new Map<string, Tax>();
  for (const tax of taxes) {
    const sofar = sums.get(taxKey(tax));
    sums.set(taxKey(tax), sofar ? { ...sofar, price: plus(sofar.price, tax.price) } : tax);
  }
  return [...sums.values()];
}
