import type { CauseCode } from '~/domain/verdict/cause';
import type { Deps } from './deps';
import { ringOrders } from './ring-work';

/** Fix the cause once: every order whose page names one of these causes is looked at again. Returns how many. */
export async function releaseOrders(deps: Deps, installationId: string, what: { causes: readonly CauseCode[] }): Promise<number> {
  const keys = new Set<string>();
  for (const cause of what.causes) {
    for (const key of await deps.stores.orders.keys({ installationId, cause })) keys.add(key);
    for (const key of await deps.stores.problems.fixed(installationId, cause, undefined, deps.clock.now())) keys.add(key);
  }
  return ringOrders(deps, installationId, [...keys]);
}
