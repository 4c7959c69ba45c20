import type { Decision } from '~/domain/settings/decision';
import type { Verdict } from '~/domain/verdict/verdict';
import { orderColumns } from './order-rows';
import { json, parsed, type Tx } from './shared';

/** The steps that know who bought: what they learned are ids of persons and addresses in the POS. */
export const ofCustomer = { OR: [{ key: 'customer' }, { key: { startsWith: 'address:' } }] };
const isOfCustomer = (step: string | undefined): boolean => step === 'customer' || (step?.startsWith('address:') ?? false);

/** Timeline params that may speak of the customer when their step does. */
const told = ['told', 'id', 'message', 'field'] as const;

/**
 * One order forgets who bought it. Of a document that is not finished the steps become void, so that it goes on with whatever
 * Shopify still tells; of a finished one they stay done, for nothing is sent again.
 */
export async function eraseCustomerOf(tx: Tx, orderKey: string): Promise<{ orders: number; steps: number; timeline: number; notes: number }> {
  const row = await tx.orderRow.findUnique({ where: { key: orderKey }, select: { decision: true, verdict: true } });
  if (!row) return { orders: 0, steps: 0, timeline: 0, notes: 0 };
  const blank = { externalId: null, facts: '{}', error: null };
  const open = await tx.step.updateMany({ where: { orderKey, ...ofCustomer, state: 'done', document: { finishedAt: null } }, data: { ...blank, state: 'void' } });
  const finished = await tx.step.updateMany({ where: { orderKey, ...ofCustomer, document: { finishedAt: { not: null } } }, data: blank });
  return { orders: 1, steps: open.count + finished.count, timeline: await eraseTimeline(tx, orderKey), notes: await eraseNotes(tx, orderKey, parsed(row.decision), parsed(row.verdict)) };
}

async function eraseTimeline(tx: Tx, orderKey: string): Promise<number> {
  let count = 0;
  for (const entry of await tx.timelineEntry.findMany({ where: { orderKey } })) {
    const params = parsed<Record<string, string>>(entry.params);
    const names = isOfCustomer(params.step) ? told : (['note'] as const);
    const blanked = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, (names as readonly string[]).includes(name) ? '' : value]));
    if (json(blanked) === entry.params) continue;
    await tx.timelineEntry.update({ where: { id: entry.id }, data: { params: json(blanked) } });
    count += 1;
  }
  return count;
}

/** What staff wrote beside a decision is free text: it may name anybody. */
async function eraseNotes(tx: Tx, orderKey: string, decision: Decision, verdict: Verdict): Promise<number> {
  if (!decision.note && !verdict.cause?.params.note) return 0;
  const cause = verdict.cause && { ...verdict.cause, params: { ...verdict.cause.params, ...(verdict.cause.params.note ? { note: '' } : {}) } };
  await tx.orderRow.update({ where: { key: orderKey }, data: orderColumns({ decision: { ...decision, note: decision.note === null ? null : '' }, verdict: { ...verdict, cause } }) });
  return 1;
}
