/** What the POS holds: sales with their lines, and stock. */
import { h, tag } from './dom.js';

const SHOWN = 50;
const money = (value) => (typeof value === 'number' ? value.toFixed(2) : String(value ?? ''));

export function documents({ orders, tickets }) {
  const rows = [...orders].reverse().slice(0, SHOWN);
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, `Sales in the POS (${orders.length + tickets.length})`),
    rows.length === 0 && h('p', { class: 'hint' }, 'None yet.'),
    rows.map(sale),
    tickets.length > 0 && h('p', { class: 'hint' }, `${tickets.length} tickets beside them`),
  );
}

function sale(order) {
  const status = order['voided?'] ? 'void' : order.status;
  return h(
    'details',
    {},
    h(
      'summary',
      {},
      `${order.public_id ?? order.id} · ${money(order.total)} · ${order.customer_name ?? 'no customer'} `,
      tag(status, status === 'complete' || status === 'closed' ? 'good' : 'note'),
    ),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h('tr', {}, h('th', {}, 'Item'), h('th', { class: 'amount' }, 'Qty'), h('th', { class: 'amount' }, 'Price')),
        ),
        h(
          'tbody',
          {},
          order.lines.map((line) =>
            row(
              line.item_public_id ?? line.description ?? 'Item',
              line.qty,
              line.adjusted_unit_price ?? line.unit_price ?? line.value,
            ),
          ),
          order.discounts.map((entry) => row(entry.description ?? 'Discount', '', entry.value)),
          order.shipping_charge > 0 && row('Shipping', '', order.shipping_charge),
          order.taxes.map((entry) => row(entry.description ?? 'Tax', '', entry.value)),
          order.payments.map((payment) =>
            row(`Paid: ${payment.description ?? payment.type ?? payment.payment_type_id ?? ''}`, '', payment.amount),
          ),
          order.invoices.map((invoice) =>
            row(`Invoice ${invoice.public_id ?? invoice.id}: ${invoice.status ?? ''}`, '', invoice.total),
          ),
        ),
      ),
    ),
  );
}

function row(what, quantity, amount) {
  return h(
    'tr',
    {},
    h('td', {}, what),
    h('td', { class: 'amount' }, String(quantity ?? '')),
    h('td', { class: 'amount' }, money(amount)),
  );
}

export function stock(rows) {
  const places = [...new Set(rows.map((row) => row.location))];
  const items = [...new Set(rows.map((row) => row.public_id))].sort();
  const at = (item, place) => rows.find((row) => row.public_id === item && row.location === place)?.on_hand ?? '';
  return h(
    'details',
    { class: 'card' },
    h('summary', {}, `Stock (${items.length} items)`),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', {}, 'Item'),
            places.map((place) => h('th', { class: 'amount' }, place)),
          ),
        ),
        h(
          'tbody',
          {},
          items.slice(0, 200).map((item) =>
            h(
              'tr',
              {},
              h('td', {}, item),
              places.map((place) => h('td', { class: 'amount' }, String(at(item, place)))),
            ),
          ),
        ),
      ),
    ),
  );
}
