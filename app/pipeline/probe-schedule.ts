import type { Connection } from '~/ports/connection-store';
import type { Deps } from './deps';
import { ringWork } from './ring-work';

/** While access is refused, nothing but one probe in this time calls the POS. */
export const probeStoppedMs = 15 * 60_000;

export const probeWorkKey = (connectionId: string): string => `probe:${connectionId}`;

export async function ringProbe(deps: Deps, connection: Connection, dueAt: number): Promise<void> {
  await ringWork(deps, [{ key: probeWorkKey(connection.id), name: 'probe', installationId: connection.installationId, dueAt }]);
}
