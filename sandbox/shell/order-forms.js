/** Fields of the dialogs that refund, edit and cancel. */
import { check, field, h, select } from './dom.js';
import { PRODUCTS } from './products.js';

function quantities(lines, most, value) {
  return lines.map((line) =>
    h(
      'label',
      { class: 'line' },
      h('span', {}, line.title, line.sku && h('span', { class: 'hint' }, ` ${line.sku}`)),
      h('input', {
        type: 'number',
        min: 0,
        max: most(line),
        value: value(line),
        'data-line': line.id,
        'aria-label': `Quantity of ${line.title}`,
      }),
      h('span', { class: 'hint' }, `of ${line.currentQuantity}`),
    ),
  );
}

const chosen = (form) =>
  [...form.querySelectorAll('[data-line]')].map((input) => ({ lineId: input.dataset.line, quantity: Number(input.value) }));

export function refundFields(order) {
  const left = order.lines.filter((line) => line.currentQuantity > 0);
  return {
    nodes: [
      h(
        'div',
        { class: 'lines' },
        quantities(
          left,
          (line) => line.currentQuantity,
          () => 0,
        ),
      ),
      order.shipping.length > 0 ? check('shipping', 'Shipping as well') : null,
      field(
        'Money given back',
        h('input', { name: 'amount', inputmode: 'decimal', placeholder: 'what the lines come to' }),
        'Another amount makes a discrepancy, as in Shopify.',
      ),
      check('restock', 'Put the goods back in stock', true),
    ].filter(Boolean),
    read: (form) => ({
      lines: chosen(form).filter((row) => row.quantity > 0),
      ...(form.elements.shipping?.checked ? { shipping: true } : {}),
      amount: form.elements.amount.value.trim() || null,
      restock: form.elements.restock.checked,
    }),
  };
}

export function editFields(order) {
  const lines = order.lines.filter((line) => line.currentQuantity > 0 && line.kind !== 'TIP');
  const add = select(
    'add',
    [['', 'Nothing'], ...PRODUCTS.map((product) => [product.sku, `${product.title} (${product.price})`])],
    '',
  );
  return {
    nodes: [
      h(
        'div',
        { class: 'lines' },
        quantities(
          lines,
          () => 999,
          (line) => line.currentQuantity,
        ),
      ),
      field('Add a product', add),
      field('Reason', h('input', { name: 'note' })),
    ],
    read: (form) => {
      const product = PRODUCTS.find((candidate) => candidate.sku === form.elements.add.value);
      return { change: chosen(form), add: product ? [{ ...product, quantity: 1 }] : [], note: form.elements.note.value };
    },
  };
}

export function cancelFields() {
  return {
    nodes: [
      field(
        'Reason',
        select(
          'reason',
          [
            ['customer', 'The customer changed their mind'],
            ['inventory', 'Out of stock'],
            ['fraud', 'Fraud'],
            ['declined', 'Payment declined'],
            ['other', 'Another'],
          ],
          'customer',
        ),
      ),
      check('refund', 'Give the money back', true),
      check('restock', 'Put the goods back in stock', true),
    ],
    read: (form) => ({
      reason: form.elements.reason.value,
      refund: form.elements.refund.checked,
      restock: form.elements.restock.checked,
    }),
  };
}
