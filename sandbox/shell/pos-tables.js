/** What the POS holds: sales with their lines, and stock. */
import { h, tag } from './dom.js';

const SHOWN = 50;

export function sales(all) {
  const rows = [...all].reverse().slice(0, SHOWN);
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, `Sales in the POS (${all.length})`),
    rows.length === 0 && h('p', { class: 'hint' }, 'None yet.'),
    rows.map(sale),
  );
}

const isSomething = (amount) => /[1-9]/.test(amount);

function sale(one) {
  return h(
    'details',
    {},
    h(
      'summary',
      {},
      `${one.number} · ${one.total} · ${one.customer || 'no customer'} `,
      tag(one.status, /complete|closed/.test(one.status) ? 'good' : 'note'),
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
          one.lines.map((line) => row(line.sku || line.description || 'Item', line.quantity, line.unitPrice)),
          isSomething(one.discount) && row('Discount', '', one.discount),
          isSomething(one.shipping) && row('Shipping', '', one.shipping),
          isSomething(one.tax) && row('Tax', '', one.tax),
          one.payments.map((payment) => row(`Paid: ${payment.type}`, '', payment.amount)),
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
    h('td', { class: 'amount' }, quantity),
    h('td', { class: 'amount' }, amount),
  );
}

export function stock(rows) {
  const places = [...new Set(rows.map((row) => row.place))];
  const items = [...new Set(rows.map((row) => row.sku))].sort();
  const at = (item, place) => rows.find((row) => row.sku === item && row.place === place)?.onHand ?? '';
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
