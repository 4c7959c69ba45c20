import type { Position, SweepRun } from '~/domain/sweep/sweep';
import { covering } from '~/domain/sweep/window';
import type { ShopifyError } from '~/ports/order-source';
import { ringChecks } from './check-schedule';
import type { JobOutcome } from './job-outcome';
import type { SweepJob } from './sweep-job';

/** Shopify refuses us until a person does something: asked seldom, so that no shop's refusal becomes a storm. */
const refusedMs = 15 * 60_000;
const restFirstMs = 30_000;
const restMostMs = 10 * 60_000;

/** The window is compared to its end. The next run begins where this one began, for what has changed since. */
export async function endSweep({ deps, work, run, coverage, hearing, installation }: SweepJob): Promise<JobOutcome> {
  const now = deps.clock.now();
  const done: SweepRun = { ...run, state: 'done', endedAt: now, movedAt: now };
  await deps.stores.sweeps.save(work.lease, done, covering(coverage, run));
  const { listed, fresh, changed, missed } = run.counts;
  deps.log.info('sweep.done', { installationId: installation.id, run: run.id, trigger: run.trigger, listed, fresh, changed, missed, ms: now - run.startedAt });
  if (hearing.missed > 0 || run.trigger !== 'schedule') await ringChecks(deps, installation.id, now);
  return { dueAt: Math.max(now, run.startedAt + deps.timing.sweepMs), attempts: 0, error: null };
}

/** The run keeps its place and goes on from there. Being asked to wait is no trouble. */
export async function stopSweep(job: SweepJob, error: ShopifyError): Promise<JobOutcome> {
  const { deps, work, run, installation } = job;
  const now = deps.clock.now();
  if (error.kind === 'throttled') return { dueAt: Math.max(now, error.until), attempts: 0, error: error.kind };
  const stopped: SweepRun = {
    ...run, state: 'stopped', trouble: error.kind, detail: detailOf(error), stops: run.stops + 1,
    counts: { ...run.counts, failed: run.counts.failed + 1 },
    position: error.kind === 'unreadable' ? withoutCursor(run.position) : run.position,
  };
  await deps.stores.sweeps.save(work.lease, stopped);
  deps.log.warn('sweep.stopped', { installationId: installation.id, run: run.id, trouble: error.kind, detail: stopped.detail, stops: stopped.stops });
  const refused = error.kind === 'unauthorised' || error.kind === 'forbidden';
  if (refused && run.stops === 0) await ringChecks(deps, installation.id, now);
  return { dueAt: now + (refused ? refusedMs : Math.min(restFirstMs * 2 ** Math.min(run.stops, 10), restMostMs)), attempts: 0, error: error.kind };
}

/** Shopify may no longer know its own cursor; the list is then begun anew from the newest time reached, which passes nothing. */
const withoutCursor = ({ since, cursor, reached }: Position): Position => (cursor === null ? { since, cursor, reached } : { since: reached, cursor: null, reached });

function detailOf(error: ShopifyError): string | null {
  switch (error.kind) {
    case 'unreachable':
      return error.detail;
    case 'forbidden':
      return error.scope;
    case 'unreadable':
      return `${error.field}: ${error.detail}`;
    default:
      return null;
  }
}
