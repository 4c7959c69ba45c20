import type { WorkRef, WorkStore } from '~/ports/work-store';
import type { Deps } from './deps';
import { repairWorkKey } from '~/ports/repair-store';
import { orderWorkKey } from './order-job';

/** In one transaction, so that tens of thousands that were waiting for a POS do not keep the database from everybody else. */
const together = 500;
/** Rings only wake: more than all the hands there may be would fill Redis and wake nobody. */
const mostRings = 100;

/** Makes rows due, then rings for those that are due now; the others are found by the due-row scan. */
export async function ringWork(deps: Deps, rows: Parameters<WorkStore['ring']>[0]): Promise<readonly WorkRef[]> {
  const refs: WorkRef[] = [];
  for (let from = 0; from < rows.length; from += together) refs.push(...(await deps.stores.work.ring(rows.slice(from, from + together))));
  const now = deps.clock.now();
  for (const ref of refs.filter((one) => one.dueAt <= now).slice(0, mostRings)) await deps.queue.ring(ref);
  return refs;
}

/** Together with those that are due already, so that all go in the order in which they were placed: whoever woke by itself a moment ago passes nobody. */
export async function ringOrders(deps: Deps, installationId: string, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  const now = deps.clock.now();
  const { oldestDueAt } = await deps.stores.work.backlog(installationId, now, 'order');
  const dueAt = Math.min(oldestDueAt ?? now, now);
  await ringWork(deps, keys.map((key) => ({ key: orderWorkKey(key), name: 'order', installationId, dueAt })));
  return keys.length;
}

/** What a fix left undone in an account goes on at once. */
export async function ringRepair(deps: Deps, accountId: string): Promise<void> {
  const repair = await deps.stores.repairs.open(accountId);
  if (repair) await ringWork(deps, [{ key: repairWorkKey(repair.id), name: 'repair', installationId: repair.installationId, dueAt: deps.clock.now() }]);
}
