import { addCounts, comparePage, type Compared } from '~/domain/sweep/compare';
import type { Hearing, SweepRun } from '~/domain/sweep/sweep';
import type { Instant } from '~/domain/time';
import type { OrderPage, ShopifyError } from '~/ports/order-source';
import type { SweepJob } from './sweep-job';

export type PageOutcome =
  | { readonly kind: 'more'; readonly restUntil: Instant | null }
  | { readonly kind: 'last' }
  | { readonly kind: 'trouble'; readonly error: ShopifyError }
  | { readonly kind: 'lease-lost' };

/** Shopify pages through 25,000 orders of one query at most; well before that the list is begun anew from the newest time reached. */
const ordersAQuery = 20_000;

/** Asks for one page and makes due what Shopify knows better. Its orders and the run's place in the list are written together. */
export async function takePage(job: SweepJob): Promise<PageOutcome> {
  const { deps, installation, run } = job;
  const { sweeps } = deps.stores;
  const answer = await deps.source.listOrders(installation.shop, run.position.since, run.position.cursor);
  if (!answer.ok) return { kind: 'trouble', error: answer.error };
  const page = answer.value;
  const now = deps.clock.now();
  const known = await sweeps.known(installation.id, page.orders.map((order) => order.id), now);
  const compared = comparePage(page.orders, known, { hearing: job.hearing, download: job.settings.download, now });
  const moved = movedBy(run, page, compared, now);
  const hearing = hears(job.hearing, compared);
  const rung = await sweeps.take(job.work.lease, { run: moved, hearing, due: compared.due, at: now });
  if (!rung) return { kind: 'lease-lost' };
  job.run = moved;
  job.hearing = hearing;
  for (const ref of rung) await deps.queue.ring(ref);
  return page.next === null ? { kind: 'last' } : { kind: 'more', restUntil: page.restUntil };
}

function movedBy(run: SweepRun, page: OrderPage, compared: Compared, now: Instant): SweepRun {
  const counts = addCounts(run.counts, compared.counts);
  const reached = page.orders.reduce((newest, order) => Math.max(newest, order.updatedAt ?? 0), run.position.reached);
  const anew = reached > run.position.since && Math.floor(counts.listed / ordersAQuery) > Math.floor(run.counts.listed / ordersAQuery);
  const position = anew ? { since: reached, cursor: null, reached } : { ...run.position, cursor: page.next, reached };
  return { ...run, state: 'running', position, counts, movedAt: now, trouble: null, detail: null, stops: 0 };
}

const hears = (hearing: Hearing, { counts, newestMissed }: Compared): Hearing =>
  newestMissed === null ? hearing : { ...hearing, missed: hearing.missed + counts.missed, newest: Math.max(hearing.newest ?? 0, newestMissed) };
