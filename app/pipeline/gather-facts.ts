import { isSellable, type ItemMatches, type PosFacts } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { PosGateway } from '~/ports/pos-gateway';
import { factReader } from './chosen-products';
import type { Deps } from './deps';
import type { PosAccess } from './pos-access';

/** Facts older than this are read again before an order is judged by them. */
const factsAgeMs = 10 * 60_000;
/** A refusal by facts older than this is asked once more: the cause may have been fixed meanwhile. */
export const freshEnoughMs = 15_000;

/** As an age: nothing that was read before is fresh enough. */
export const askAll = -1;

export const factsReadAt = (facts: PosFacts): number => Math.min(...Object.values(facts).map((fact) => (fact.kind === 'known' ? fact.readAt : 0)));

/** The account's people, places, payment types, fields and products: cached, because they are the same for every order. */
export async function gatherFacts(deps: Deps, access: PosAccess, maxAgeMs = factsAgeMs): Promise<Result<PosFacts, PosError>> {
  const accountId = access.connection.account.id;
  const cached = await deps.stores.connections.facts(accountId);
  const facts = await refreshFacts(deps, accountId, cached, maxAgeMs, factReader(deps, accountId, access.gateway));
  // What was throttled is asked for again when its time has come; the parts that were answered are kept until then.
  const throttled = Object.values(facts).find((fact) => fact.kind === 'unknown' && fact.error.kind === 'throttled');
  return throttled?.kind === 'unknown' ? fail(throttled.error) : ok(facts);
}

/** Reads the parts that are too old. */
export async function refreshFacts(deps: Deps, accountId: string, cached: PosFacts | null, maxAgeMs: number | ((part: keyof PosFacts) => number), readFacts: (keep: Partial<PosFacts>) => Promise<PosFacts>): Promise<PosFacts> {
  const now = deps.clock.now();
  const ageOf = (part: string): number => (typeof maxAgeMs === 'number' ? maxAgeMs : maxAgeMs(part as keyof PosFacts));
  const keep = Object.fromEntries(Object.entries(cached ?? {}).filter(([part, fact]) => fact.kind === 'known' && now - fact.readAt <= ageOf(part))) as Partial<PosFacts>;
  if (cached && Object.keys(keep).length === Object.keys(cached).length) return cached;
  const read = await readFacts(keep);
  await storeFacts(deps, accountId, cached, read);
  return read;
}

/** After a fix has changed them: these parts are read now, however young they are. */
export async function rereadFacts(deps: Deps, accountId: string, gateway: PosGateway, parts: readonly (keyof PosFacts)[]): Promise<PosFacts> {
  const cached = await deps.stores.connections.facts(accountId);
  const keep = Object.fromEntries(Object.entries(cached ?? {}).filter(([part, fact]) => fact.kind === 'known' && !parts.includes(part as keyof PosFacts))) as Partial<PosFacts>;
  const read = await factReader(deps, accountId, gateway)(keep);
  await storeFacts(deps, accountId, cached, read);
  return read;
}

/** An answer that failed never replaces one that was there. */
async function storeFacts(deps: Deps, accountId: string, cached: PosFacts | null, read: PosFacts): Promise<void> {
  const stored = cached ? (Object.fromEntries(Object.entries(read).map(([part, fact]) => [part, fact.kind === 'known' ? fact : (cached[part as keyof PosFacts] ?? fact)])) as unknown as PosFacts) : read;
  await deps.stores.connections.saveFacts(accountId, stored);
}

/** Items by SKU. A unique active match is remembered for the account, so that repeats cost no call. */
export async function gatherItems(deps: Deps, access: PosAccess, document: PosDocument, fields: readonly string[]): Promise<Result<ItemMatches, PosError>> {
  const skus = [...new Set(document.lines.flatMap((line) => (line.target.kind === 'item' ? [line.target.sku] : [])))];
  const accountId = access.connection.account.id;
  const known = await deps.stores.records.recall(accountId, 'item', skus);
  const asked = skus.filter((sku) => !known.has(sku));
  const answer = asked.length > 0 ? await access.gateway.findItems(asked, fields) : ok<ItemMatches>(new Map());
  if (!answer.ok) return fail(answer.error);

  const found = new Map(answer.value);
  const unique = new Map<string, string>();
  for (const [sku, matches] of found) {
    const active = matches.filter(isSellable);
    if (active.length === 1 && active[0]) unique.set(sku, active[0].id);
  }
  if (unique.size > 0) await deps.stores.records.remember(accountId, 'item', unique);
  for (const [sku, id] of known) found.set(sku, [{ id, number: sku, name: sku, active: true }]);
  return ok(found);
}
