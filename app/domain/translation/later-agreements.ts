import type { Agreement } from '../order/agreement';
import type { Order } from '../order/order';
import { refunded } from '../order/payments';
import type { PosDocument } from './document';

/** Agreements that no document carries yet. One without quantity, amount and money makes none. */
export function laterAgreements(order: Order, sale: PosDocument): readonly Agreement[] {
  const carried = new Set([sale.id, ...sale.folded]);
  const moneyWentBack = refunded(order) > 0n;
  return order.agreements.filter((agreement) => !carried.has(agreement.id) && (hasContent(agreement) || (agreement.kind === 'refund' && moneyWentBack)));
}

const hasContent = (agreement: Agreement): boolean => agreement.sales.some((sale) => sale.amount !== 0n || (sale.quantity ?? 0) !== 0);
