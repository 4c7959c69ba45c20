import type { Deps } from './deps';
import { ringWork } from './ring-work';

export const checksWorkKey = (installationId: string): string => `checks:${installationId}`;

/** At the start of a worker: every awake installation has its checks row. Existing rows keep their time. */
export async function startSchedules(deps: Deps): Promise<void> {
  const dueAt = deps.clock.now() + deps.timing.recheckMs;
  const awake = (await deps.stores.installations.all()).filter((installation) => !installation.uninstalledAt);
  await ringWork(deps, awake.map(({ id }) => ({ key: checksWorkKey(id), name: 'checks', installationId: id, dueAt })));
}
