import type { Order } from '~/domain/order/order';
import type { WorkInHand } from '~/ports/work-store';
import { adoptSale, changedAfterStart } from './adopt-sale';
import { begunBefore, mayHaveBegun } from './begun-before';
import { asPartly, waiting, type Conclusion } from './conclusion';
import { carryLater } from './carry-later';
import { carrySale, saleIn, standingSale } from './carry-sale';
import { concludeError } from './conclude-error';
import { concludeDocuments } from './conclude-documents';
import { concludePosting } from './conclude-posting';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';
import { judgeOrder } from './judge-order';
import { openOrder, type OrderJob } from './order-job';
import { openPos, type PosAccess, type PosAccessOutcome } from './pos-access';
import { laterWork } from './later-work';
import { readAfresh } from './read-afresh';
import { settleOrder, type Story } from './settle-order';
import { stillClosed, waitOn } from './still-closed';

/** Until whoever has the order by now has surely written something of it. */
const lostLeaseMs = 1_000;

/** The way of one order, from its ring to its verdict. Every early end is a conclusion with a reason. */
export async function processOrder(deps: Deps, work: WorkInHand): Promise<JobOutcome> {
  const before = await openOrder(deps, work);
  if (!before) return finished;
  // A sale that stands is never sent again: without anything new of its order, no turn at the POS is needed.
  const reviewed = standingSale(before) ? await reviewStanding(before) : null;
  if (reviewed) return reviewed;
  const access = await openPos(deps, before.connection);
  // It keeps its place: orders that became due after it do not pass it.
  if (access.kind === 'busy') return { dueAt: work.dueAt, attempts: work.attempts, error: null };
  if (access.kind === 'closed' && stillClosed(before, access.conclusion)) return waitOn(before, access.conclusion);
  try {
    // The turn may have been long in coming: settings, decisions and documents are those of now.
    const job = access.kind === 'open' ? await openOrder(deps, work) : before;
    if (!job) return finished;
    const reading = await readAfresh(job);
    if (reading.kind === 'stop') return await settleOrder(job, null, keepStanding(job, reading.conclusion));
    const { order, hash } = reading;
    const judged = judgeOrder(job, order);
    if (changedAfterStart(job, order, judged)) return await reclaim(job, access, { order, hash, judged });
    if (judged.kind === 'stop') return await (mayHaveBegun(job, order, hash, judged) ? resumeBegun(job, access, { order, hash, judged }, judged.conclusion) : settleOrder(job, { order, hash, judged }, judged.conclusion));
    const conclusion = access.kind === 'closed' ? access.conclusion : await carry(job, access, order, job.row.hash !== hash || job.row.judgedVersion !== job.settings.version);
    return conclusion ? await settleOrder(job, { order, hash, judged }, asPartly(conclusion, saleIn(job.documents))) : lostLease(deps, work);
  } finally {
    if (access.kind === 'open') await access.leave();
  }
}

/** Trouble with reading does not unsay what is in the POS. */
const keepStanding = (job: OrderJob, conclusion: Conclusion): Conclusion => (standingSale(job) ? { ...conclusion, verdict: job.row.verdict, blockers: [] } : conclusion);

/** What Shopify has agreed since the sale was posted; null where that has to go to the POS. */
async function reviewStanding(job: OrderJob): Promise<JobOutcome | null> {
  const reading = await readAfresh(job);
  if (reading.kind === 'stop') return settleOrder(job, null, keepStanding(job, reading.conclusion));
  const { order, hash } = reading;
  const judged = judgeOrder(job, order);
  if (judged.kind === 'stop') return settleOrder(job, { order, hash, judged }, judged.conclusion);
  const work = laterWork(order, job.documents);
  if (!work.ok || work.value.kind !== 'none') return null;
  return settleOrder(job, { order, hash, judged }, concludeDocuments(order, job.documents, work.value.waiting, job.deps.clock.now()));
}

/** What an earlier installation posted is taken over; the order comes back at once with all that followed. */
async function reclaim(job: OrderJob, access: Exclude<PosAccessOutcome, { kind: 'busy' }>, story: Story): Promise<JobOutcome> {
  const adopted = access.kind === 'closed' ? access.conclusion : await adoptSale(job, access, story.order);
  if (adopted === null) return lostLease(job.deps, job.work);
  return settleOrder(job, story, adopted === 'adopted' ? queuedAgain(job) : adopted);
}

/** What a lost journal had begun goes on, whatever stops the order today; it comes back at once. */
async function resumeBegun(job: OrderJob, access: Exclude<PosAccessOutcome, { kind: 'busy' }>, story: Story, stop: Conclusion): Promise<JobOutcome> {
  if (access.kind === 'closed') return settleOrder(job, story, access.conclusion);
  const begun = await begunBefore(job, access, story.order);
  if (begun.ok) return settleOrder(job, story, begun.value ? queuedAgain(job) : stop);
  const conclusion = await concludeError(job, access, story.order, null, null, begun.error);
  return conclusion ? settleOrder(job, story, conclusion) : lostLease(job.deps, job.work);
}

const queuedAgain = ({ deps }: OrderJob): Conclusion => waiting('W-QUEUED', {}, deps.clock.now(), { patch: { begun: true } });

async function carry(job: OrderJob, access: PosAccess, order: Order, changed: boolean): Promise<Conclusion | null> {
  if (!standingSale(job)) {
    const carried = await carrySale(job, access, order, changed);
    const concluded = carried && (await concludePosting(job, access, order, carried));
    if (concluded !== 'stands') return concluded;
  }
  return carryLater(job, access, order, changed);
}

/** Another worker has the order by now and will say how it ended. */
const lostLease = (deps: Deps, work: WorkInHand): JobOutcome => ({ dueAt: deps.clock.now() + lostLeaseMs, attempts: work.attempts, error: 'lease-lost' });
