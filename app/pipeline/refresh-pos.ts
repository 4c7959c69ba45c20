import { compareFacts, factParts, type FactChange } from '~/domain/checks/facts-change';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { Instant } from '~/domain/time';
import { askPos, type NoAnswer } from './ask-pos';
import { ringChecks } from './check-schedule';
import type { Deps } from './deps';
import { askAll, factsReadAt, refreshFacts } from './gather-facts';

export type RefreshOutcome =
  | { readonly kind: 'refreshed'; readonly changes: readonly FactChange[]; /** When it was read before; null = never. */ readonly since: Instant | null; readonly unread: readonly (keyof PosFacts)[] }
  | { readonly kind: 'refused'; readonly reason: NoAnswer };

/** "Refresh POS data": the account's lists are read anew, now, and what is different since the last reading is told. Checks follow. */
export async function refreshPos(deps: Deps, installationId: string): Promise<RefreshOutcome> {
  const connection = await deps.stores.connections.current(installationId);
  if (!connection) return { kind: 'refused', reason: 'not-connected' };
  const accountId = connection.account.id;
  const before = await deps.stores.connections.facts(accountId);
  const answer = await askPos(deps, installationId, async (gateway) => answered(await refreshFacts(deps, accountId, before, askAll, (keep) => gateway.readFacts(keep))));
  if (!answer.ok) return { kind: 'refused', reason: answer.error };
  const after = answer.value.value;
  await ringChecks(deps, installationId, deps.clock.now());
  return {
    kind: 'refreshed', changes: before ? compareFacts(before, after) : [], since: before && factsReadAt(before),
    unread: factParts.filter((part) => after[part]?.kind === 'unknown'),
  };
}

/** Some parts may be forbidden or fail; an account that answers nothing is silent. */
function answered(facts: PosFacts): Result<PosFacts, PosError> {
  const errors = Object.values(facts).flatMap((fact) => (fact.kind === 'unknown' ? [fact.error] : []));
  const [first] = errors;
  return first && errors.length === Object.keys(facts).length ? fail(first) : ok(facts);
}
