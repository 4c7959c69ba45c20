import { numeral, type JsonObject } from '../rest/json';
import { unitOf } from '../rest/amount';
import { carried, linesOf, type Line } from '../order/lines';
import { isNothing, minus, NOTHING, plus, sides, total, writeMoney, type Money } from '../rest/money';
import { listOf, textOf } from '../rest/read';
import { agreementsOf } from '../order/agreements';
import { paymentsOf, paymentSums } from '../order/payments';
import { currenciesOf, orderId, taxesIncluded, type OrderRecord } from '../order/record';
import { refundsOf } from '../order/refunds';
import { shippingOf } from '../order/shipping';
import { announce, changedAt, idIn, Refused, touched, updated, type Outcome, type Tools } from './command';
import { movement } from './pay';
import { currentTotal, moveTotals, settle } from './settle';

export interface RefundForm {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  /** Before tax on top; 'all' gives back what is left of shipping. */
  readonly shipping: Money | 'all' | null;
  /** Money given back; null: what lines and shipping come to, as far as it was paid. */
  readonly amount: Money | null;
  readonly restock: boolean;
  readonly note: string | null;
}

export function refundOrder(
  record: OrderRecord,
  form: RefundForm,
  tools: Tools,
  restockType = form.restock ? 'return' : 'no_restock',
): Outcome {
  const rows = form.lines.map((wanted) => lineRow(record, wanted, restockType, tools));
  const shipping = shippingRows(record, form.shipping, tools);
  const due = total([...rows, ...shipping].map((row) => row.charged));
  const paid = paymentSums(paymentsOf(record)).net;
  const balance = minus(currentTotal(record), paid);
  const { money, gap } = settlement(due, balance, paid, form.amount);
  if (rows.length === 0 && shipping.length === 0 && isNothing(money)) throw new Refused('nothing to give back');
  const order = touched(record, tools);
  const at = changedAt(order);
  const refund: JsonObject = {
    order_id: numeral(orderId(record)),
    created_at: at,
    processed_at: at,
    note: form.note,
    restock: form.restock,
    user_id: null,
    duties: [],
    return: null,
    refund_line_items: rows.map((row) => row.rest),
    refund_shipping_lines: shipping.map((row) => row.rest),
    order_adjustments: isNothing(gap) ? [] : [discrepancy(record, gap, tools)],
    transactions: repayments(record, money, at, tools),
  };
  idIn(refund, 'Refund', tools.nextId());
  order.refunds = [...listOf(order, 'refunds'), refund];
  for (const row of rows) takeUnits(order, row.line, row.quantity);
  const next = { ...record, order };
  const sales = agreementsOf(next).find((agreement) => agreement.refundId === textOf(refund, 'id'))?.sales ?? [];
  moveTotals(order, record, sales);
  settle(order, record.transactions, record);
  return updated(next, announce('refunds/create', next, refund));
}

/**
 * How much money goes back, and what of it neither goods nor balance explain. `balance` is what the customer still owes, negative what
 * the shop owes. Unless told otherwise the money brings the account to zero; told otherwise, an amount outside of what is due with and
 * without the balance makes a discrepancy, signed as Shopify writes it (negative: more money than goods).
 */
function settlement(due: Money, balance: Money, paid: Money, wanted: Money | null): { money: Money; gap: Money } {
  const even = minus(due, balance);
  const money = wanted ?? (even.shop <= 0n ? NOTHING : even.shop > paid.shop ? paid : even);
  if (money.shop > paid.shop) throw new Refused('more than was paid cannot be given back');
  const [least, most] = even.shop < due.shop ? [even, due] : [due, even];
  if (wanted !== null && money.shop > most.shop) return { money, gap: minus(most.shop < 0n ? NOTHING : most, money) };
  if (wanted !== null && money.shop < least.shop) return { money, gap: minus(least, money) };
  return { money, gap: NOTHING };
}

function discrepancy(record: OrderRecord, gap: Money, tools: Tools): JsonObject {
  const row: JsonObject = {
    id: numeral(tools.nextId()),
    order_id: numeral(orderId(record)),
    kind: 'refund_discrepancy',
    reason: 'Refund discrepancy',
  };
  writeMoney(row, 'amount', gap, currenciesOf(record));
  writeMoney(row, 'tax_amount', NOTHING, currenciesOf(record));
  return row;
}

interface Row {
  readonly rest: JsonObject;
  readonly charged: Money;
}

