import type { ControlAnswer } from '../../shared/control';
import { Draft } from '../draft';
import { ledger } from './ledger';
import { lineView, entryView } from '../resources/lines';
import { orderView } from '../resources/order-view';
import { paymentView } from '../resources/payments';
import { transactionLines, transactionView } from '../resources/transactions';
import type { JsonObject, Order, Transaction } from '../rows';
import type { State } from '../state';
import { invoicesOf } from '../totals';

export function readControl(state: State, parts: readonly string[], now: number, rng: () => number): ControlAnswer<State> | null {
  const answer = (body: unknown): ControlAnswer<State> => ({ status: 200, body, state });
  const [name = ''] = parts;
  switch (name) {
    case 'custom-fields':
      return answer(state.tables.custom_fields);
    case 'about':
      return answer({ pos: 'heartland', customFields: true });
    case 'ledger':
      return answer(ledger(state, now, rng));
    case 'documents':
      return answer(documents(new Draft(state, now, rng)));
    case 'users':
    case 'locations':
    case 'items':
      return answer(state.tables[name]);
    default:
      return null;
  }
}

/** Every sale with its parts, and what is in stock, for a page that shows the account. */
function documents(draft: Draft): JsonObject {
  const places = new Map(draft.all('locations').map((location) => [location.id, location.name]));
  const items = new Map(draft.all('items').map((item) => [item.id, item.public_id]));
  return {
    orders: draft.all('orders').map((order) => orderDocument(draft, order)),
    tickets: draft
      .all('transactions')
      .filter((one) => one.type !== 'Invoice')
      .map((one) => transactionDocument(draft, one)),
    stock: Object.entries(draft.state.stock).map(([key, stock]) => {
      const [item = 0, location = 0] = key.split(':').map(Number);
      return {
        item_id: item,
        public_id: items.get(item) ?? '',
        location_id: location,
        location: places.get(location) ?? '',
        ...stock,
      };
    }),
  };
}

function orderDocument(draft: Draft, order: Order): JsonObject {
  const owner = { order_id: order.id };
  const customer = order.customer_id === null ? null : draft.find('customers', order.customer_id);
  return {
    ...orderView(draft, order),
    customer_name: customer ? `${customer.first_name} ${customer.last_name}` : null,
    lines: order.lines.map((line) => lineView(draft, line, owner)),
    taxes: order.taxes.map((entry) => entryView(draft, entry, owner)),
    discounts: order.discounts.map((entry) => entryView(draft, entry, owner)),
    payments: order.payments.map((payment) => paymentView(draft, payment, owner)),
    invoices: invoicesOf(draft, order.id).map((invoice) => transactionDocument(draft, invoice)),
  };
}

function transactionDocument(draft: Draft, one: Transaction): JsonObject {
  return {
    ...transactionView(draft, one),
    lines: transactionLines(draft, one).rows.map((row) => row.shown),
    payments: one.payments.map((payment) => paymentView(draft, payment, { sales_transaction_id: one.id })),
  };
}
