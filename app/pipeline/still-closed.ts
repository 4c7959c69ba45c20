import type { Instant } from '~/domain/time';
import type { Verdict } from '~/domain/verdict/verdict';
import type { Conclusion } from './conclusion';
import type { JobOutcome } from './job-outcome';
import type { OrderJob } from './order-job';
import { safetyNetMs } from './pos-access';

/** When an order that waits for its POS comes back by itself; null for those that wait for something else. */
function ownTime({ cause, nextTryAt }: Verdict): Instant | null {
  if (nextTryAt === null) return null;
  if (cause?.code === 'W-POS-OFFLINE') return nextTryAt + safetyNetMs(Date.parse(cause.params.since ?? ''), nextTryAt);
  return cause?.code === 'W-POS-LIMIT' ? nextTryAt : null;
}

/** Woken by its own plan while the POS still may not be called: nothing has changed that Shopify could tell. Thousands of orders wait so in a long outage. */
export const stillClosed = ({ row, work, settings }: OrderJob, conclusion: Conclusion): boolean =>
  row.hash !== null && row.judgedVersion === settings.version && ownTime(conclusion.verdict) !== null && work.dueAt === ownTime(row.verdict);

/** Its page tells the new time; nothing is added to its timeline. */
export async function waitOn(job: OrderJob, { verdict, dueAt }: Conclusion): Promise<JobOutcome> {
  const saved = await job.deps.stores.orders.save(job.row.key, job.lease, { verdict, lastTriedAt: job.deps.clock.now() }, null, []);
  return { dueAt, attempts: 0, error: saved ? (verdict.cause?.code ?? null) : 'lease-lost' };
}
