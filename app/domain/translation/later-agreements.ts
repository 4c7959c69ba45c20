import type { Agreement } from '../order/agreement';
import type { Order } from '../order/order';
import type { Refund } from '../order/refund';
import { isPendingRefund, isRefund } from '../order/payments';
import type { Transaction } from '../order/transaction';

/** Refunds and returns count as R, everything else as E. */
export const isReturn = (agreement: Agreement): boolean => agreement.kind === 'refund' || agreement.kind === 'return';

/** In order of time, then id: the order in which their documents are numbered and posted. */
export const byTime = (a: Agreement, b: Agreement): number => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What tells the fate of the agreement's goods: its own refund, or the refunds of its return. */
export const refundsOf = (order: Order, agreement: Agreement): readonly Refund[] =>
  order.refunds.filter((refund) => (agreement.kind === 'refund' ? refund.id === agreement.refundId : agreement.returnId !== null && refund.returnId === agreement.returnId));

/** The money of the agreement's own refund; a return's money is its refund's, which has an agreement of its own. */
export function refundMoney(order: Order, agreement: Agreement): readonly Transaction[] {
  const ids = new Set(order.refunds.filter((refund) => refund.id === agreement.refundId).flatMap((refund) => refund.transactionIds));
  return order.transactions.filter((transaction) => ids.has(transaction.id));
}

export const waitsForMoney = (order: Order, agreement: Agreement): boolean => refundMoney(order, agreement).some(isPendingRefund);

/** Agreements after the sale's own and those folded into it. One without quantity, amount and money makes no document. */
export function laterAgreements(order: Order, carried: ReadonlySet<string>): readonly Agreement[] {
  return order.agreements.filter((agreement) => !carried.has(agreement.id) && (hasContent(agreement) || refundMoney(order, agreement).some((one) => isRefund(one) || isPendingRefund(one)))).sort(byTime);
}

const hasContent = (agreement: Agreement): boolean => agreement.sales.some((sale) => sale.amount !== 0n || (sale.quantity ?? 0) !== 0);
