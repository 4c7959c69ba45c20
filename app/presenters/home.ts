import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { OrderStore } from '~/ports/order-store';
import { presentBacklog } from './backlog';
import { dayIn, startOfDay, zoneOr } from './calendar';
import { summaryOf } from './comparison';
import { groupProblems } from './group-problems';
import { presentIndicator } from './indicator';
import { countOf } from './order-views';
import type { ReadStores } from './read-stores';

const dayMs = 86_400_000;
const mostProblems = 5;

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
  const [indicator, counts, connection, settings, problems, checks, deliveries, sweep, last, inPosToday, inPosWeek] =
    await Promise.all([
      presentIndicator(stores, id, now),
      stores.orders.counts(id),
      stores.connections.current(id),
      stores.installations.settings(id),
      stores.problems.open(id),
      stores.problems.checks(id),
      stores.inbox.lastDeliveries(installation.shop),
      stores.sweeps.read(id),
      stores.orders.list({ installationId: id, statuses: ['in_pos', 'partly'], limit: 1 }),
      inPosSince(stores.orders, id, startOfDay(days.today, zone) ?? now),
      inPosSince(stores.orders, id, startOfDay(days.weekAgo, zone) ?? now),
    ]);
  const backlog = await presentBacklog(stores, id, connection, now);
  const grouped = await groupProblems(problems, stores.orders);
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
    lastCheckAt: newest(checks.map((check) => check.checkedAt)),
    comparison: summaryOf(sweep),
    lastWebhookAt: newest(Object.values(deliveries)),
    problems: grouped.slice(0, mostProblems),
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

/** By the day they were placed, as the Orders page filters. */
const inPosSince = async (orders: Pick<OrderStore, 'keys'>, installationId: string, from: Instant): Promise<number> =>
  (await orders.keys({ installationId, statuses: ['in_pos'], from })).length;

const newest = (times: readonly Instant[]): Instant | null => (times.length > 0 ? Math.max(...times) : null);
