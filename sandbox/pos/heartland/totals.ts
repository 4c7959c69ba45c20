import type { Draft } from './draft';
import { sum, times } from './money';
import type { Entry, Line, Minor, Order, Payment, Transaction } from './rows';

export interface Totals {
  readonly lines: Minor;
  readonly shipping: Minor;
  readonly taxes: Minor;
  readonly discounts: Minor;
  readonly total: Minor;
  readonly paid: Minor;
}

export function lineValue(line: Pick<Line, 'qty' | 'unit_price'>): Minor {
  return times(line.qty, line.unit_price);
}

export function linesValue(lines: readonly Line[]): Minor {
  return sum(lines.map(lineValue));
}

export function entriesValue(entries: readonly Entry[]): Minor {
  return sum(entries.map((entry) => entry.value));
}

export function paidBy(payments: readonly Payment[]): Minor {
  return sum(payments.filter((payment) => payment.status === 'complete').map((payment) => payment.amount));
}

export function orderTotals(order: Order): Totals {
  return totals(
    linesValue(order.lines),
    order.shipping_charge,
    entriesValue(order.taxes),
    entriesValue(order.discounts),
    paidBy(order.payments),
  );
}

/** An invoice has no payments of its own: it uses what was paid on the order and not yet used by other finished invoices. */
export function transactionTotals(draft: Draft, transaction: Transaction): Totals {
  const own = totals(
    linesValue(transaction.lines),
    entriesValue(transaction.shipping),
    entriesValue(transaction.taxes),
    entriesValue(transaction.discounts),
    paidBy(transaction.payments),
  );
  if (transaction.order_id === null) return own;
  const order = draft.find('orders', transaction.order_id);
  if (!order) return own;
  const used = sum(
    invoicesOf(draft, order.id)
      .filter((invoice) => invoice.status === 'complete' && invoice.id !== transaction.id)
      .map((invoice) => totalOf(invoice)),
  );
  return { ...own, paid: own.paid + Math.max(0, Math.min(own.total, paidBy(order.payments) - used)) };
}

export function invoicesOf(draft: Draft, orderId: number): Transaction[] {
  return draft
    .having('transactions', 'order_id', (one) => String(one.order_id), String(orderId))
    .filter((one) => one.type === 'Invoice' && one.status !== 'void');
}

/** Automatic tax of `rate` hundredths of a percent. */
export function taxAt(rate: number, value: Minor): Minor {
  const product = value * rate;
  return Math.sign(product) * Math.round(Math.abs(product) / 10_000) || 0;
}

function totalOf(invoice: Transaction): Minor {
  return (
    linesValue(invoice.lines) + entriesValue(invoice.shipping) + entriesValue(invoice.taxes) - entriesValue(invoice.discounts)
  );
}

function totals(lines: Minor, shipping: Minor, taxes: Minor, discounts: Minor, paid: Minor): Totals {
  return { lines, shipping, taxes, discounts, total: lines + shipping + taxes - discounts, paid };
}
