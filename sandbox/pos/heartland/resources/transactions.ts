import type { Context } from '../context';
import { customView } from '../custom-values';
import type { Draft } from '../draft';
import type { Listing } from '../listing';
import { sum } from '../money';
import type { Entry, JsonObject, JsonValue, Row, Transaction } from '../rows';
import { transactionTotals } from '../totals';
import { amount, predicates, times } from '../views';
import { customerView } from './customers';
import { entryView, lineView } from './lines';
import { paymentView } from './payments';

/** An invoice, ticket or return as read back. */
export function transactionView(draft: Draft, one: Transaction): JsonObject {
  const totals = transactionTotals(draft, one);
  const customer = one.customer_id === null ? null : draft.find('customers', one.customer_id);
  return {
    id: one.id,
    public_id: one.public_id,
    type: one.type,
    status: one.status,
    order_id: one.order_id,
    parent_transaction_id: one.parent_transaction_id,
    customer_id: one.customer_id,
    customer_name: customer ? `${customer.first_name} ${customer.last_name}` : null,
    station_id: one.station_id,
    location_id: one.source_location_id,
    source_location_id: one.source_location_id,
    sales_rep: one.sales_rep,
    sales_rep_ids: [],
    original_subtotal: amount(draft, totals.lines),
    total_tax: amount(draft, totals.taxes),
    total_discounts: amount(draft, totals.discounts),
    total: amount(draft, totals.total),
    total_paid: amount(draft, totals.paid),
    balance: amount(draft, totals.total - totals.paid),
    change: 0,
    total_item_qty: sum(one.lines.map((line) => line.qty)),
    recalculate: one.recalculate,
    completed_at: one.completed_at,
    local_completed_at: one.completed_at,
    custom: customView(draft, 'sales.transaction', one.custom),
    metadata: {},
    created_by_user_id: one.created_by_user_id,
    updated_by_user_id: one.updated_by_user_id,
    ...predicates(draft, { completed: one.status === 'complete', voided: one.status === 'void' }),
    ...times(one),
  };
}

export function transactions({ draft, user }: Context, types: readonly Transaction['type'][]): Listing<Transaction> {
  return {
    get rows() {
      return draft
        .all('transactions')
        .filter((one) => types.includes(one.type) && (user.location_ids?.includes(one.source_location_id) ?? true));
    },
    view: (one) => transactionView(draft, one),
    words: (one) => one.public_id,
    includes: {
      customer: (one) => {
        const customer = one.customer_id === null ? null : draft.find('customers', one.customer_id);
        return customer ? customerView(draft, customer) : null;
      },
      lines: (one) => transactionLines(draft, one).rows.map((row) => row.shown),
      payments: (one) => one.payments.map((payment) => paymentView(draft, payment, { sales_transaction_id: one.id })),
      subtotal: (one) => amount(draft, transactionTotals(draft, one).lines),
      tax_total: (one) => amount(draft, transactionTotals(draft, one).taxes),
    },
  };
}

/** Item lines first, then shipping, taxes and discounts, which are lines too on a transaction. */
export function transactionLines(
  draft: Draft,
  one: Transaction,
): Listing<Row & { readonly shown: JsonValue; readonly type: string }> {
  const owner = { sales_transaction_id: one.id };
  const row = (id: number, type: string, shown: JsonObject) => ({
    id,
    type,
    shown,
    created_at: one.created_at,
    updated_at: one.updated_at,
  });
  const entryRows = (type: string, entries: readonly Entry[]) =>
    entries.map((entry) => row(entry.id, type, { ...entryView(draft, entry, owner), type }));
  return {
    rows: [
      ...one.lines.map((line) => row(line.id, 'ItemLine', lineView(draft, line, owner))),
      ...entryRows('ShippingLine', one.shipping),
      ...entryRows('TaxLine', one.taxes),
      ...entryRows('DiscountLine', one.discounts),
    ],
    view: (line) => line.shown as JsonObject,
  };
}
