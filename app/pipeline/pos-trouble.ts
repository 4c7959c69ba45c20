import { onAnswer, onSilence } from '~/domain/health/circuit';
import type { PosError } from '~/domain/posting/pos-error';
import type { Connection } from '~/ports/connection-store';
import type { Deps } from './deps';
import { probeStoppedMs, ringProbe } from './probe-schedule';

/** Records what a call said about the account's health, so that every worker of every shop on it knows. */
export async function recordAnswer(deps: Deps, connection: Connection, error: PosError | null): Promise<void> {
  const { connections } = deps.stores;
  const now = deps.clock.now();
  switch (error?.kind) {
    case 'unreachable':
    case 'in-doubt':
      return recordSilence(deps, connection);
    case 'throttled':
      return connections.throttle(connection.account.id, error.until);
    case 'unauthorised':
      await connections.update(connection.id, { state: 'stopped', stoppedFor: 'unauthorised', stoppedAt: now, nextProbeAt: now + probeStoppedMs });
      return ringProbe(deps, connection, now + probeStoppedMs);
    default:
      return recordLife(deps, connection);
  }
}

async function recordLife(deps: Deps, connection: Connection): Promise<void> {
  const { circuit } = connection.account;
  const next = onAnswer(circuit);
  if (next !== circuit) await deps.stores.connections.changeCircuit(connection.account.id, circuit, next);
}

async function recordSilence(deps: Deps, connection: Connection): Promise<void> {
  const fresh = await deps.stores.connections.byId(connection.id);
  if (!fresh) return;
  const next = onSilence(fresh.account.circuit, deps.clock.now());
  const changed = await deps.stores.connections.changeCircuit(fresh.account.id, fresh.account.circuit, next);
  if (changed && next.kind === 'open') await ringProbe(deps, connection, next.probeAt);
}
