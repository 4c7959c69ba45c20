/** The rows of products in the order form. */
import { h, select } from './dom.js';
import { PRODUCTS } from './products.js';

const CUSTOM = 'custom';

export function lineRow(sku = PRODUCTS[0].sku, quantity = 1) {
  const price = h('input', { name: 'price', inputmode: 'decimal', 'aria-label': 'Price', class: 'amount' });
  const title = h('input', { name: 'title', 'aria-label': 'Name of the custom item', placeholder: 'Name', hidden: true });
  const product = select('sku', [...PRODUCTS.map((row) => [row.sku, row.title]), [CUSTOM, 'Custom item without SKU']], sku);
  product.setAttribute('aria-label', 'Product');
  const chosen = () => {
    const row = PRODUCTS.find((candidate) => candidate.sku === product.value);
    price.value = row?.price ?? '5.00';
    title.hidden = Boolean(row);
    if (!row) title.value ||= 'Gift wrap';
  };
  product.addEventListener('change', chosen);
  chosen();
  const row = h(
    'div',
    { class: 'line' },
    h('div', {}, product, title),
    h('input', { name: 'quantity', type: 'number', min: 1, max: 999, value: quantity, 'aria-label': 'Quantity' }),
    price,
    h('button', { type: 'button', class: 'plain', 'aria-label': 'Remove this product', onclick: () => row.remove() }, '×'),
  );
  return row;
}

/** What a row says, for the control API; `place` is where it is sent from. */
export function lineOf(row, place) {
  const part = (name) => row.querySelector(`[name="${name}"]`).value.trim();
  const product = PRODUCTS.find((candidate) => candidate.sku === part('sku'));
  return {
    sku: product ? product.sku : null,
    title: product ? product.title : part('title') || 'Custom item',
    giftCard: product?.giftCard === true,
    price: part('price'),
    quantity: Number(part('quantity')),
    ...(place === '' ? {} : { locationId: place }),
  };
}
