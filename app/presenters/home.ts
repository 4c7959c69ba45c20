import type { CheckResult } from '~/domain/checks/check';
import type { SweepRun } from '~/domain/sweep/sweep';
import type { Instant } from '~/domain/time';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Installation } from '~/ports/installation-store';
import type { OrderStore } from '~/ports/order-store';
import { presentBacklog } from './backlog';
import { dayIn, startOfDay, zoneOr } from './calendar';
import { summaryOf } from './comparison';
import { groupProblems } from './group-problems';
import { presentIndicator } from './indicator';
import { countOf } from './order-views';
import { unfinishedRuns } from './runs';
import type { ReadStores } from './read-stores';

const dayMs = 86_400_000;
const mostProblems = 5;
/** Far enough back to find one that succeeded. */
const runsLooked = 50;

/** Are my online orders reaching the POS, and do I need to do anything? */
export async function presentHome(
  stores: ReadStores,
  installation: Installation,
  posName: (kind: string) => string,
  now: Instant,
) {
  const { id } = installation;
  const zone = zoneOr(installation.timeZone);
  const days = { today: dayIn(now, zone), weekAgo: dayIn(now - 6 * dayMs, zone) };
  const [indicator, counts, connection, settings, problems, checks, deliveries, sweep, runs, last, inPosToday, inPosWeek] =
    await Promise.all([
      presentIndicator(stores, id, now),
      stores.orders.counts(id),
      stores.connections.current(id),
      stores.installations.settings(id),
      stores.problems.open(id),
      stores.problems.checks(id),
      stores.inbox.lastDeliveries(installation.shop),
      stores.sweeps.read(id),
      stores.sweeps.runs(id, runsLooked),
      stores.orders.list({ installationId: id, statuses: ['in_pos', 'partly'], limit: 1 }),
      inPosSince(stores.orders, id, startOfDay(days.today, zone) ?? now),
      inPosSince(stores.orders, id, startOfDay(days.weekAgo, zone) ?? now),
    ]);
  const backlog = await presentBacklog(stores, id, connection, now);
  const unfinished = await unfinishedRuns(stores, id, now);
  const grouped = await groupProblems(problems, stores.orders, now);
  const lastOrder = last.rows[0];
  const { pos, download } = settings.settings;
  const connected = connection !== null && connection.state !== 'disconnected';
  const steps = [
    { step: 'connect' as const, done: connected, to: '/app/settings/connection' },
    { step: 'orders' as const, done: connected && download.startDate !== null, to: '/app/settings/orders' },
    {
      step: 'places' as const,
      done: connected && pos.stationId !== null && pos.defaultLocationId !== null,
      to: '/app/settings/locations',
    },
    { step: 'first' as const, done: countOf(counts, ['in_pos', 'partly']) > 0, to: '/app/dry-run' },
  ];
  return {
    now,
    indicator,
    backlog,
    days,
    currency: installation.currency,
    account: connected ? { pos: posName(connection.account.kind), account: connection.account.account } : null,
    lastOrder: lastOrder
      ? { name: lastOrder.name ?? lastOrder.orderId, at: lastOrder.lastTriedAt ?? lastOrder.firstSeenAt }
      : null,
    ...lastRuns(runs),
    lastCheckAt: newest(checks.map((check) => check.checkedAt)),
    comparison: summaryOf(sweep),
    lastWebhookAt: newest(Object.values(deliveries)),
    problems: grouped.slice(0, mostProblems).map((problem) => ({ ...problem, ...stakesOf(checks, problem.cause.code, problem.subject) })),
    runs: unfinished,
    moreProblems: Math.max(0, grouped.length - mostProblems),
    figures: {
      inPosToday,
      inPosWeek,
      waiting: countOf(counts, ['waiting', 'confirming']),
      blocked: counts.blocked,
      skipped: counts.skipped,
      others: countOf(counts, ['pending_pos', 'reconcile']),
    },
    guide: steps.every((step) => step.done) ? null : steps,
  };
}

/** That it runs and that it succeeds are two things; either may never have happened. */
export const lastRuns = (runs: readonly SweepRun[]) => ({
  lastRunAt: newest(runs.map((run) => run.startedAt)),
  lastSuccessAt: newest(runs.flatMap((run) => (run.state === 'done' && run.endedAt !== null ? [run.endedAt] : []))),
});

/** What the check of a problem knows beyond the orders that are tied to it. */
function stakesOf(checks: readonly CheckResult[], code: CauseCode, subject: string) {
  const check = checks.find((one) => one.result === 'failed' && one.cause?.code === code && one.subject === subject);
  return { keeps: check?.keeps ?? null, expected: check?.expected ?? 0 };
}

/** By the day they were placed, as the Orders page filters. */
const inPosSince = async (orders: Pick<OrderStore, 'keys'>, installationId: string, from: Instant): Promise<number> =>
  (await orders.keys({ installationId, statuses: ['in_pos'], from })).length;

const newest = (times: readonly Instant[]): Instant | null => (times.length > 0 ? Math.max(...times) : null);
