import { needsOf } from '~/domain/checks/order-needs';
import { formatMinor } from '~/domain/money/format';
import type { Order } from '~/domain/order/order';
import { isAtRisk, stockUnits } from '~/domain/posting/stock-units';
import { writeGateFacts } from '~/domain/settings/gate-facts';
import type { OrderPatch } from '~/ports/order-store';
import { ringChecks } from './check-schedule';
import type { Conclusion } from './conclusion';
import type { JobOutcome } from './job-outcome';
import { carriesOurMark, type Judged } from './judge-order';
import { note, type OrderJob } from './order-job';

export interface Story {
  readonly order: Order;
  readonly hash: string;
  readonly judged: Judged;
}

/** Long enough to gather what many orders meet at once into one round of questions. */
const soonMs = 60_000;

/** Writes what the run found: the order's row, what holds it, and the lines of its timeline, in one fenced transaction. */
export async function settleOrder(job: OrderJob, story: Story | null, conclusion: Conclusion): Promise<JobOutcome> {
  const { deps, row } = job;
  const now = deps.clock.now();
  const attempts = conclusion.countsAsTry ? row.attempts + 1 : 0;
  tellTimeline(job, conclusion);
  const patch: OrderPatch = {
    ...(story ? readingOf(story, job) : {}),
    verdict: conclusion.verdict,
    attempts,
    lastTriedAt: now,
    troubleSince: conclusion.countsAsTry ? (row.troubleSince ?? now) : null,
    ...(await unitsOf(job, story, conclusion)),
    ...conclusion.patch,
  };
  const saved = await deps.stores.orders.save(row.key, job.lease, patch, conclusion.blockers, job.entries);
  // A problem is asked about soon, not only at the next full round of checks. One that the checks have just let go and that is met again
  // is no news: a ring while they still run would run them at once, which would let it go at once, without end.
  const isNews = conclusion.verdict.cause?.code !== row.verdict.cause?.code;
  if (saved && isNews && conclusion.blockers.some(({ cause }) => cause.code !== 'N-IDENTITY')) await ringChecks(deps, row.installationId, now + Math.min(soonMs, deps.timing.recheckMs));
  const cause = conclusion.verdict.cause?.code ?? null;
  const told = { attempts, ...(story ? { placedAt: story.order.processedAt } : {}) };
  if (!saved) return { ...told, dueAt: now, error: 'lease-lost' };
  const dueAt = conclusion.dueAt ?? ((await isOutdated(job, conclusion)) ? now : null);
  return { ...told, dueAt, error: cause, deadSince: cause === 'E-GAVE-UP' ? now : null };
}

/** Whoever changed the settings meanwhile found the order in hand and not stopped, and rang for the others alone. Found by seed 6011022 of the simulation. */
const isOutdated = async ({ deps, row, settings }: OrderJob, { verdict: { status } }: Conclusion): Promise<boolean> =>
  status !== 'in_pos' && (await deps.stores.installations.settings(row.installationId)).version > settings.version;

/** Written where an order is in trouble or was: most never are. The run may have frozen or finished documents since it began. */
async function unitsOf({ deps, row, settings }: OrderJob, story: Story | null, { verdict: { status } }: Conclusion): Promise<OrderPatch> {
  if (!isAtRisk(status)) return isAtRisk(row.verdict.status) ? { units: [] } : {};
  if (!story) return {};
  const documents = (await deps.stores.journal.documents(row.key)).filter((one) => one.state !== 'thawed');
  return { units: stockUnits(status, story.order, documents.map(({ document, mapping, state }) => ({ document, mapping, finished: state === 'posted' })), settings.settings.pos) };
}

/** Bound once, and never again to what it was bound to: a release may have freed it since the run began. */
function readingOf(story: Story, job: OrderJob): OrderPatch {
  const { order, hash, judged } = story;
  const { outcome, trace } = judged.judgement;
  const goes = outcome.kind === 'download';
  return {
    name: order.name,
    currency: order.currency,
    purchaseTotal: formatMinor(order.totals.originalTotal, order.currency),
    currentTotal: formatMinor(order.totals.currentTotal, order.currency),
    placedAt: order.processedAt,
    shopifyUpdatedAt: order.updatedAt,
    hash, outcome, trace,
    gateFacts: writeGateFacts({ order, ours: carriesOurMark(order) }),
    needs: needsOf(order),
    judgedVersion: job.settings.version,
    ...(goes || job.row.boundVersion === null ? { boundVersion: goes ? null : job.settings.version } : {}),
  };
}

function tellTimeline(job: OrderJob, { verdict, blockers, dueAt }: Conclusion): void {
  if (verdict.status === 'blocked' && blockers.length > 0) note(job, 'checks.blocked', { codes: [...new Set(blockers.map((blocker) => blocker.cause.code))].join(', ') });
  if (dueAt !== null && verdict.cause) note(job, 'try.planned', { at: new Date(dueAt).toISOString(), code: verdict.cause.code });
}
