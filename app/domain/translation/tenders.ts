import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { Agreement } from '../order/agreement';
import type { Order } from '../order/order';
import { isChange, isPayment, isRefund, tendered } from '../order/payments';
import type { Transaction } from '../order/transaction';
import type { DocumentTender } from './document';
import { refundMoney } from './later-agreements';

/** Payments in the order in which they came, each less the change that was given on it. */
export function payments(order: Order): readonly DocumentTender[] {
  const changes = order.transactions.filter(isChange);
  const came = order.transactions.filter(isPayment).sort((a, b) => a.processedAt - b.processedAt || (a.id < b.id ? -1 : 1));
  const last = came.at(-1);
  return came
    .map((payment) => ({ key: payment.id, gateway: payment.gateway, at: payment.processedAt, amount: tendered(payment) - changeOn(payment, changes, payment === last, came) }))
    .filter((tender) => tender.amount !== 0n);
}

/** Change names the payment it was given on; where it names none that we know, it was given on the last. */
function changeOn(payment: Transaction, changes: readonly Transaction[], isLast: boolean, came: readonly Transaction[]): Minor {
  const given = changes.filter((change) => change.parentId === payment.id || (isLast && !came.some((one) => one.id === change.parentId)));
  return sumOf(given, tendered);
}

/** A refund's money belongs to its own document. */
export const repayments = (order: Order, agreement: Agreement): readonly DocumentTender[] =>
  refundMoney(order, agreement)
    .filter(isRefund)
    .map((one) => ({ key: one.id, gateway: one.gateway, at: one.processedAt, amount: -tendered(one) }))
    .filter((tender) => tender.amount !== 0n);
