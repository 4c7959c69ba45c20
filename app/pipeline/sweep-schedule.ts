import type { Instant } from '~/domain/time';
import type { Deps } from './deps';
import { ringWork } from './ring-work';

export const sweepWorkKey = (installationId: string): string => `sweep:${installationId}`;

/** No later than given: after an installation, when the POS was connected, when the start date may have moved back. */
export async function ringSweep(deps: Deps, installationId: string, dueAt: Instant): Promise<void> {
  await ringWork(deps, [{ key: sweepWorkKey(installationId), name: 'sweep', installationId, dueAt }]);
}
