import { orderTopics } from '~/domain/sweep/hearing';
import type { SweepRun } from '~/domain/sweep/sweep';
import type { Installation } from '~/ports/installation-store';
import type { Sweep } from '~/ports/sweep-store';
import type { ReadStores } from './read-stores';

const runsShown = 6;

/** How far orders are compared with Shopify, and the run under way where it is one that lasts. */
export function summaryOf(sweep: Sweep | null) {
  const { coverage = null, run = null } = sweep ?? {};
  const underWay = run && run.state !== 'done' ? presentRun(run) : null;
  return { coverage: coverage && { from: coverage.from, to: coverage.to }, underWay };
}

export async function presentComparison(stores: Pick<ReadStores, 'sweeps' | 'inbox'>, { id, shop }: Installation) {
  const [sweep, runs, deliveries] = await Promise.all([stores.sweeps.read(id), stores.sweeps.runs(id, runsShown), stores.inbox.lastDeliveries(shop)]);
  return {
    ...summaryOf(sweep),
    runs: runs.map(presentRun),
    news: orderTopics.map((topic) => ({ topic, at: deliveries[topic] ?? null })),
  };
}

/** How much is done is told by time: how many orders the window holds is known at its end only. */
function presentRun({ id, trigger, state, from, to, limited, counts, position, startedAt, trouble }: SweepRun) {
  const percent = state === 'done' ? 100 : Math.floor((100 * Math.max(0, position.reached - from)) / Math.max(1, to - from));
  return { id, trigger, state, from, to, limited, counts, startedAt, trouble, reached: position.reached, percent: Math.min(percent, state === 'done' ? 100 : 99) };
}
