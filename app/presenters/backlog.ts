import { mayCall } from '~/domain/health/circuit';
import { documentMs, expectedFinish, paceWindowMs } from '~/domain/health/pace';
import type { Instant } from '~/domain/time';
import type { Connection } from '~/ports/connection-store';
import type { ReadStores } from './read-stores';

/** Enough to even out long and short orders. */
const measured = 50;

/** What is left to be sent, since when, and until when: by the pace at which this shop's last orders went, where there is one. */
export async function presentBacklog(
  stores: Pick<ReadStores, 'work' | 'journal'>,
  installationId: string,
  connection: Connection | null,
  now: Instant,
) {
  const backlog = await stores.work.backlog(installationId, now, 'order');
  const eachMs = connection && backlog.due > 0 && isMoving(connection) ? await paceOf(stores, installationId, connection, now) : null;
  return { ...backlog, finishAt: expectedFinish(backlog.due, eachMs, now) };
}

/** While nothing may be sent, nobody can tell when all will be. */
const isMoving = ({ state, account }: Connection): boolean => state === 'connected' && mayCall(account.circuit);

async function paceOf(stores: Pick<ReadStores, 'journal'>, installationId: string, { account }: Connection, now: Instant): Promise<number | null> {
  const done = await stores.journal.recent(account.id, now - paceWindowMs, measured);
  // Two shops on one account get in each other's way: the pace of one's own orders has that in it.
  return documentMs(done.filter(({ key }) => key.startsWith(`${installationId}/`)), now) ?? documentMs(done, now);
}
