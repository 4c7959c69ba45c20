import { decimalsOf } from '../../shared/currency';
import type { Ledger, LedgerSale } from '../../shared/ledger';
import { Draft } from '../draft';
import type { Line, Minor, Order, Payment, Transaction } from '../rows';
import type { State } from '../state';
import { invoicesOf, lineValue, orderTotals, transactionTotals } from '../totals';
import type { Totals } from '../totals';

/** Orders and tickets; an order's invoices are part of it and show in its status. */
export function ledger(state: State, now: number, rng: () => number): Ledger {
  const draft = new Draft(state, now, rng);
  const skus = new Map(draft.all('items').map((item) => [item.id, item.public_id]));
  const places = new Map(draft.all('locations').map((location) => [location.id, location.name]));
  const tickets = draft.all('transactions').filter((one) => one.type !== 'Invoice');
  return {
    sales: [
      ...draft.all('orders').map((order) => sale(draft, skus, order, orderTotals(order), statusOf(draft, order))),
      ...tickets.map((ticket) => sale(draft, skus, ticket, transactionTotals(draft, ticket), ticket.status)),
    ],
    stock: Object.entries(state.stock).map(([key, { on_hand }]) => {
      const [item = 0, location = 0] = key.split(':').map(Number);
      return { sku: skus.get(item) ?? '', place: places.get(location) ?? '', onHand: on_hand };
    }),
  };
}

function statusOf(draft: Draft, order: Order): string {
  if (order.voided) return 'voided';
  const invoices = invoicesOf(draft, order.id).map((one) => one.status);
  return invoices.length > 0 && order.status === 'open' ? `open, invoice ${invoices.join(' and ')}` : order.status;
}

function sale(draft: Draft, skus: ReadonlyMap<number, string>, one: Order | Transaction, totals: Totals, status: string): LedgerSale {
  const customer = one.customer_id === null ? null : draft.find('customers', one.customer_id);
  const reference = one.custom.shopify_id;
  const money = (value: Minor) => decimal(value, decimalsOf(draft.state.currency));
  return {
    id: String(one.id),
    reference: typeof reference === 'string' ? reference : '',
    number: one.public_id,
    status,
    customer: customer ? `${customer.first_name} ${customer.last_name}`.trim() : '',
    lines: one.lines.map((line: Line) => ({
      sku: skus.get(line.item_id) ?? '',
      description: line.description,
      quantity: String(line.qty),
      unitPrice: money(line.unit_price),
      total: money(lineValue(line)),
    })),
    discount: money(totals.discounts),
    shipping: money(totals.shipping),
    tax: money(totals.taxes),
    total: money(totals.total),
    payments: one.payments
      .filter((payment) => payment.status === 'complete')
      .map((payment) => ({ type: typeOf(draft, payment), amount: money(payment.amount) })),
  };
}

function typeOf(draft: Draft, payment: Payment): string {
  const type = payment.payment_type_id === null ? null : draft.find('payment_types', payment.payment_type_id);
  return type?.name ?? payment.description ?? payment.type;
}

function decimal(value: Minor, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return value < 0 ? `-${text}` : text;
}