function lineRow(
  record: OrderRecord,
  wanted: { lineId: string; quantity: number },
  restockType: string,
  tools: Tools,
): Row & { line: Line; quantity: number } {
  const line = linesOf(record).find((candidate) => candidate.id === wanted.lineId);
  if (!line) throw new Refused(`the order has no line ${wanted.lineId}`);
  if (wanted.quantity < 1 || wanted.quantity > line.currentQuantity)
    throw new Refused(`line ${line.id} has ${line.currentQuantity} left to refund`);
  const { net, tax } = restOf(record, line, wanted.quantity);
  const rest: JsonObject = {
    id: numeral(tools.nextId()),
    line_item_id: numeral(line.id),
    quantity: numeral(wanted.quantity),
    restock_type: restockType,
    location_id: null,
  };
  writeMoney(rest, 'subtotal', net, currenciesOf(record));
  writeMoney(rest, 'total_tax', tax, currenciesOf(record));
  return { rest, line, quantity: wanted.quantity, charged: taxesIncluded(record) ? net : plus(net, tax) };
}

/** What the next units of a line carry, after those that edits and refunds took. */
function restOf(record: OrderRecord, line: Line, quantity: number): { net: Money; tax: Money } {
  const taken = agreementsOf(record)
    .slice(1)
    .flatMap((agreement) => agreement.sales)
    .filter((sale) => sale.of === line.id && sale.lineType === line.kind && (sale.quantity ?? 0) < 0);
  const tax = total(taken.map((sale) => sale.tax));
  const amount = total(taken.map((sale) => sale.amount));
  const net = taxesIncluded(record) ? amount : minus(amount, tax);
  const gone = line.quantity - line.currentQuantity;
  const part = (whole: Money, sofar: Money) =>
    carried(whole, line.quantity, gone, minus(NOTHING, sofar), quantity, currenciesOf(record));
  return { net: part(line.net, net), tax: part(line.tax, tax) };
}

function shippingRows(record: OrderRecord, wanted: RefundForm['shipping'], tools: Tools): Row[] {
  if (wanted === null) return [];
  const line = shippingOf(record)[0];
  if (!line) throw new Refused('the order has no shipping');
  const back = refundsOf(record).flatMap((refund) => refund.shipping);
  const left = minus(line.discounted, total(back.map((row) => row.subtotal)));
  const taxLeft = minus(line.tax, total(back.map((row) => row.tax)));
  const subtotal = wanted === 'all' ? left : wanted;
  if (isNothing(left)) return [];
  if (subtotal.shop > left.shop) throw new Refused('more than is left of shipping');
  const tax = subtotal.shop === left.shop ? taxLeft : shareOf(record, line.tax, subtotal, line.discounted);
  const rest: JsonObject = { id: numeral(tools.nextId()), shipping_line_id: numeral(line.id), shipping_line: line.rest };
  writeMoney(rest, 'subtotal_amount_set', subtotal, currenciesOf(record));
  writeMoney(rest, 'tax_amount_set', tax, currenciesOf(record));
  return [{ rest, charged: taxesIncluded(record) ? subtotal : plus(subtotal, tax) }];
}

function shareOf(record: OrderRecord, tax: Money, part: Money, whole: Money): Money {
  return sides(currenciesOf(record), (side, currency) => {
    const unit = unitOf(currency);
    return whole[side] === 0n ? 0n : ((tax[side] * part[side]) / whole[side] / unit) * unit;
  });
}

/** Money goes back to the tenders it came from, the last first. */
function repayments(record: OrderRecord, money: Money, at: string, tools: Tools): JsonObject[] {
  const payments = paymentsOf(record);
  const made: JsonObject[] = [];
  let left = money;
  for (const payment of payments.filter((row) => ['SALE', 'CAPTURE'].includes(row.kind) && row.status === 'SUCCESS').reverse()) {
    const back = total(
      payments
        .filter((row) => row.kind === 'REFUND' && row.status === 'SUCCESS' && row.parentId === payment.id)
        .map((row) => row.amount),
    );
    const open = minus(payment.amount, back);
    const part = open.shop < left.shop ? open : left;
    if (part.shop <= 0n) continue;
    made.push(movement(record, { kind: 'refund', amount: part, gateway: payment.gateway, parentId: payment.id, at }, tools));
    left = minus(left, part);
  }
  return made;
}

function takeUnits(order: JsonObject, line: Line, quantity: number): void {
  const rest = listOf(order, 'line_items').find((row) => textOf(row, 'id') === line.id);
  if (rest) rest.current_quantity = numeral(line.currentQuantity - quantity);
}
