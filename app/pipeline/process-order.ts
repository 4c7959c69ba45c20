import type { Order } from '~/domain/order/order';
import type { JournalDocument } from '~/ports/journal-store';
import type { ClaimedWork } from '~/ports/work-store';
import type { Conclusion } from './conclusion';
import { concludeDocuments } from './conclude-documents';
import { concludePosting } from './conclude-posting';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { judgeOrder } from './judge-order';
import { openOrder, type OrderJob } from './order-job';
import { openPos, type PosAccess } from './pos-access';
import { postSale, standingSale } from './post-sale';
import { readAfresh } from './read-afresh';
import { settleOrder } from './settle-order';

/** Long enough that a busy account is not asked about all the time, short enough that it is never idle for want of an order. */
const busyMs = 1_000;

/** The way of one order, from its ring to its verdict. Every early end is a conclusion with a reason. */
export async function processOrder(deps: Deps, work: ClaimedWork): Promise<JobOutcome> {
  const before = await openOrder(deps, work);
  if (!before) return finished;
  // A sale that stands is never sent again, so its orders need no turn at the POS.
  const sale = standingSale(before);
  if (sale) return reviewStanding(before, sale);
  const access = await openPos(deps, before.connection);
  if (access.kind === 'busy') return { dueAt: deps.clock.now() + busyMs, attempts: work.attempts, error: null };
  try {
    // The turn may have been long in coming: settings, decisions and documents are those of now.
    const job = access.kind === 'open' ? await openOrder(deps, work) : before;
    if (!job) return finished;
    const reading = await readAfresh(job);
    if (reading.kind === 'stop') return settleOrder(job, null, reading.conclusion);
    const { order, hash } = reading;
    const judged = judgeOrder(job, order);
    if (judged.kind === 'stop') return settleOrder(job, { order, hash, judged }, judged.conclusion);
    const conclusion = access.kind === 'closed' ? access.conclusion : await carry(job, access, order, job.row.hash !== hash || job.row.judgedVersion !== job.settings.version);
    return conclusion ? settleOrder(job, { order, hash, judged }, conclusion) : lostLease(deps, work);
  } finally {
    if (access.kind === 'open') await access.leave();
  }
}

/** What Shopify has agreed since the sale was posted. Trouble with reading it does not unsay what is in the POS. */
async function reviewStanding(job: OrderJob, sale: JournalDocument): Promise<JobOutcome> {
  const reading = await readAfresh(job);
  if (reading.kind === 'stop') return settleOrder(job, null, { ...reading.conclusion, verdict: job.row.verdict, blockers: [] });
  const { order, hash } = reading;
  const judged = judgeOrder(job, order);
  return settleOrder(job, { order, hash, judged }, judged.kind === 'stop' ? judged.conclusion : concludeDocuments(order, sale));
}

async function carry(job: OrderJob, access: PosAccess, order: Order, changed: boolean): Promise<Conclusion | null> {
  const posted = await postSale(job, access, order, changed);
  return posted && concludePosting(job, access, order, posted);
}

/** Another worker has the order by now and will say how it ended. */
const lostLease = (deps: Deps, work: ClaimedWork): JobOutcome => ({ dueAt: deps.clock.now() + busyMs, attempts: work.attempts, error: 'lease-lost' });
