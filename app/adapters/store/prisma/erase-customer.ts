import { blankedParams, withoutNotes } from '../of-customer';
import { orderColumns } from './order-rows';
import { json, parsed, type Tx } from './shared';

/** `isOfCustomer` as the database has it. */
export const ofCustomer = { OR: [{ key: 'customer' }, { key: { startsWith: 'address:' } }] };

export interface Erased { orders: number; steps: number; timeline: number; notes: number }

/**
 * One order forgets who bought it. Of a document that is not finished the steps become void, so that it goes on with whatever
 * Shopify still tells; of a finished one they stay done, for nothing is sent again.
 */
export async function eraseCustomerOf(tx: Tx, orderKey: string): Promise<Erased> {
  const row = await tx.orderRow.findUnique({ where: { key: orderKey }, select: { decision: true, verdict: true } });
  if (!row) return { orders: 0, steps: 0, timeline: 0, notes: 0 };
  const blank = { externalId: null, facts: '{}', error: null };
  const open = await tx.step.updateMany({ where: { orderKey, ...ofCustomer, state: 'done', document: { finishedAt: null } }, data: { ...blank, state: 'void' } });
  const finished = await tx.step.updateMany({ where: { orderKey, ...ofCustomer, document: { finishedAt: { not: null } } }, data: blank });
  const plain = withoutNotes(parsed(row.decision), parsed(row.verdict));
  if (plain) await tx.orderRow.update({ where: { key: orderKey }, data: orderColumns(plain) });
  return { orders: 1, steps: open.count + finished.count, timeline: await eraseTimeline(tx, orderKey), notes: plain ? 1 : 0 };
}

async function eraseTimeline(tx: Tx, orderKey: string): Promise<number> {
  let count = 0;
  for (const entry of await tx.timelineEntry.findMany({ where: { orderKey } })) {
    const params = blankedParams(parsed(entry.params));
    if (!params) continue;
    await tx.timelineEntry.update({ where: { id: entry.id }, data: { params: json(params) } });
    count += 1;
  }
  return count;
}
