import type { Instant } from '~/domain/time';
import type { Deps } from './deps';
import { ringWork } from './ring-work';

/** One row for all runs of a shop: they are done one after the other. */
export const bulkWorkKey = (installationId: string): string => `bulk:${installationId}`;

export async function ringBulk(deps: Deps, installationId: string, dueAt: Instant): Promise<void> {
  await ringWork(deps, [{ key: bulkWorkKey(installationId), name: 'bulk', installationId, dueAt }]);
}
