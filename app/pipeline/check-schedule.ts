import type { Instant } from '~/domain/time';
import type { Deps } from './deps';
import { ringWork } from './ring-work';

export const checksWorkKey = (installationId: string): string => `checks:${installationId}`;

/** No later than given; a row that is due earlier keeps its time. */
export async function ringChecks(deps: Deps, installationId: string, dueAt: Instant): Promise<void> {
  await ringWork(deps, [{ key: checksWorkKey(installationId), name: 'checks', installationId, dueAt }]);
}
