import { onAnswer, onSilence } from '~/domain/health/circuit';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { openGateway } from './pos-access';
import { probeStoppedMs } from './probe-schedule';
import { releaseOrders } from './release-orders';

/** The only caller of a POS whose circuit is open or whose access is refused. Success lets every order that waited on it go. */
export async function probeConnection(deps: Deps, connectionId: string): Promise<JobOutcome> {
  const { connections } = deps.stores;
  const connection = await connections.byId(connectionId);
  if (!connection || connection.state === 'disconnected') return finished;
  if ((await deps.stores.installations.byId(connection.installationId))?.uninstalledAt !== null) return finished;
  const { circuit } = connection.account;
  if (connection.state === 'connected' && circuit.kind === 'closed') return finished;
  const gateway = openGateway(deps, connection);
  if (!gateway) return finished;

  const startedAt = deps.clock.monotonic();
  const answer = await gateway.probe();
  const now = deps.clock.now();
  if (answer.ok) {
    await connections.changeCircuit(connection.account.id, circuit, onAnswer(circuit));
    await connections.update(connection.id, {
      state: 'connected', stoppedFor: null, stoppedAt: null, nextProbeAt: null,
      lastSuccessAt: now, lastAnswerMs: Math.round(deps.clock.monotonic() - startedAt),
    });
    await releaseOrders(deps, connection.installationId, { causes: ['E-POS-ACCESS', 'W-POS-OFFLINE'] });
    return finished;
  }
  if (answer.error.kind === 'unauthorised' || answer.error.kind === 'forbidden') {
    const dueAt = now + probeStoppedMs;
    await connections.update(connection.id, { state: 'stopped', stoppedFor: answer.error.kind, stoppedAt: connection.stoppedAt ?? now, nextProbeAt: dueAt });
    return { dueAt, attempts: 0, error: answer.error.kind };
  }
  if (answer.error.kind === 'throttled') return { dueAt: answer.error.until, attempts: 0, error: 'throttled' };
  const next = onSilence(circuit, now);
  await connections.changeCircuit(connection.account.id, circuit, next);
  return { dueAt: next.kind === 'open' ? next.probeAt : now + probeStoppedMs, attempts: 0, error: answer.error.kind };
}
