import type { ClaimedWork } from '~/ports/work-store';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { endSweep, stopSweep } from './sweep-end';
import { openSweep, type SweepJob } from './sweep-job';
import { takePage } from './sweep-page';

/** Then the worker is given back: a first run over many orders must not hold up those of other shops. */
const pagesAPiece = 10;

/** Compares the shop's orders with Shopify's from where the last piece stood. The row makes itself due again, so no timer can be lost. */
export async function sweepShop(deps: Deps, work: ClaimedWork): Promise<JobOutcome> {
  const installation = await deps.stores.installations.byId(work.installationId);
  if (!installation || installation.uninstalledAt) return finished;
  const job = await openSweep(deps, work, installation);
  for (let pages = 0; pages < pagesAPiece; pages += 1) {
    if (!(await deps.stores.work.renew(work.lease, deps.clock.now() + deps.timing.leaseMs))) return lostLease(job);
    const page = await takePage(job);
    if (page.kind === 'lease-lost') return lostLease(job);
    if (page.kind === 'trouble') return stopSweep(job, page.error);
    if (page.kind === 'last') return endSweep(job);
    if (page.restUntil !== null) return { dueAt: page.restUntil, attempts: 0, error: null };
  }
  return { dueAt: deps.clock.now(), attempts: 0, error: null };
}

/** Another worker goes on from where the run stands. */
const lostLease = ({ deps, work }: SweepJob): JobOutcome => ({ dueAt: deps.clock.now(), attempts: work.attempts, error: 'lease-lost' });
