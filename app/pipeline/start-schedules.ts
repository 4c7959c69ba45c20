import { checksWorkKey } from './check-schedule';
import type { Deps } from './deps';
import { ringWork } from './ring-work';
import { sweepWorkKey } from './sweep-schedule';

/** At the start of a worker: every awake installation has its rows. Existing rows keep their time; new ones are spread, so that many shops do not ask Shopify at once. */
export async function startSchedules(deps: Deps): Promise<void> {
  const { recheckMs, sweepMs } = deps.timing;
  const now = deps.clock.now();
  const awake = (await deps.stores.installations.all()).filter((installation) => !installation.uninstalledAt);
  await ringWork(deps, awake.flatMap(({ id }, index) => [
    { key: checksWorkKey(id), name: 'checks', installationId: id, dueAt: now + recheckMs },
    { key: sweepWorkKey(id), name: 'sweep', installationId: id, dueAt: now + Math.ceil((sweepMs * (index + 1)) / awake.length) },
  ]));
}
