import type { WorkRef, WorkStore } from '~/ports/work-store';
import type { Deps } from './deps';
import { orderWorkKey } from './order-job';

/** Makes rows due, then rings for those that are due now; the others are found by the due-row scan. */
export async function ringWork(deps: Deps, rows: Parameters<WorkStore['ring']>[0]): Promise<readonly WorkRef[]> {
  if (rows.length === 0) return [];
  const refs = await deps.stores.work.ring(rows);
  const now = deps.clock.now();
  for (const ref of refs) if (ref.dueAt <= now) await deps.queue.ring(ref);
  return refs;
}

export async function ringOrders(deps: Deps, installationId: string, keys: readonly string[]): Promise<number> {
  const dueAt = deps.clock.now();
  await ringWork(deps, keys.map((key) => ({ key: orderWorkKey(key), name: 'order', installationId, dueAt })));
  return keys.length;
}
