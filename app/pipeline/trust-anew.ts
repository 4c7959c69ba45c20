import type { Deps } from './deps';
import { ringSweep } from './sweep-schedule';

/**
 * The database was put back from a copy: the POS may hold what the journal no longer knows. Each connection counts as made now, so that
 * whatever was agreed or begun before is looked for in the POS before it is sent; and what the copy lacks is compared with Shopify.
 * For use while no program runs, and no request of an earlier one can still be under way.
 */
export async function trustAnew(deps: Deps): Promise<number> {
  const at = deps.clock.now();
  const connections = await deps.stores.connections.allCurrent();
  for (const { id, installationId } of connections) {
    await deps.stores.connections.update(id, { journalSince: at });
    await ringSweep(deps, installationId, at);
  }
  return connections.length;
}
