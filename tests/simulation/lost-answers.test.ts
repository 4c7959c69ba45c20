import { afterEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { wholeOrder } from '../support/whole-order';
import { openTill, type Till } from '../support/till';

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
