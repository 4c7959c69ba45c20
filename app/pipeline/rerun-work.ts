import type { Deps } from './deps';
import { retryOrder } from './decide-order';
import { ringWork } from './ring-work';

const most = 1_000;

/** A person wants dead work tried once more, now. Work that mends by itself is left to its own time. */
export async function rerunWork(deps: Deps, installationId: string, key: string, by: string): Promise<'rung' | 'unknown'> {
  const row = (await deps.stores.work.dead(installationId, most)).find((one) => one.key === key);
  if (!row) return 'unknown';
  deps.log.info('work.rerun', { key, installationId, by });
  if (row.name === 'order') await retryOrder(deps, key.slice('order:'.length), by);
  else await ringWork(deps, [{ key, name: row.name, installationId, dueAt: deps.clock.now() }]);
  return 'rung';
}
