import { isSellable, itemLabel, type ItemMatch } from '~/domain/checks/pos-facts';
import { fail, ok, type Result } from '~/domain/result';
import { askPos, type NoAnswer } from './ask-pos';
import type { Deps } from './deps';
import { ringOrders } from './ring-work';

export interface LinkRequest {
  readonly installationId: string;
  /** As Shopify has it. */
  readonly sku: string;
  /** An Item # as a person types it, or the id of one of the items that the SKU itself finds. */
  readonly item: { readonly number: string } | { readonly id: string };
  readonly by: string;
}

export type LinkRefusal = 'not-found' | 'archived' | 'several' | NoAnswer;
export type LinkOutcome =
  | { readonly kind: 'linked'; readonly label: string; readonly orders: number }
  | { readonly kind: 'refused'; readonly reason: LinkRefusal };

/** A person says which POS item a SKU is; every order that waited on it goes. Nothing is written unless the POS has exactly one such active item now. */
export async function linkItem(deps: Deps, request: LinkRequest): Promise<LinkOutcome> {
  const { installationId, sku, by } = request;
  const { settings } = await deps.stores.installations.settings(installationId);
  const [asked, fields] = 'number' in request.item ? [request.item.number, []] : [sku, settings.items.matchFields];
  const answer = await askPos(deps, installationId, (gateway) => gateway.findItems([asked], fields));
  if (!answer.ok) return { kind: 'refused', reason: answer.error };
  const chosen = chooseItem(answer.value.value.get(asked) ?? [], 'id' in request.item ? request.item.id : null);
  if (!chosen.ok) return { kind: 'refused', reason: chosen.error };

  const at = deps.clock.now();
  const label = itemLabel(chosen.value);
  await deps.stores.records.link(answer.value.accountId, 'item', { key: sku, externalId: chosen.value.id, label, by, at });
  const waiting = await closeCause(deps, installationId, sku);
  await deps.stores.orders.tell(waiting, { at, code: 'person.linked', params: { by, sku, item: label } });
  return { kind: 'linked', label, orders: await ringOrders(deps, installationId, waiting) };
}

function chooseItem(matches: readonly ItemMatch[], id: string | null): Result<ItemMatch, LinkRefusal> {
  const meant = id === null ? matches : matches.filter((match) => match.id === id);
  const active = meant.filter(isSellable);
  if (active[0] && active.length === 1) return ok(active[0]);
  return fail(active.length > 1 ? 'several' : meant.length > 0 ? 'archived' : 'not-found');
}

/** The orders that waited on it. */
async function closeCause(deps: Deps, installationId: string, sku: string): Promise<readonly string[]> {
  const { problems } = deps.stores;
  const keys = await Promise.all((['E-SKU-UNKNOWN', 'E-SKU-DUPLICATE'] as const).map((code) => problems.fixed(installationId, code, sku, deps.clock.now())));
  return [...new Set(keys.flat())];
}

/** From now on the SKU is looked up again. What was sent under the link stays as it is. */
export async function unlinkItem(deps: Deps, { installationId, sku, by }: Omit<LinkRequest, 'item'>): Promise<void> {
  const connection = await deps.stores.connections.current(installationId);
  if (!connection) return;
  await deps.stores.records.unlink(connection.account.id, 'item', sku);
  deps.log.info('item.unlinked', { installationId, sku, by });
}
