import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { Order } from '../order/order';
import { isChange, isPayment, tendered } from '../order/payments';
import type { Transaction } from '../order/transaction';
import type { DocumentTender } from './document';

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

/** A payment belongs to the oldest document on which the customer still owes; what comes after that is another document's. */
export function tendersFor(order: Order, total: Minor): readonly DocumentTender[] {
  const taken: DocumentTender[] = [];
  let owed = total;
  for (const payment of payments(order)) {
    if (owed <= 0n) break;
    taken.push(payment);
    owed -= payment.amount;
  }
  return taken;
}
