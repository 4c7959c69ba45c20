/** The form that places an order. */
import { check, field, h, select } from './dom.js';
import { get, post } from './http.js';
import { lineOf, lineRow } from './order-lines.js';
import { refresh } from './watch.js';

const currency = document.documentElement.dataset.currency;

const TAXES = {
  none: [],
  us: { taxes: [{ title: 'Sales tax', rate: '0.0825' }] },
  two: {
    taxes: [
      { title: 'GST', rate: '0.05' },
      { title: 'PST', rate: '0.07' },
    ],
  },
  vat: { taxes: [{ title: 'VAT', rate: '0.20' }], taxesIncluded: true },
};

const PAYMENTS = {
  card: {},
  paypal: { gateway: 'paypal' },
  split: { tenders: [{ gateway: 'paypal', amount: '5.00' }, { gateway: 'shopify_payments' }] },
  giftcard: { giftCard: '10.00' },
  manual: { gateway: 'manual' },
  pending: { paid: 'pending' },
  authorized: { paid: 'authorized' },
  partial: { paid: 'partially_paid' },
};

function bodyOf(form) {
  const value = (name) => form.elements[name].value.trim();
  const lines = [...form.querySelectorAll('.line')].map((row) => lineOf(row, value('location')));
  const off = value('discount');
  return {
    lines,
    ...(off.endsWith('%') ? { discountPercent: off.slice(0, -1).trim() } : { discountAmount: off || null }),
    discountCode: value('code') || null,
    shipping: value('shipping') || null,
    shippingDiscount: value('shippingDiscount') || null,
    tip: value('tip') || null,
    ...TAXES[value('tax')],
    ...PAYMENTS[value('payment')],
    customer: value('customer'),
    tags: value('tags'),
    archived: form.elements.archived.checked,
    fulfilled: form.elements.fulfilled.checked,
    test: form.elements.test.checked,
  };
}

const SHAPES = [
  ['Plain', () => ({ shipping: '5.00' })],
  ['Discount and tip', () => ({ discount: '15%', code: 'SAVE15', shipping: '5.00', tip: '3.00' })],
  ['Archived at once', () => ({ shipping: '5.00', archived: true, fulfilled: true })],
  ['Not in the POS', () => ({ sku: 'UNKNOWN-LAMP' })],
];

export function placeOrder(host) {
  const said = h('div', { role: 'status' });
  const lines = h('div', { class: 'lines' }, lineRow('MUG-BLUE', 2), lineRow('TEE-M', 1));
  const places = h('select', { name: 'location' }, h('option', { value: '' }, 'First location'));
  const text = (name, value = '') => h('input', { name, value, inputmode: 'decimal' });
  const form = h(
    'form',
    { class: 'form', novalidate: true },
    h(
      'div',
      { class: 'row' },
      SHAPES.map(([name, make]) => h('button', { type: 'button', onclick: () => shape(form, lines, make()) }, name)),
    ),
    h(
      'div',
      { class: 'card' },
      h('h2', {}, `Products (${currency})`),
      lines,
      h('button', { type: 'button', onclick: () => lines.append(lineRow()) }, 'Add a product'),
    ),
    h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'pair' },
        field('Discount', h('input', { name: 'discount', placeholder: '15% or 10.00' })),
        field('Discount code', h('input', { name: 'code' })),
      ),
      h(
        'div',
        { class: 'pair' },
        field('Shipping', text('shipping', '5.00')),
        field('Shipping discount', text('shippingDiscount')),
        field('Tip', text('tip')),
      ),
      field(
        'Taxes',
        select(
          'tax',
          [
            ['us', 'Sales tax 8.25 %, on top'],
            ['two', 'GST 5 % and PST 7 %, on top'],
            ['vat', 'VAT 20 %, included'],
            ['none', 'No tax'],
          ],
          'us',
        ),
      ),
      field(
        'Payment',
        select(
          'payment',
          [
            ['card', 'Paid by card'],
            ['paypal', 'Paid with PayPal'],
            ['split', 'PayPal 5.00, rest by card'],
            ['giftcard', 'Gift card 10.00, rest by card'],
            ['manual', 'Paid by hand'],
            ['pending', 'Payment pending'],
            ['authorized', 'Authorised only'],
            ['partial', 'Half paid'],
          ],
          'card',
        ),
      ),
    ),
    h(
      'div',
      { class: 'card' },
      check('fulfilled', 'Fulfilled at once'),
      check('archived', 'Archived at once'),
      h(
        'details',
        {},
        h('summary', {}, 'More'),
        h(
          'div',
          { class: 'form' },
          field(
            'Customer',
            select(
              'customer',
              [
                ['account', 'With an account'],
                ['guest', 'Guest'],
                ['none', 'Nobody'],
              ],
              'account',
            ),
          ),
          field('Sent from', places),
          field('Tags', h('input', { name: 'tags', placeholder: 'wholesale, gift' })),
          check('test', 'Test order'),
        ),
      ),
    ),
    said,
    h('div', { class: 'row' }, h('button', { class: 'primary' }, 'Place the order')),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button.primary');
    button.disabled = true;
    try {
      const { name } = await post('/_control/orders/build', bodyOf(form));
      said.replaceChildren(h('p', { class: 'done' }, `Order ${name} is placed; its webhook is on the way.`));
    } catch (error) {
      said.replaceChildren(h('p', { class: 'fault' }, error.message));
    }
    button.disabled = false;
    refresh();
  });
  host.append(form);
  void get('/_control/state').then((state) =>
    places.append(...state.locations.map((place) => h('option', { value: place.id }, place.name))),
  );
}

function shape(form, lines, wanted) {
  form.reset();
  lines.replaceChildren(wanted.sku ? lineRow(wanted.sku) : lineRow('MUG-BLUE', 2), ...(wanted.sku ? [] : [lineRow('TEE-M', 1)]));
  for (const [name, value] of Object.entries(wanted)) {
    if (name === 'sku') continue;
    if (value === true) form.elements[name].checked = true;
    else form.elements[name].value = value;
  }
}
