import type { Deps } from './deps';
import type { PosAccess } from './pos-access';
import { ringOrders } from './ring-work';

/** One question for all SKUs that hold orders up; only the orders of those found exactly once are tried again. */
export async function recheckItems(deps: Deps, access: PosAccess): Promise<void> {
  const { installationId } = access.connection;
  const problems = (await deps.stores.problems.open(installationId)).filter(({ cause }) => cause.code === 'E-SKU-UNKNOWN' || cause.code === 'E-SKU-DUPLICATE');
  if (problems.length === 0) return;
  const { settings } = await deps.stores.installations.settings(installationId);
  const answer = await access.gateway.findItems(problems.map((problem) => problem.cause.params.sku ?? problem.subject), settings.items.matchFields);
  if (!answer.ok) return;
  for (const problem of problems) {
    const matches = answer.value.get(problem.cause.params.sku ?? problem.subject) ?? [];
    if (matches.filter((match) => match.active).length !== 1) continue;
    await ringOrders(deps, installationId, await deps.stores.problems.ordersBlockedBy(installationId, problem.cause.code, problem.subject));
  }
}
