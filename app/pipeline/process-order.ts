import type { Order } from '~/domain/order/order';
import type { ClaimedWork } from '~/ports/work-store';
import type { Conclusion } from './conclusion';
import { concludePosting } from './conclude-posting';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { judgeOrder } from './judge-order';
import { openOrder, type OrderJob } from './order-job';
import { openPos, type PosAccess } from './pos-access';
import { postSale } from './post-sale';
import { readAfresh } from './read-afresh';
import { settleOrder } from './settle-order';

/** Long enough that a busy account is not asked about all the time, short enough that it is never idle for want of an order. */
const busyMs = 1_000;

/** The way of one order, from its ring to its verdict. Every early end is a conclusion with a reason. */
export async function processOrder(deps: Deps, work: ClaimedWork): Promise<JobOutcome> {
  const job = await openOrder(deps, work);
  if (!job) return finished;
  const access = await openPos(deps, job.connection);
  if (access.kind === 'busy') return { dueAt: deps.clock.now() + busyMs, attempts: work.attempts, error: null };
  try {
    const reading = await readAfresh(job);
    if (reading.kind === 'stop') return settleOrder(job, null, reading.conclusion);
    const { order, hash } = reading;
    const judged = judgeOrder(job, order);
    if (judged.kind === 'stop') return settleOrder(job, { order, hash, judged }, judged.conclusion);
    const conclusion = access.kind === 'closed' ? access.conclusion : await carry(job, access, order);
    return conclusion ? settleOrder(job, { order, hash, judged }, conclusion) : lostLease(deps, work);
  } finally {
    if (access.kind === 'open') await access.leave();
  }
}

async function carry(job: OrderJob, access: PosAccess, order: Order): Promise<Conclusion | null> {
  const posted = await postSale(job, access, order);
  return posted && concludePosting(job, access, order, posted);
}

/** Another worker has the order by now and will say how it ended. */
const lostLease = (deps: Deps, work: ClaimedWork): JobOutcome => ({ dueAt: deps.clock.now() + busyMs, attempts: work.attempts, error: 'lease-lost' });
