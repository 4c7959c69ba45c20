import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Connection } from '~/ports/connection-store';
import type { PosGateway } from '~/ports/pos-gateway';
import type { Deps } from './deps';
import { patiently } from './patiently';
import { openGateway, whyClosed } from './pos-access';
import { recordAnswer } from './pos-trouble';

/** Why a question has no answer, as a person is told it. */
export type NoAnswer = 'not-connected' | 'access' | 'unreachable' | 'throttled' | 'rejected';

export const closedFor: Partial<Record<CauseCode, NoAnswer>> = { 'W-NOT-SET-UP': 'not-connected', 'W-POS-OFFLINE': 'unreachable', 'W-POS-LIMIT': 'throttled', 'E-POS-ACCESS': 'access' };
export const silentFor: Record<PosError['kind'], NoAnswer> = {
  unreachable: 'unreachable', 'in-doubt': 'unreachable', throttled: 'throttled', unauthorised: 'access', forbidden: 'access', rejected: 'rejected', 'missing-reference': 'rejected', 'already-exists': 'rejected',
};

/** What a person is ready to wait where the POS has just asked for a moment. */
const shortMs = 5_000;

async function afterShortWait(deps: Deps, installationId: string): Promise<Connection | null> {
  const connection = await deps.stores.connections.current(installationId);
  const wait = (connection?.account.throttledUntil ?? 0) - deps.clock.now();
  if (wait <= 0 || wait > shortMs) return connection;
  await deps.clock.sleep(wait);
  return deps.stores.connections.current(installationId);
}

/** A question that a person waits for. It takes no turn at the account, behind whatever is due there, because it changes nothing. */
export async function askPos<T>(deps: Deps, installationId: string, question: (gateway: PosGateway) => Promise<Result<T, PosError>>): Promise<Result<{ readonly accountId: string; readonly value: T }, NoAnswer>> {
  const connection = await afterShortWait(deps, installationId);
  const closed = whyClosed(deps, connection);
  if (!connection || closed) return fail(closedFor[closed?.verdict.cause?.code ?? 'W-NOT-SET-UP'] ?? 'not-connected');
  const gateway = openGateway(deps, connection);
  if (!gateway) return fail('access');
  const answer = await patiently(deps, () => question(gateway));
  await recordAnswer(deps, { connection, heard: [] }, answer.ok ? null : answer.error);
  return answer.ok ? ok({ accountId: connection.account.id, value: answer.value }) : fail(silentFor[answer.error.kind]);
}
