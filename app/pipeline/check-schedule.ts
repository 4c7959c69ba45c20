import type { Instant } from '~/domain/time';
import type { Deps } from './deps';
import { scheduleHousekeeping } from './housekeeping';
import { ringWork } from './ring-work';

const checksWorkKey = (installationId: string): string => `checks:${installationId}`;

/** No later than given; a row that is due earlier keeps its time. */
export async function ringChecks(deps: Deps, installationId: string, dueAt: Instant): Promise<void> {
  await ringWork(deps, [{ key: checksWorkKey(installationId), name: 'checks', installationId, dueAt }]);
}

/** At the start of a worker: every awake installation has its checks row, and the house its daily one. Existing rows keep their time. */
export async function startSchedules(deps: Deps): Promise<void> {
  const dueAt = deps.clock.now() + deps.timing.recheckMs;
  const awake = (await deps.stores.installations.all()).filter((installation) => !installation.uninstalledAt);
  await ringWork(deps, awake.map(({ id }) => ({ key: checksWorkKey(id), name: 'checks', installationId: id, dueAt })));
  await scheduleHousekeeping(deps, dueAt);
}
