import type { BulkRun, Tally } from '~/ports/run-store';
import type { SweepRun } from '~/domain/sweep/sweep';
import { reached } from '~/domain/verdict/bulk';
import { statuses, type Status } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import { needsAction } from './order-views';
import type { ReadStores } from './read-stores';

const runsShown = 50;

/** What ran, newest first: what people started, and comparisons with Shopify. */
export async function presentRuns(stores: ReadStores, installationId: string, now: Instant) {
  const [bulk, sweeps] = await Promise.all([stores.runs.recent(installationId, runsShown), stores.sweeps.runs(installationId, runsShown)]);
  const rows = [...(await Promise.all(bulk.map(async (run) => ({ startedAt: run.startedAt, bulk: await presentBulk(stores, run, now), sweep: null })))), ...sweeps.map((run) => ({ startedAt: run.startedAt, bulk: null, sweep: presentSweep(run) }))];
  return { now, rows: rows.sort((a, b) => b.startedAt - a.startedAt).slice(0, runsShown) };
}

const presentSweep = ({ id, trigger, state, startedAt, from, to, counts }: SweepRun) => ({ id, trigger, state, startedAt, from, to, listed: counts.listed, found: counts.fresh + counts.changed });

const unfinishedDays = 7;
const unfinishedShown = 3;

/** Runs of the last days that were done in part only, while orders of theirs still need somebody. */
export async function unfinishedRuns(stores: ReadStores, installationId: string, now: Instant) {
  const recent = (await stores.runs.recent(installationId, 10)).filter((run) => run.endedAt !== null && run.endedAt > now - unfinishedDays * 86_400_000);
  const rows = await Promise.all(recent.map(async (run) => ({ ...(await presentBulk(stores, run, now)), left: needing(await stores.runs.outcome(run.id)) })));
  return rows.filter((row) => row.mixed && row.left > 0).slice(0, unfinishedShown);
}

/** One run with its plan, how far it is, and what it came to. Null = not a run of this installation that a person started. */
export async function presentRun(stores: ReadStores, installationId: string, id: string, now: Instant) {
  const run = await stores.runs.get(installationId, id);
  return run && { now, ...(await presentBulk(stores, run, now)) };
}

export async function presentBulk(stores: Pick<ReadStores, 'runs'>, run: BulkRun, now: Instant) {
  const [tally, live, underWay] = await Promise.all([stores.runs.tally(run.id), run.outcome ?? stores.runs.outcome(run.id), run.endedAt === null ? stores.runs.underWay(run.id, now) : 0]);
  const planned = tally.toDo + tally.acted;
  const { id, kind, state, by, cancelledBy, note, startedAt, endedAt } = run;
  const good = reached(kind, live);
  return {
    id, kind, state, by, cancelledBy, note, startedAt, endedAt, planned,
    total: planned + sumOf(tally.unfit),
    unfit: unfitRows(tally),
    /** Of those planned: acted on, and of these done with. */
    acted: tally.acted,
    settled: Math.max(0, tally.acted - underWay),
    good,
    mixed: run.endedAt !== null && good < planned,
    outcome: statuses.flatMap((status) => (live[status] ? [{ status, count: live[status] }] : [])),
    needAction: needing(live),
  };
}

const needing = (outcome: Readonly<Partial<Record<Status, number>>>): number => needsAction.reduce((sum, status) => sum + (outcome[status] ?? 0), 0);
const sumOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
const unfitRows = ({ unfit }: Tally) => Object.entries(unfit).map(([reason, count]) => ({ reason: reason as keyof Tally['unfit'], count })).sort((a, b) => b.count - a.count);
