import type { Instant } from '~/domain/time';
import { needsAction, countOf } from './order-views';
import type { Installation } from '~/ports/installation-store';
import { fixOf, problemLink } from './fix';
import { fixPanel, type FixGround } from './fix-panel';
import { isMutedAt } from './muted';
import { presentRow } from './orders';
import type { ReadStores } from './read-stores';
import { presentUnits } from './units';

const pageSize = 20;

/** How many orders does this one thing hold up, and is it fixed? Null = not a problem of this installation. */
export async function presentProblem(stores: ReadStores, installation: Installation, sight: { readonly id: string; readonly cursor: string | null; readonly now: Instant; readonly ground?: FixGround | null }) {
  const { id, cursor, now } = sight;
  const problem = await stores.problems.byId(installation.id, id);
  if (!problem) return null;
  const [history, freed, units, page] = await Promise.all([
    stores.problems.history(id),
    stores.problems.freed(id),
    stores.problems.unitsOf(id),
    stores.orders.list({ installationId: installation.id, problem: id, cursor, limit: pageSize }),
  ]);
  const fix = fixOf(problem.cause);
  const gone = countOf(freed, null);
  return {
    now,
    id,
    cause: problem.cause,
    state: problem.state,
    openedAt: problem.openedAt,
    lastSeenAt: problem.lastSeenAt,
    closedAt: problem.closedAt,
    muted: isMutedAt(problem, now) ? { until: problem.mutedUntil ?? now, by: problem.mutedBy ?? '' } : null,
    orders: problem.orders,
    amount: /[1-9]/.test(problem.amount) ? problem.amount : null,
    currency: installation.currency,
    units: await presentUnits(stores, installation.id, units),
    fix: { doer: fix.doer, ...problemLink(problem.cause), panel: sight.ground && problem.state !== 'closed' ? fixPanel(problem.cause, sight.ground) : null },
    progress: { total: problem.orders + gone, freed: gone, inPos: freed.in_pos, waiting: freed.waiting + freed.confirming, needAction: countOf(freed, needsAction) },
    rows: page.rows.map(presentRow),
    cursor,
    next: page.next,
    history: [...history].reverse(),
  };
}

