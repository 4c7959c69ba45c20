import type { Connection } from '~/ports/connection-store';
import type { Deps } from './deps';
import { ringWork } from './ring-work';

/** While access is refused, nothing but one probe in this time calls the POS. */
export const probeStoppedMs = 15 * 60_000;

export const probeWorkKey = (connectionId: string): string => `probe:${connectionId}`;

/** Should the ring that follows an outage have been lost to a crash, the next round of checks makes up for it. */
export async function keepProbe(deps: Deps, connection: Connection | null): Promise<void> {
  if (!connection || connection.state === 'disconnected') return;
  const { circuit } = connection.account;
  const at = connection.state === 'stopped' ? connection.nextProbeAt : circuit.kind === 'open' ? circuit.probeAt : null;
  if (at !== null) await ringProbe(deps, connection, Math.max(at, deps.clock.now()));
}

export async function ringProbe(deps: Deps, connection: Connection, dueAt: number): Promise<void> {
  await ringWork(deps, [{ key: probeWorkKey(connection.id), name: 'probe', installationId: connection.installationId, dueAt }]);
}
