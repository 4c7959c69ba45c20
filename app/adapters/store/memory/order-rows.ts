import { noDecision } from '~/domain/settings/decision';
import type { StockUnits } from '~/domain/posting/stock-units';
import type { Instant } from '~/domain/time';
import { statuses, type Status } from '~/domain/verdict/verdict';
import type { NewTimelineEntry, OrderPatch, OrderRow } from '~/ports/order-store';
import { orderKey, queued } from '../order-key';
import type { Memory, StoredOrder } from './memory';
import { byText, found, keep, moment } from './shared';

export function ensureOrder(memory: Memory, installationId: string, orderId: string, now: Instant): OrderRow {
  const key = orderKey(installationId, orderId);
  const known = memory.orders.get(key);
  if (known) return known.row;
  const firstSeenAt = moment(now);
  const row: OrderRow = keep({
    key, installationId, orderId, name: null, currency: null, purchaseTotal: null, currentTotal: null, placedAt: null, firstSeenAt, shopifyUpdatedAt: null, hash: null,
    decision: noDecision, boundVersion: null, judgedVersion: null, outcome: null, trace: [], gateFacts: null, needs: [], verdict: queued, attempts: 0, lastTriedAt: null, troubleSince: null, begun: false, posNumber: null,
  });
  memory.orders.set(key, { row, sortAt: firstSeenAt });
  return row;
}

const moments = new Set<string>(['placedAt', 'shopifyUpdatedAt', 'lastTriedAt', 'troubleSince'] satisfies (keyof OrderPatch)[]);

/** The order as the patch makes it; only what the patch names is changed. */
export function patched({ row, sortAt }: StoredOrder, { units: _stored, ...patch }: OrderPatch): StoredOrder {
  const next: Record<string, unknown> = { ...row };
  for (const [name, value] of Object.entries(patch)) {
    if (value !== undefined) next[name] = moments.has(name) && typeof value === 'number' ? moment(value) : keep<unknown>(value);
  }
  const changed = Object.freeze(next) as unknown as OrderRow;
  return { row: changed, sortAt: typeof patch.placedAt === 'number' ? moment(patch.placedAt) : sortAt };
}

export const storedOrder = (memory: Memory, key: string): StoredOrder => found(memory.orders.get(key), `order ${key}`);

/** Entries, copied already, stay in the order in which they were written. */
export function addEntries(memory: Memory, key: string, entries: readonly NewTimelineEntry[]): void {
  if (entries.length === 0) return;
  const before = memory.timelines.get(key) ?? [];
  memory.timelines.set(key, before);
  // Not their count: old ones are pruned.
  let next = Number.parseInt(before.at(-1)?.id.slice(key.length + 1) ?? '-1', 10) + 1;
  for (const { at, code, params } of entries) before.push(Object.freeze({ id: `${key}#${String(next++).padStart(8, '0')}`, at: moment(at), code, params }));
}

export function countStatuses(memory: Memory, keys: Iterable<string>): Record<Status, number> {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const key of keys) {
    const status = memory.orders.get(key)?.row.verdict.status;
    if (status) counts[status] += 1;
  }
  return counts;
}

/** By SKU and location, the most first, then by their names. */
export function sumUnits(memory: Memory, keys: Iterable<string>): readonly StockUnits[] {
  const sums = new Map<string, StockUnits>();
  for (const one of [...keys].flatMap((key) => memory.units.get(key) ?? [])) {
    const name = `${one.sku}\n${one.location}`;
    sums.set(name, { ...one, units: (sums.get(name)?.units ?? 0) + one.units });
  }
  return [...sums].sort(([a, one], [b, other]) => other.units - one.units || byText(a, b)).map(([, one]) => one);
}
