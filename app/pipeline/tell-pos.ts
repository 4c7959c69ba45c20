import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { PosGateway } from '~/ports/pos-gateway';
import { closedFor, silentFor, type NoAnswer } from './ask-pos';
import type { Deps } from './deps';
import { patiently } from './patiently';
import { openPos } from './pos-access';
import { recordAnswer } from './pos-trouble';

/** A change that a person waits for. It takes its turn at the account like every other write. */
export async function tellPos<T>(deps: Deps, installationId: string, act: (gateway: PosGateway) => Promise<Result<T, PosError>>): Promise<Result<{ readonly accountId: string; readonly value: T }, NoAnswer>> {
  const access = await openPos(deps, await deps.stores.connections.current(installationId));
  if (access.kind === 'busy') return fail('throttled');
  if (access.kind === 'closed') return fail(closedFor[access.conclusion.verdict.cause?.code ?? 'W-NOT-SET-UP'] ?? 'not-connected');
  try {
    const answer = await patiently(deps, () => act(access.gateway));
    await recordAnswer(deps, access, answer.ok ? null : answer.error);
    return answer.ok ? ok({ accountId: access.connection.account.id, value: answer.value }) : fail(silentFor[answer.error.kind]);
  } finally {
    await access.leave();
  }
}
