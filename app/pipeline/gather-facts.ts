import type { ItemMatches, PosFacts } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { Deps } from './deps';
import type { PosAccess } from './pos-access';

/** Facts older than this are read again before an order is judged by them. */
const factsAgeMs = 10 * 60_000;
/** A refusal by facts older than this is asked once more: the cause may have been fixed meanwhile. */
export const freshEnoughMs = 15_000;

export interface PosKnowledge {
  readonly facts: PosFacts;
  readonly items: ItemMatches;
}

export const factsReadAt = (facts: PosFacts): number => Math.min(...Object.values(facts).map((fact) => (fact.kind === 'known' ? fact.readAt : 0)));

/** The account's people, places, payment types, fields and products: cached, because they are the same for every order. */
export async function gatherFacts(deps: Deps, access: PosAccess, maxAgeMs = factsAgeMs): Promise<PosFacts> {
  const { connections } = deps.stores;
  const accountId = access.connection.account.id;
  const cached = await connections.facts(accountId);
  if (cached && deps.clock.now() - factsReadAt(cached) <= maxAgeMs) return cached;
  const facts = await access.gateway.readFacts();
  await connections.saveFacts(accountId, facts);
  return facts;
}

/** Items by SKU. A unique active match is remembered for the account, so that repeats cost no call. */
export async function gatherItems(deps: Deps, access: PosAccess, document: PosDocument): Promise<Result<ItemMatches, PosError>> {
  const skus = [...new Set(document.lines.flatMap((line) => (line.target.kind === 'item' ? [line.target.sku] : [])))];
  const accountId = access.connection.account.id;
  const known = await deps.stores.records.recall(accountId, 'item', skus);
  const asked = skus.filter((sku) => !known.has(sku));
  const answer = asked.length > 0 ? await access.gateway.findItems(asked) : ok(new Map());
  if (!answer.ok) return fail(answer.error);

  const found = new Map(answer.value);
  const unique = new Map<string, string>();
  for (const [sku, matches] of found) {
    const active = matches.filter((match: { active: boolean }) => match.active);
    if (active.length === 1 && active[0]) unique.set(sku, active[0].id);
  }
  if (unique.size > 0) await deps.stores.records.remember(accountId, 'item', unique);
  for (const [sku, id] of known) found.set(sku, [{ id, name: sku, active: true }]);
  return ok(found);
}
