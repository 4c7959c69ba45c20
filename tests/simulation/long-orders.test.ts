import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { openShopify } from '../support/shopify';
import type { DeskFault } from '../support/pos/desk';
import { openTill } from '../support/till';

/** Orders that no page of Shopify's and no patience of a POS holds in one piece. */
let shopify: Awaited<ReturnType<typeof openShopify>>;
beforeAll(async () => {
  shopify = await openShopify();
  await shopify.stand.post('/_control/settings', { singleQueryCap: 1_000 });
});

const money = (cents: number): string => (cents / 100).toFixed(2);
const set = (name: string, cents: number) => ({ [name]: money(cents), [`${name}_set`]: { shop_money: { amount: money(cents), currency_code: 'USD' }, presentment_money: { amount: money(cents), currency_code: 'USD' } } });
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 19, 10) + minute * 60_000).toISOString();

interface Rest { readonly id: number; readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[]; readonly refunds?: number }

/** `refunds`: so many, each of one unit of the first line, put back to stock. */
function body({ id, lines, refunds = 0 }: Rest): string {
  const total = lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  const [first] = lines;
  const price = first?.price ?? 0;
  const back = Array.from({ length: refunds }, (_, index) => ({
    id: id * 1_000 + index, created_at: at(index + 1), processed_at: at(index + 1), order_adjustments: [], duties: [], return: null,
    refund_line_items: [{ id: id * 2_000 + index, line_item_id: id * 10_000, quantity: 1, restock_type: 'return', location_id: null, ...set('subtotal', price), ...set('total_tax', 0) }],
    transactions: [{ id: id * 3_000 + index, kind: 'refund', status: 'success', gateway: 'shopify_payments', created_at: at(index + 1), processed_at: at(index + 1), ...set('amount', price) }],
  }));
  const current = total - refunds * price;
  return JSON.stringify({
    order: {
      id, name: `#${id}`, created_at: at(0), processed_at: at(0), updated_at: at(refunds + 1), currency: 'USD', presentment_currency: 'USD', taxes_included: false, test: false, tags: '', source_name: 'web',
      financial_status: refunds ? 'partially_refunded' : 'paid', fulfillment_status: 'fulfilled', tax_lines: [], shipping_lines: [], discount_applications: [], refunds: back,
      line_items: lines.map((line, index) => ({ id: id * 10_000 + index, title: line.sku, sku: line.sku, product_id: 1, quantity: line.quantity, current_quantity: line.quantity - (index === 0 ? refunds : 0), ...set('price', line.price), discount_allocations: [], tax_lines: [], properties: [] })),
      ...set('subtotal_price', total), ...set('total_tax', 0), ...set('total_price', total), ...set('current_total_price', current), ...set('total_outstanding', 0),
    },
    transactions: [{ id: id * 5_000, kind: 'sale', status: 'success', gateway: 'shopify_payments', created_at: at(0), processed_at: at(0), ...set('amount', total) }],
  });
}

async function carry(order: Order, trouble: readonly DeskFault[]) {
  const till = await openTill();
  till.stock(...new Set(order.lines.flatMap((line) => line.sku ?? [])));
  await till.connect();
  for (const fault of trouble) till.fault(fault);
  await till.place(order);
  await till.settle(24 * 3_600_000);
  const row = await till.row(order);
  const tried = (await till.stores.orders.timeline(row.key)).filter(({ code }) => code === 'try.planned').length;
  const { orders, tickets } = till.documents();
  await till.close();
  return { row, tried, orders, tickets: tickets as readonly { readonly total: number }[] };
}

describe('an order of 500 lines', () => {
  it('is read page by page, posted in pieces and resumed in the middle', async () => {
    const order = await shopify.read(body({ id: 81, lines: Array.from({ length: 500 }, (_, index) => ({ sku: `SKU-${index % 40}`, quantity: 1 + (index % 3), price: 199 + index })) }));
    expect(order.lines).toHaveLength(500);
    const match = { method: 'POST', path: '/sales/orders/:id/lines' };
    const { row, tried, orders } = await carry(order, [
      { kind: '429', match, skip: 120, times: 4 }, { kind: 'drop-after-commit', match, skip: 300, times: 1 }, { kind: '500', match, skip: 410, times: 1 },
    ]);
    expect(row.verdict).toMatchObject({ status: 'in_pos', cause: null });
    expect(tried).toBeGreaterThan(2);
    expect(orders.map((one) => [one.public_id, one.lines.length])).toEqual([['S-81', 500]]);
    expect(BigInt(Math.round((orders[0]?.total ?? 0) * 100))).toBe(order.totals.total);
  }, 300_000);
});

describe('an order with 50 refunds', () => {
  it('has a document for each, numbered in order of time, each once', async () => {
    const order = await shopify.read(body({ id: 82, lines: [{ sku: 'MUG', quantity: 60, price: 1_250 }], refunds: 50 }));
    expect(order.agreements).toHaveLength(51);
    const match = { method: 'POST', path: '/sales/tickets' };
    const { row, orders, tickets } = await carry(order, [{ kind: '429', match, skip: 9, times: 3 }, { kind: 'drop-after-commit', match, skip: 20, times: 1 }, { kind: 'drop-before-commit', match, skip: 30, times: 1 }]);
    expect(row.verdict).toMatchObject({ status: 'in_pos', cause: null });
    expect(orders).toHaveLength(1);
    const numbers = tickets.map((one) => (one as unknown as { public_id: string }).public_id);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => `S-82-R${String(index + 1).padStart(3, '0')}`));
    expect(tickets.every((one) => one.total === -12.5)).toBe(true);
  }, 300_000);
});
