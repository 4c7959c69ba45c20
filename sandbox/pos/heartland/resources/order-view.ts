import type { Context } from '../context';
import { customView, missingFields } from '../custom-values';
import type { Draft } from '../draft';
import type { Listing } from '../listing';
import { sum } from '../money';
import type { JsonObject, Order } from '../rows';
import { orderTotals } from '../totals';
import { amount, predicates, times } from '../views';
import { customerView } from './customers';
import { lineView } from './lines';
import { paymentView } from './payments';

export function orderView(draft: Draft, order: Order): JsonObject {
  const totals = orderTotals(order);
  return {
    id: order.id,
    public_id: order.public_id,
    status: order.status,
    customer_id: order.customer_id,
    station_id: order.station_id,
    location_id: order.source_location_id,
    source_location_id: order.source_location_id,
    billing_address_id: order.billing_address_id,
    shipping_address_id: order.shipping_address_id,
    shipping_method_id: order.shipping_method_id,
    shipping_charge: amount(draft, order.shipping_charge),
    sales_rep: order.sales_rep,
    original_subtotal: amount(draft, totals.lines),
    total_tax: amount(draft, totals.taxes),
    total_discounts: amount(draft, totals.discounts),
    total: amount(draft, totals.total),
    total_paid: amount(draft, totals.paid),
    balance: amount(draft, Math.max(0, totals.total - totals.paid)),
    change: amount(draft, Math.max(0, totals.paid - totals.total)),
    total_item_qty: sum(order.lines.map((line) => line.qty)),
    custom: customView(draft, 'sales.transaction', order.custom),
    prompt_for: { missing_fields: missingFields(draft, 'sales.transaction', order.custom) },
    metadata: {},
    created_by_user_id: order.created_by_user_id,
    updated_by_user_id: order.updated_by_user_id,
    ...predicates(draft, { voided: order.voided }),
    ...times(order),
  };
}

export function orders({ draft, user }: Context): Listing<Order> {
  const customer = (order: Order) => (order.customer_id === null ? null : draft.find('customers', order.customer_id));
  return {
    get rows() {
      return draft.all('orders').filter((order) => user.location_ids?.includes(order.source_location_id) ?? true);
    },
    view: (order) => orderView(draft, order),
    words: (order) => `${order.public_id} ${customer(order)?.first_name ?? ''} ${customer(order)?.last_name ?? ''}`,
    includes: {
      customer: (order) => {
        const found = customer(order);
        return found ? customerView(draft, found) : null;
      },
      location: (order) => ({
        id: order.source_location_id,
        name: draft.find('locations', order.source_location_id)?.name ?? '',
      }),
      lines: (order) => order.lines.map((line) => lineView(draft, line, { order_id: order.id })),
      payments: (order) => order.payments.map((payment) => paymentView(draft, payment, { order_id: order.id })),
      subtotal: (order) => amount(draft, orderTotals(order).lines),
      tax_total: (order) => amount(draft, orderTotals(order).taxes),
    },
  };
}
