/** Brings an order's current figures and its financial status in line with what a command has just done to it. */
import type { JsonObject } from '../rest/json';
import { minus, NOTHING, plus, readMoney, total, writeMoney, type Money } from '../rest/money';
import { textOf } from '../rest/read';
import type { Sale } from '../order/agreements';
import { paymentsOf, paymentSums } from '../order/payments';
import { currenciesOf, taxesIncluded, type OrderRecord } from '../order/record';

/** The body's figures move by what the new sale rows add, so an order that did not add up before is off by the same amount after. */
export function moveTotals(order: JsonObject, record: OrderRecord, sales: readonly Sale[]): void {
  const currencies = currenciesOf(record);
  const amount = total(sales.map((sale) => sale.amount));
  const tax = total(sales.map((sale) => sale.tax));
  const goods = total(
    sales
      .filter((sale) => sale.lineType === 'PRODUCT' || sale.lineType === 'GIFT_CARD')
      .map((sale) => (taxesIncluded(record) ? sale.amount : minus(sale.amount, sale.tax))),
  );
  const shipped = total(
    sales
      .filter((sale) => sale.lineType === 'SHIPPING')
      .map((sale) => (taxesIncluded(record) ? sale.amount : minus(sale.amount, sale.tax))),
  );
  const move = (key: string, from: string, by: Money) => {
    const before = readMoney(order, key) ?? readMoney(order, from);
    if (before) writeMoney(order, key, plus(before, by), currencies);
  };
  move('current_total_price', 'total_price', amount);
  move('current_total_tax', 'total_tax', tax);
  move('current_subtotal_price', 'subtotal_price', goods);
  move('current_shipping_price_set', 'total_shipping_price_set', shipped);
}

export function currentTotal(record: OrderRecord): Money {
  return readMoney(record.order, 'current_total_price') ?? readMoney(record.order, 'total_price') ?? NOTHING;
}

export function settle(order: JsonObject, transactions: readonly JsonObject[], record: OrderRecord): void {
  const next = { ...record, order, transactions };
  const paid = paymentSums(paymentsOf(next));
  const left = minus(currentTotal(next), paid.net);
  writeMoney(order, 'total_outstanding', left, currenciesOf(record));
  order.financial_status = statusOf(paid.received.shop, paid.refunded.shop, left.shop, textOf(order, 'financial_status'));
}

function statusOf(received: bigint, refunded: bigint, left: bigint, before: string | null): string {
  if (refunded > 0n) return refunded >= received ? 'refunded' : 'partially_refunded';
  if (received > 0n) return left > 0n ? 'partially_paid' : 'paid';
  return left <= 0n ? 'paid' : (before ?? 'pending');
}
