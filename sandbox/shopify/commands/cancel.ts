import { minus, NOTHING } from '../rest/money';
import { linesOf } from '../order/lines';
import { paymentsOf, paymentSums } from '../order/payments';
import { shippingOf } from '../order/shipping';
import type { OrderRecord } from '../order/record';
import { announce, changedAt, Refused, touched, updated, type Outcome, type Tools } from './command';
import { movement } from './pay';
import { refundOrder } from './refund';

export interface CancelForm {
  /** customer, declined, fraud, inventory, other or staff. */
  readonly reason: string;
  /** Gives everything back that was paid; otherwise the money is kept. */
  readonly refund: boolean;
  readonly restock: boolean;
}

/** Cancelling removes the goods from the order through a refund, as Shopify does; money goes back only when asked for. */
export function cancelOrder(record: OrderRecord, form: CancelForm, tools: Tools): Outcome {
  if (record.order.cancelled_at) throw new Refused('the order is cancelled already');
  const lines = linesOf(record)
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({ lineId: line.id, quantity: line.currentQuantity }));
  const paid = paymentSums(paymentsOf(record)).net;
  let next = record;
  const refunds: Outcome['announcements'][number][] = [];
  if (form.refund && (lines.length > 0 || paid.shop > 0n)) {
    const shipping = shippingOf(record).length > 0 ? 'all' : null;
    const outcome = refundOrder(
      record,
      { lines, shipping, amount: null, restock: form.restock, note: null },
      tools,
      form.restock ? 'cancel' : 'no_restock',
    );
    next = outcome.record;
    refunds.push(...outcome.announcements.filter((announcement) => announcement.topic === 'refunds/create'));
  }
  const order = touched(next, tools);
  order.cancelled_at = changedAt(order);
  order.closed_at = changedAt(order);
  order.cancel_reason = form.reason;
  const authorised = paymentsOf(next).find((payment) => payment.kind === 'AUTHORIZATION' && payment.status === 'SUCCESS');
  const open = authorised && minus(authorised.amount, paymentSums(paymentsOf(next)).received);
  const transactions =
    authorised && open && open.shop > 0n
      ? [
          ...next.transactions,
          movement(
            next,
            { kind: 'void', amount: NOTHING, gateway: authorised.gateway, parentId: authorised.id, at: changedAt(order) },
            tools,
          ),
        ]
      : next.transactions;
  if (transactions !== next.transactions) order.financial_status = 'voided';
  const cancelled = { ...next, order, transactions };
  return updated(cancelled, ...refunds, announce('orders/cancelled', cancelled));
}
