import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import type { Agreement, Sale } from './agreement';
import type { Order } from './order';

export const agreementTotal = (agreement: Agreement): Minor => sumOf(agreement.sales, (sale) => sale.amount);

export const ledgerTotal = (order: Order): Minor => sumOf(order.agreements, agreementTotal);

/** Lines that are tips stand among Shopify's line items but not in its subtotal; only the ledger says which they are. */
export function tipLineIds(order: Order): ReadonlySet<string> {
  const tips = order.agreements.flatMap((agreement) => agreement.sales).filter((sale: Sale) => sale.lineType === 'TIP');
  return new Set(tips.flatMap((sale) => (sale.lineId === null ? [] : [sale.lineId])));
}
