import type { DownloadSettings } from '../settings/settings';
import type { Instant } from '../time';
import { nothingYet, type Counts, type Hearing } from './sweep';

/** One line of Shopify's list. What could not be read is null, and then counts as changed: better read once too often. */
export interface ListedOrder {
  readonly id: string;
  readonly createdAt: Instant | null;
  readonly processedAt: Instant | null;
  readonly updatedAt: Instant | null;
  readonly test: boolean;
}

export interface KnownOrder {
  /** Shopify's updatedAt as it was read last; null = never read. */
  readonly readAt: Instant | null;
  /** Due, and in nobody's hand: it is going to be read anyway. A lease that ran out is a hand still: whoever holds it may wake up with an old reading. */
  readonly queued: boolean;
}

export interface Compared {
  /** Orders to be read, oldest first. */
  readonly due: readonly { readonly id: string; readonly fresh: boolean }[];
  readonly counts: Counts;
  readonly newestMissed: Instant | null;
}

/** Webhooks are on their way for a moment; what is younger is not called missed. */
const underwayMs = 2 * 60_000;

interface Beside {
  readonly hearing: Hearing;
  readonly download: DownloadSettings;
  readonly now: Instant;
}

/** Which orders of a page Shopify knows better than we do. The others cost nothing. */
export function comparePage(listed: readonly ListedOrder[], known: ReadonlyMap<string, KnownOrder>, beside: Beside): Compared {
  const fresh = listed.filter((order) => !known.has(order.id));
  const changed = listed.filter((order) => {
    const row = known.get(order.id);
    return row && !row.queued && (row.readAt === null || order.updatedAt === null || order.updatedAt > row.readAt);
  });
  const missed = fresh.filter((order) => isMissed(order, beside));
  const due = listed.filter((order) => fresh.includes(order) || changed.includes(order));
  return {
    due: due.map((order) => ({ id: order.id, fresh: fresh.includes(order) })),
    counts: { ...nothingYet, listed: listed.length, fresh: fresh.length, changed: changed.length, missed: missed.length },
    newestMissed: missed.reduce<Instant | null>((newest, order) => Math.max(newest ?? 0, order.createdAt ?? 0), null),
  };
}

/**
 * Placed while webhooks could be expected, and eligible. Only orders without a row count: a row is made with its first delivery,
 * while `updatedAt` of a known order may move without any webhook.
 */
function isMissed({ createdAt, processedAt, test }: ListedOrder, { hearing, download, now }: Beside): boolean {
  if (createdAt === null || createdAt < hearing.since || createdAt > now - underwayMs) return false;
  if (!download.orders || (test && !download.testOrders)) return false;
  return download.startDate === null || (processedAt ?? createdAt) >= download.startDate;
}

export const addCounts = (one: Counts, other: Counts): Counts => ({
  listed: one.listed + other.listed, fresh: one.fresh + other.fresh, changed: one.changed + other.changed,
  missed: one.missed + other.missed, failed: one.failed + other.failed,
});
