import { formatMinor } from '~/domain/money/format';
import { ordersOf, start, type PlannedShop } from './plan';
import { numberOf, orderId, orderOf } from './shopify';
import type { OutageWorld } from './world';

interface PosOrder { readonly id: number; readonly public_id: string; readonly status: string; readonly total: number; readonly custom?: Readonly<Record<string, string>>; readonly payments: readonly { readonly amount: number }[] }

export interface Sold { readonly number: number; readonly posId: number; readonly finishedAt: number }

export interface Books {
  readonly lost: number;
  readonly doubled: number;
  readonly broken: readonly string[];
  /** By shop, in the order in which the POS made them. */
  readonly sold: readonly (readonly Sold[])[];
}

/** Every order once in the POS, at its total, with a verdict that says so; and nothing that nobody ordered. */
export function readBooks(world: OutageWorld): Books {
  const broken: string[] = [];
  let doubled = 0;
  const made = new Map<string, PosOrder>();
  for (const { account, pos } of world.tills) {
    const { orders } = pos.control('GET', '/documents').body as { orders: readonly PosOrder[] };
    const numbers = new Set<string>();
    for (const one of orders) {
      const reference = one.custom?.shopify_id ?? '';
      if (made.has(reference) || numbers.has(one.public_id)) doubled += 1;
      if (made.has(reference)) broken.push(`${account} holds ${reference} twice, as ${made.get(reference)?.public_id ?? ''} and ${one.public_id}`);
      if (numbers.has(one.public_id)) broken.push(`${account} has the number ${one.public_id} twice`);
      numbers.add(one.public_id);
      made.set(reference, one);
    }
  }
  const sold = world.shops.map((shop) => soldBy(world, shop, made, broken));
  const ordered = world.shops.reduce((sum, shop) => sum + ordersOf(shop), 0);
  const lost = ordered - sold.reduce((sum, orders) => sum + orders.length, 0);
  if (made.size + lost !== ordered) broken.push(`${made.size + lost - ordered} documents in the POS are of nobody's order`);
  return { lost, doubled, broken, sold };
}

function soldBy({ memory, installations }: OutageWorld, shop: PlannedShop, made: ReadonlyMap<string, PosOrder>, broken: string[]): readonly Sold[] {
  const sold: Sold[] = [];
  for (let number = 0; number < ordersOf(shop); number += 1) {
    const id = orderId(shop, number);
    const order = orderOf(shop, number);
    const key = `${installations[shop.index] ?? ''}/${id.slice(id.lastIndexOf('/') + 1)}`;
    const reference = order.agreements[0]?.id ?? '';
    const [row, document, inPos] = [memory.orders.get(key)?.row, memory.documents.get(key)?.get(reference), made.get(reference)];
    if (!row || !document || document.finishedAt === null || !inPos) {
      broken.push(`${order.name} of ${shop.name} is not in the POS: ${row?.verdict.status ?? 'no row'} ${row?.verdict.cause?.code ?? ''}`);
      continue;
    }
    sold.push({ number: numberOf(id), posId: inPos.id, finishedAt: document.finishedAt - start });
    const money = (amount: number): string => amount.toFixed(2);
    const [wanted, total, paid] = [formatMinor(order.totals.currentTotal, 'USD'), money(inPos.total), money(inPos.payments.reduce((sum, { amount }) => sum + amount, 0))];
    if (total !== wanted || paid !== wanted) broken.push(`${order.name} of ${shop.name} is ${wanted}, in the POS ${total} with ${paid} paid`);
    if (row.verdict.status !== 'in_pos') broken.push(`${order.name} of ${shop.name} is in the POS, and its page says ${row.verdict.status}`);
  }
  return sold.sort((a, b) => a.posId - b.posId);
}
