import type { JournalDocument } from '~/ports/journal-store';
import type { StepFacts } from '~/domain/posting/step';
import type { StandingSale } from '~/ports/pos-gateway';
import type { OrderJob } from './order-job';
import type { PosAccess } from './pos-access';

/** One document's way into the POS, under the order's lease and the account's. */
export interface Posting {
  readonly job: OrderJob;
  readonly access: PosAccess;
  /** What the journal knows of the order's sale, for documents that follow it. */
  readonly sale: StandingSale | null;
  readonly requestTimeoutMs: number;
  /** After this long without an answer a "none" from the POS can be believed: request time-out and settle time together. */
  readonly settledAfterMs: number;
}

export function openPosting(job: OrderJob, access: PosAccess, sale: JournalDocument | null): Posting {
  const { timing } = job.deps;
  const requestTimeoutMs = timing.requestTimeoutMs ?? access.gateway.manifest.requestTimeoutMs;
  const settleMs = timing.settleMs ?? access.gateway.manifest.settleMs;
  return { job, access, sale: sale && asStanding(sale), requestTimeoutMs, settledAfterMs: requestTimeoutMs + settleMs };
}

export const asStanding = ({ posId, number, steps }: JournalDocument): StandingSale => ({ posId, number, facts: Object.assign({}, ...steps.map((step) => step.facts)) as StepFacts });

/**
 * Makes sure that both leases outlive one request, renewing them where they do not.
 * Answers the monotonic moment before which the bytes have to leave, or null when a lease was lost.
 */
export async function keepLease(posting: Posting): Promise<number | null> {
  const { job, access, requestTimeoutMs } = posting;
  const { clock, stores, timing } = job.deps;
  const monotonic = clock.monotonic();
  // By the monotonic clock: the wall's may be set back meanwhile, and would have it last for hours. Found by seed 7025819 of the simulation.
  const left = job.leasedSince + timing.leaseMs - monotonic;
  // Renewed at half its time, so that a document of many steps does not renew before each.
  if (left < Math.max(requestTimeoutMs, timing.leaseMs / 2)) {
    const until = clock.now() + timing.leaseMs;
    if (!(await stores.work.renew(job.lease, until)) || !(await access.renew(until))) return null;
    job.lease = { ...job.lease, until };
    job.leasedSince = monotonic;
  }
  return job.leasedSince + timing.leaseMs - requestTimeoutMs;
}
