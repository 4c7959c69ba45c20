import type { Instant } from '~/domain/time';
import { presentBacklog } from './backlog';
import type { ReadStores } from './read-stores';

/** How much is left to do, for tools that wait until nothing is. */
export async function presentStatusFeed(stores: ReadStores, installationId: string, now: Instant) {
  const [connection, counts] = await Promise.all([
    stores.connections.current(installationId),
    stores.orders.counts(installationId),
  ]);
  const backlog = await presentBacklog(stores, installationId, connection, now);
  return {
    installationId,
    connected: connection?.state === 'connected',
    due: backlog.due,
    planned: backlog.planned,
    oldestDueAt: backlog.oldestDueAt,
    finishAt: backlog.finishAt,
    counts,
  };
}
