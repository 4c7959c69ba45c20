import { closedCircuit, onAnswer, onSilence, type Circuit } from '~/domain/health/circuit';
import { waitOf } from '~/domain/health/throttle';
import type { PosError } from '~/domain/posting/pos-error';
import type { Connection } from '~/ports/connection-store';
import type { Deps } from './deps';
import type { PosAccess } from './pos-access';
import { probeStoppedMs, ringProbe } from './probe-schedule';

type Visit = Pick<PosAccess, 'connection' | 'heard'>;

/** Records what a call said about the account's health, so that every worker of every shop on it knows. Returns the error as all are to take it. */
export async function recordAnswer(deps: Deps, visit: Visit, error: PosError | null): Promise<PosError | null> {
  switch (error?.kind) {
    case 'unreachable':
    case 'in-doubt':
      await recordSilence(deps, visit);
      return error;
    case 'throttled':
      return recordThrottle(deps, visit, error);
    case 'unauthorised':
      await stopConnection(deps, visit.connection, 'unauthorised');
      return error;
    default:
      await recordLife(deps, visit.connection);
      return error;
  }
}

/** Where the POS does not say how long, the wait grows with each request to wait that follows another without an answer in between. */
export async function recordThrottle(deps: Deps, { connection, heard }: Visit, error: Extract<PosError, { kind: 'throttled' }>): Promise<PosError> {
  const { account } = connection;
  const throttles = heard.some((call) => call.kind === 'answered') ? 1 : account.throttles + 1;
  const until = error.guessed ? deps.clock.now() + waitOf(throttles) : error.until;
  await deps.stores.connections.throttle(account.id, until, throttles);
  return { ...error, until };
}

/** Access is refused: nothing but one probe in 15 minutes, or a person, calls until it is granted again. */
export async function stopConnection(deps: Deps, connection: Connection, stoppedFor: 'unauthorised' | 'forbidden'): Promise<number> {
  const now = deps.clock.now();
  const nextProbeAt = now + probeStoppedMs;
  const stopped = await deps.stores.connections.update(connection.id, { state: 'stopped', stoppedFor, stoppedAt: connection.stoppedAt ?? now, nextProbeAt });
  if (stopped) await ringProbe(deps, connection, nextProbeAt);
  return nextProbeAt;
}

async function recordLife(deps: Deps, connection: Connection): Promise<void> {
  const { circuit } = connection.account;
  const next = onAnswer(circuit);
  if (next !== circuit) await deps.stores.connections.changeCircuit(connection.account.id, circuit, next);
}

/** Three in a row are an outage: a POS that answered earlier in this visit is there, whatever it leaves without an answer. */
async function recordSilence(deps: Deps, { connection, heard }: Visit): Promise<void> {
  const answered = heard.some((call) => call.kind === 'answered');
  const next = await moveCircuit(deps, connection.id, (circuit) => (circuit.kind === 'open' ? circuit : onSilence(answered ? closedCircuit : circuit, deps.clock.now())));
  if (next?.kind === 'open') await ringProbe(deps, connection, next.probeAt);
}

/** Two calls that fall silent at once are two silences: the loser of a conditional update looks again. Null = the connection is gone. */
export async function moveCircuit(deps: Deps, connectionId: string, move: (circuit: Circuit) => Circuit): Promise<Circuit | null> {
  const { connections } = deps.stores;
  for (;;) {
    const account = (await connections.byId(connectionId))?.account;
    if (!account) return null;
    const next = move(account.circuit);
    if (next === account.circuit || (await connections.changeCircuit(account.id, account.circuit, next))) return next;
  }
}
