import { afterEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

/** Two items, one of them three for 29.99, shipping, a tax and two tenders: every kind of step is in it. */
function wholeOrder(): Order {
  const tax = { title: 'State Tax', rate: '0.08', channelLiable: false };
  const lines = [aLine({ id: 'l1', sku: 'MUG', quantity: 3, unitPrice: 1_000n, allocations: [{ amount: 1n, label: 'x', code: 'X' }], taxLines: [{ ...tax, amount: 240n }] }), aLine({ id: 'l2', sku: null, title: 'Engraving', unitPrice: 500n })];
  return anOrder({
    id: 'gid://shopify/Order/42', name: '#1042', lines, taxLines: [{ ...tax, amount: 240n }],
    shippingLines: [{ id: 's1', title: 'Standard', originalPrice: 600n, discountedPrice: 600n, removed: false, taxLines: [] }],
    buyer: { firstName: 'Ana', lastName: 'Smith', email: 'ana@example.com', phone: null, billing: null, shipping: { firstName: 'Ana', lastName: 'Smith', company: null, line1: ' 1 High St ', line2: null, city: 'Springfield', provinceCode: 'IL', zip: '62701', countryCode: 'US', phone: null } },
    totals: { ...totalsOf(4_339n), subtotal: 3_499n, totalTax: 240n },
    transactions: [aPayment({ id: 'p1', gateway: 'gift_card', amount: 339n }), aPayment({ id: 'p2', amount: 4_000n, processedAt: anOrder().processedAt + 1 })],
    agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/42', sales: [
      aSale({ id: 'a', lineId: 'l1', quantity: 3, amount: 3_239n, tax: 240n, taxes: [{ ...tax, amount: 240n }] }),
      aSale({ id: 'b', lineId: 'l2', amount: 500n }),
      aSale({ id: 'c', lineType: 'SHIPPING', quantity: null, lineId: 's1', amount: 600n }),
    ] })],
  });
}

let till: Till;
afterEach(() => till.close());

async function readyTill(): Promise<void> {
  till = await openTill();
  till.stock('MUG');
  await till.connect();
}

/** One order in the POS, once, whole, with its money and its stock moved once. */
async function expectPostedOnce(order: Order): Promise<void> {
  const { verdict } = await till.row(order);
  expect(verdict).toMatchObject({ status: 'in_pos', cause: null });
  const { orders } = till.documents();
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatchObject({ public_id: 'S-1042', status: 'closed', total: 43.39 });
  expect([orders[0]?.lines.length, orders[0]?.payments.length, orders[0]?.invoices.length]).toEqual([3, 2, 1]);
  expect(stockOf('MUG')).toBe(997);
}

/** What is left where the most was taken. */
function stockOf(sku: string): number {
  const { stock } = till.documents();
  return Math.min(...stock.filter((row) => row.public_id === sku).map((row) => row.on_hand));
}

async function writes(): Promise<number> {
  await readyTill();
  const before = (till.pos.control('GET', '/calls').body as { rows: { method: string }[] }).rows.length;
  await till.place(wholeOrder());
  await till.settle();
  const { rows } = till.pos.control('GET', '/calls').body as { rows: { method: string }[] };
  await till.close();
  return rows.slice(before).filter((row) => row.method !== 'GET').length;
}

describe('a sale whose answers get lost', () => {
  it('goes through when nothing is lost', async () => {
    await readyTill();
    await till.place(wholeOrder());
    await till.settle();
    await expectPostedOnce(wholeOrder());
  });

  // Customer, address, product, order, 3 lines, tax, 2 payments, invoice and its 3 lines are posted; open and complete are put.
  const posts = 14;
  const puts = 2;
  const kinds = ['drop-after-commit', 'drop-before-commit', 'half-body', 'html'] as const;
  it.each(kinds.flatMap((kind) => Array.from({ length: posts + puts }, (_, skip) => [kind, skip] as const)))('%s at write %i: posted once', async (kind, skip) => {
    await readyTill();
    till.fault(skip < posts ? { kind, match: { method: 'POST', path: '*' }, times: 1, skip } : { kind, match: { method: 'PUT', path: '*' }, times: 1, skip: skip - posts });
    await till.place(wholeOrder());
    await till.settle();
    await expectPostedOnce(wholeOrder());
  });

  it('counts its writes as these tests do', async () => {
    expect(await writes()).toBe(posts + puts);
    till = await openTill();
  });
});
