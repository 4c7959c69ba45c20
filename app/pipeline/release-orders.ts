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

/** Orders that wait on any of these problems; without a subject, on any problem of that cause. */
export async function ordersHeldBy(deps: Deps, installationId: string, problems: readonly { readonly code: CauseCode; readonly subject?: string }[]): Promise<readonly string[]> {
  const keys = await Promise.all(problems.map(({ code, subject }) => deps.stores.problems.ordersBlockedBy(installationId, code, subject)));
  return [...new Set(keys.flat())];
}
