import { printRest } from '../rest/amount';
import { NOTHING, readMoney, type Money } from '../rest/money';
import { flagOf, listOf, momentOf, objectOf, textOf } from '../rest/read';
import { agreementsOf, ledgerTotal } from '../order/agreements';
import { linesOf } from '../order/lines';
import { paymentsOf } from '../order/payments';
import { currenciesOf, orderId, orderName, type OrderRecord } from '../order/record';
import { sentOf } from '../graph/sent';
import { fulfilmentStatus } from '../graph/words';

/** One row of the shell's list. Amounts are decimal text in the shop's currency. */
export function orderRow(record: OrderRecord) {
  const { order } = record;
  const currency = currenciesOf(record).shop;
  const customer = objectOf(order, 'customer') ?? objectOf(order, 'shipping_address');
  return {
    id: orderId(record),
    name: orderName(record),
    createdAt: momentOf(order, 'created_at'),
    updatedAt: momentOf(order, 'updated_at'),
    customer: customer ? [textOf(customer, 'first_name'), textOf(customer, 'last_name')].filter(Boolean).join(' ') : null,
    currency,
    total: textOf(order, 'total_price'),
    currentTotal: textOf(order, 'current_total_price') ?? textOf(order, 'total_price'),
    financialStatus: textOf(order, 'financial_status'),
    fulfillmentStatus: fulfilmentStatus(textOf(order, 'fulfillment_status')).toLowerCase(),
    archived: order.closed_at !== null && order.closed_at !== undefined,
    cancelled: order.cancelled_at !== null && order.cancelled_at !== undefined,
    test: flagOf(order, 'test'),
    edited: record.edits.length > 0,
    refunds: listOf(order, 'refunds').length,
    tags: textOf(order, 'tags') ?? '',
    items: linesOf(record).reduce((sum, line) => sum + line.currentQuantity, 0),
  };
}

/** For the shell's forms, and for tests: lines with what can still be done to them, and the ledger. */
export function orderDetail(record: OrderRecord) {
  const currency = currenciesOf(record).shop;
  const text = (money: Money) => printRest(money.shop, currency);
  const agreements = agreementsOf(record);
  return {
    ...orderRow(record),
    outstanding: text(readMoney(record.order, 'total_outstanding') ?? NOTHING),
    lines: linesOf(record).map((line) => ({
      id: line.id,
      sku: textOf(line.rest, 'sku'),
      title: textOf(line.rest, 'title'),
      kind: line.kind,
      price: text(line.unit),
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      unfulfilled: line.kind === 'TIP' ? 0 : Math.max(0, line.currentQuantity - sentOf(line, record)),
      charged: text(line.charged),
    })),
    shipping: listOf(record.order, 'shipping_lines').map((line) => ({
      title: textOf(line, 'title'),
      price: textOf(line, 'discounted_price') ?? textOf(line, 'price'),
    })),
    transactions: paymentsOf(record).map((payment) => ({
      id: payment.id,
      kind: payment.kind,
      status: payment.status,
      gateway: payment.gateway,
      amount: text(payment.amount),
    })),
    agreements: agreements.map((agreement) => ({
      id: agreement.id,
      reason: agreement.reason,
      at: agreement.at,
      total: text(ledgerTotal([agreement])),
    })),
    ledgerTotal: text(ledgerTotal(agreements)),
  };
}
