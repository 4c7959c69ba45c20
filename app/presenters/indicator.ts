import type { Instant } from '~/domain/time';
import { isTardy, speedOf } from '~/domain/health/speed';
import type { Connection } from '~/ports/connection-store';
import { countOf, needsAction, type Counts } from './order-views';
import { isMutedAt } from './muted';
import type { ReadStores } from './read-stores';

export type IndicatorState = 'not-set-up' | 'refused' | 'needs-action' | 'offline' | 'slow' | 'catching-up' | 'up-to-date';

export interface Indicator {
  readonly state: IndicatorState;
  readonly count: number;
  readonly since: Instant | null;
  /** What a slow POS takes for its answers; null where it leaves too many calls without one, `count` percent. */
  readonly seconds: number | null;
  /** Who refuses access, where it is not the POS. */
  readonly side: 'shopify' | null;
}

interface IndicatorFacts {
  readonly now: Instant;
  readonly connection: Connection | null;
  readonly counts: Counts;
  /** Orders that are due or have a try planned. */
  readonly underWay: number;
  /** Open problems, failing checks that have stopped no order yet among them; not what is only told. */
  readonly problems: number;
  /** Orders that need action for muted problems alone. */
  readonly muted: number;
  /** Orders that wait for access alone. */
  readonly refused: number;
  /** Since when Shopify lets the app read nothing. */
  readonly shopifyRefuses: Instant | null;
}

/** Before the first set-up it reads Not set up; after that the worst state wins. */
export function indicatorOf({ now, connection, counts, underWay, problems, muted, refused, shopifyRefuses }: IndicatorFacts): Indicator {
  const says = (
    state: IndicatorState,
    count: number,
    since: Instant | null = null,
    seconds: number | null = null,
    side: Indicator['side'] = null,
  ): Indicator => ({ state, count, since, seconds, side });
  if (!connection || connection.state === 'disconnected') return says('not-set-up', 0);
  if (connection.state === 'stopped') return says('refused', refused, connection.stoppedAt);
  if (shopifyRefuses !== null) return says('refused', 0, shopifyRefuses, null, 'shopify');
  const needed = Math.max(0, countOf(counts, needsAction) - muted);
  if (needed > 0 || problems > 0) return says('needs-action', needed);
  if (connection.account.circuit.kind === 'open') return says('offline', underWay, connection.account.circuit.since);
  const speed = speedOf(connection.account.calls, now);
  if (speed?.slow && isTardy(speed)) return says('slow', 0, null, Math.round(speed.p95Ms / 1_000));
  if (speed?.slow) return says('slow', Math.round((100 * speed.unanswered) / speed.calls));
  return underWay > 0 ? says('catching-up', underWay) : says('up-to-date', 0);
}

export async function presentIndicator(stores: ReadStores, installationId: string, now: Instant): Promise<Indicator> {
  const [connection, counts, backlog, problems, sweep] = await Promise.all([
    stores.connections.current(installationId),
    stores.orders.counts(installationId),
    stores.work.backlog(installationId, now, 'order'),
    stores.problems.open(installationId),
    stores.sweeps.read(installationId),
  ]);
  const run = sweep?.run;
  const shopifyRefuses = run && (run.trouble === 'unauthorised' || run.trouble === 'forbidden') ? Math.max(sweep.coverage?.to ?? run.startedAt, run.movedAt) : null;
  const refused = problems
    .filter((problem) => problem.cause.code === 'E-POS-ACCESS')
    .reduce((sum, problem) => sum + problem.orders, 0);
  const isMuted = problems.some((problem) => isMutedAt(problem, now));
  const muted = isMuted ? await stores.problems.mutedOrders(installationId, needsAction, now) : 0;
  const asking = problems.filter((problem) => !problem.cause.code.startsWith('N-') && problem.state !== 'rechecking' && !isMutedAt(problem, now));
  return indicatorOf({ now, connection, counts, underWay: backlog.due + backlog.planned, problems: asking.length, muted, refused, shopifyRefuses });
}
