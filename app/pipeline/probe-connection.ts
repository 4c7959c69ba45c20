import { onAnswer, onSilence, takeProbe } from '~/domain/health/circuit';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Connection } from '~/ports/connection-store';
import type { Heard, PosGateway } from '~/ports/pos-gateway';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { openGateway, recordVisit } from './pos-access';
import { moveCircuit, recordThrottle, stopConnection } from './pos-trouble';
import { probeStoppedMs, ringProbe } from './probe-schedule';
import { releaseOrders } from './release-orders';

/** Beyond the request's own time, for what is done with its answer. */
const spareMs = 5_000;

/** The only caller of a POS whose circuit is open or whose access is refused. Success lets every order that waited on it go. */
export async function probeConnection(deps: Deps, connectionId: string, trigger: 'schedule' | 'person' = 'schedule'): Promise<JobOutcome> {
  const connection = await deps.stores.connections.byId(connectionId);
  if (!connection || !(await isAwake(deps, connection))) return connection ? handOver(deps, connection) : finished;
  if (connection.state === 'connected' && connection.account.circuit.kind === 'closed') {
    // Another's answer has closed it, or a crash came between the closing and the release: those who waited for this probe go now.
    await releaseWaiting(deps, connection);
    return finished;
  }
  const heard: Heard[] = [];
  const gateway = openGateway(deps, connection, (one) => heard.push(one));
  if (!gateway) return finished;
  const later = trigger === 'person' ? null : await notYet(deps, connection, gateway);
  if (later !== null) return { dueAt: later, attempts: 0, error: null };
  try {
    return await probe(deps, connection, gateway, heard);
  } finally {
    await recordVisit(deps, connection, heard);
  }
}

async function probe(deps: Deps, connection: Connection, gateway: PosGateway, heard: readonly Heard[]): Promise<JobOutcome> {
  const startedAt = deps.clock.monotonic();
  const answer = await gateway.probe();
  const error = answer.ok ? null : answer.error;
  const now = deps.clock.now();
  switch (error?.kind) {
    case undefined:
      const lives = await deps.stores.connections.update(connection.id, {
        state: 'connected', stoppedFor: null, stoppedAt: null, nextProbeAt: null,
        lastSuccessAt: now, lastAnswerMs: Math.round(deps.clock.monotonic() - startedAt),
      });
      await closeCircuit(deps, connection);
      if (lives) await releaseOrders(deps, connection.installationId, { causes: ['E-POS-ACCESS'] });
      return finished;
    case 'unauthorised':
    case 'forbidden': {
      const dueAt = await stopConnection(deps, connection, error.kind);
      await closeCircuit(deps, connection);
      return { dueAt, attempts: 0, error: error.kind };
    }
    case 'throttled': {
      const told = await recordThrottle(deps, { connection, heard }, error);
      await closeCircuit(deps, connection);
      return connection.state === 'stopped' && told.kind === 'throttled' ? { dueAt: told.until, attempts: 0, error: 'throttled' } : finished;
    }
    default: {
      // Nothing that can be understood is no answer.
      const next = await moveCircuit(deps, connection.id, (circuit) => onSilence(circuit, now));
      return { dueAt: next?.kind === 'open' ? next.probeAt : now + probeStoppedMs, attempts: 0, error: error?.kind ?? null };
    }
  }
}

/** Any answer shows that the POS is there again, for every shop of the account. */
async function closeCircuit(deps: Deps, connection: Connection): Promise<void> {
  if (connection.account.circuit.kind === 'closed') return;
  await moveCircuit(deps, connection.id, onAnswer);
  await releaseWaiting(deps, connection);
}

async function releaseWaiting(deps: Deps, connection: Connection): Promise<void> {
  const causes: readonly CauseCode[] = ['W-POS-OFFLINE', 'W-RETRY'];
  for (const { installationId } of await deps.stores.connections.joined(connection.account.id)) await releaseOrders(deps, installationId, { causes });
}

/** One probe at a time: of all who may probe an account, the one who moves on the time of its next probe does. */
async function notYet(deps: Deps, connection: Connection, gateway: PosGateway): Promise<number | null> {
  const now = deps.clock.now();
  if (connection.state === 'stopped') return connection.nextProbeAt !== null && connection.nextProbeAt > now ? connection.nextProbeAt : null;
  const { circuit } = connection.account;
  const taken = takeProbe(circuit, now, (deps.timing.requestTimeoutMs ?? gateway.manifest.requestTimeoutMs) + spareMs);
  if (taken && (await deps.stores.connections.changeCircuit(connection.account.id, circuit, taken))) return null;
  return circuit.kind === 'open' ? Math.max(circuit.probeAt, now + spareMs) : now;
}

const isAwake = async (deps: Deps, connection: Connection): Promise<boolean> =>
  connection.state !== 'disconnected' && (await deps.stores.installations.byId(connection.installationId))?.uninstalledAt === null;

/** A shop that has left probes no more; another of the account's shops does it in its stead. */
async function handOver(deps: Deps, { account }: Connection): Promise<JobOutcome> {
  if (account.circuit.kind === 'closed') return finished;
  for (const other of await deps.stores.connections.joined(account.id)) {
    if (!(await isAwake(deps, other))) continue;
    await ringProbe(deps, other, account.circuit.probeAt);
    break;
  }
  return finished;
}
