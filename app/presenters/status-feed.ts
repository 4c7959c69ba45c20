import type { Instant } from '~/domain/time';
import type { ReadStores } from './read-stores';

/** How much is left to do, for tools that wait until nothing is. */
export async function presentStatusFeed(stores: ReadStores, installationId: string, now: Instant) {
  const [connection, backlog, counts] = await Promise.all([
    stores.connections.current(installationId),
    stores.work.backlog(installationId, now, 'order'),
    stores.orders.counts(installationId),
  ]);
  return {
    installationId,
    connected: connection?.state === 'connected',
    due: backlog.due,
    planned: backlog.planned,
    oldestDueAt: backlog.oldestDueAt,
    counts,
  };
}
