import { mayCall } from '~/domain/health/circuit';
import { documentMs, expectedFinish, paceWindowMs, type Done } from '~/domain/health/pace';
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
  if (!connection || backlog.due === 0 || !isMoving(connection)) return { ...backlog, finishAt: null };
  const done = await stores.journal.recent(connection.account.id, now - paceWindowMs, measured);
  return { ...backlog, finishAt: expectedFinish(backlog, paceOf(done, installationId, now), done[0]?.finishedAt ?? now, now) };
}

/** While nothing may be sent, nobody can tell when all will be. */
const isMoving = ({ state, account }: Connection): boolean => state === 'connected' && mayCall(account.circuit);

/** Two shops on one account get in each other's way: the pace of one's own orders has that in it. */
const paceOf = (done: readonly (Done & { readonly key: string })[], installationId: string, now: Instant): number | null =>
  documentMs(
    done.filter(({ key }) => key.startsWith(`${installationId}/`)),
    now,
  ) ?? documentMs(done, now);
