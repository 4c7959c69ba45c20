/** The list of orders and what a merchant can do to each. */
import { byId, h, tag } from './dom.js';
import { call, get, post } from './http.js';
import { ask } from './dialog.js';
import { cancelFields, editFields, refundFields } from './order-forms.js';
import { go, notice } from './stage.js';
import { refresh, watch } from './watch.js';
import { show } from './tabs.js';

const MONEY = {
  paid: 'good',
  partially_refunded: 'note',
  refunded: 'note',
  pending: 'bad',
  authorized: 'bad',
  partially_paid: 'bad',
  voided: 'bad',
};
const words = (text) => (text ?? '').replace(/_/g, ' ');
const SHOWN = 100;

async function act(order, what, body) {
  try {
    if (what === 'delete') await call('DELETE', `/_control/orders/${order.id}`);
    else await post(`/_control/orders/${order.id}/${what}`, body);
  } catch (error) {
    notice(`${order.name}: ${error.message}`, true);
  }
  await refresh();
}

async function form(order, title, what, fields, confirm) {
  const detail = await get(`/_control/orders/${order.id}`);
  const body = await ask(title, fields(detail), confirm);
  if (body) await act(order, what, body);
}

function actions(order) {
  const button = (text, onclick, kind = '') => h('button', { class: kind, onclick }, text);
  const open = Number(order.currentTotal) > 0 && ['pending', 'authorized', 'partially_paid'].includes(order.financialStatus);
  return h(
    'div',
    { class: 'row' },
    button(
      'Show in the app',
      () => {
        show('app');
        go(`/app/orders/${order.id}`);
      },
      'primary',
    ),
    order.archived ? button('Unarchive', () => act(order, 'unarchive')) : button('Archive', () => act(order, 'archive')),
    !order.cancelled && order.fulfillmentStatus !== 'fulfilled' && button('Fulfil', () => act(order, 'fulfill')),
    open && button('Take the payment', () => act(order, 'pay')),
    button('Refund …', () => form(order, `Refund ${order.name}`, 'refund', refundFields, 'Refund')),
    !order.cancelled && button('Edit …', () => form(order, `Edit ${order.name}`, 'edit', editFields, 'Save the edit')),
    !order.cancelled &&
      button('Cancel …', () => form(order, `Cancel ${order.name}`, 'cancel', cancelFields, 'Cancel the order'), 'danger'),
    button('Delete', () => window.confirm(`Delete ${order.name}? Shopify forgets it.`) && act(order, 'delete'), 'danger'),
  );
}

function card(order, open) {
  const changed = order.total !== order.currentTotal;
  const details = h('details', { open: open.has(order.id) }, h('summary', {}, 'Actions'), actions(order));
  details.addEventListener('toggle', () => (details.open ? open.add(order.id) : open.delete(order.id)));
  return h(
    'article',
    { class: 'card', id: `order-${order.id}` },
    h(
      'div',
      { class: 'row' },
      h('h3', {}, order.name),
      h('span', { class: 'hint' }, order.customer ?? 'no customer'),
      h(
        'span',
        { class: 'amount push' },
        changed ? [h('s', { class: 'hint' }, order.total), ' '] : [],
        `${order.currentTotal} ${order.currency}`,
      ),
    ),
    h(
      'div',
      { class: 'row' },
      tag(words(order.financialStatus) || 'no payment status', MONEY[order.financialStatus]),
      tag(words(order.fulfillmentStatus)),
      order.archived && tag('archived', 'note'),
      order.cancelled && tag('cancelled', 'bad'),
      order.test && tag('test', 'note'),
      order.edited && tag('edited', 'note'),
    ),
    details,
  );
}

/** `asked`: the id of an order to show with its actions. */
export function orders(host, asked) {
  const open = new Set(asked ? [asked] : []);
  let sought = asked;
  const list = h('div');
  host.append(list);
  watch(host, async () => {
    const rows = await get('/_control/orders');
    const more = rows.length > SHOWN && h('p', { class: 'hint' }, `${rows.length - SHOWN} older orders are not shown.`);
    list.replaceChildren(
      ...(rows.length === 0
        ? [h('p', { class: 'empty' }, 'No orders yet. Place one in the first tab.')]
        : rows.slice(0, SHOWN).map((row) => card(row, open))),
      ...(more ? [more] : []),
    );
    if (sought) byId(`order-${sought}`)?.scrollIntoView({ block: 'nearest' });
    sought = null;
  });
}
