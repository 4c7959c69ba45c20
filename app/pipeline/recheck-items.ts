import { isSellable, type ItemMatches } from '~/domain/checks/pos-facts';
import type { Deps } from './deps';
import type { PosAccess } from './pos-access';
import { ringOrders } from './ring-work';

/** One question for all SKUs that hold orders up; only the orders of those found exactly once, or known to the account by now, are tried again. */
export async function recheckItems(deps: Deps, access: PosAccess): Promise<void> {
  const { installationId, account } = access.connection;
  const open = await deps.stores.problems.open(installationId);
  const problems = open.flatMap(({ cause, subject }) => (cause.code === 'E-SKU-UNKNOWN' || cause.code === 'E-SKU-DUPLICATE' ? [{ code: cause.code, subject, sku: cause.params.sku ?? subject }] : []));
  if (problems.length === 0) return;
  // Another shop of the account may have linked it, or a link's own ringing been lost.
  const known = await deps.stores.records.recall(account.id, 'item', problems.map(({ sku }) => sku));
  const asked = problems.map(({ sku }) => sku).filter((sku) => !known.has(sku));
  const { settings } = await deps.stores.installations.settings(installationId);
  const answer = asked.length > 0 ? await access.gateway.findItems(asked, settings.items.matchFields) : null;
  const found: ItemMatches = answer?.ok ? answer.value : new Map();
  for (const { code, subject, sku } of problems) {
    if (!known.has(sku) && found.get(sku)?.filter(isSellable).length !== 1) continue;
    await ringOrders(deps, installationId, await deps.stores.problems.fixed(installationId, code, subject, deps.clock.now()));
  }
}
