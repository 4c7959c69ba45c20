import type { JudgedOrder, OrderPatch, OrderQuery, OrderRow, OrderStore } from '~/ports/order-store';
import { readPlace, writePlace, type Place } from '../place';
import type { Memory, StoredOrder } from './memory';
import { addEntries, countStatuses, ensureOrder, patched, storedOrder, sumUnits } from './order-rows';
import { replaceBlockers } from './problems';
import { byText, fenced, keep, promised } from './shared';

const byPlaced = (a: StoredOrder, b: StoredOrder): number => a.sortAt - b.sortAt || byText(a.row.key, b.row.key);

function fits({ row, sortAt }: StoredOrder, query: Omit<OrderQuery, 'limit' | 'cursor'>): boolean {
  const text = query.text?.trim().toLowerCase();
  const contains = (value: string | null): boolean => value?.toLowerCase().includes(text ?? '') ?? false;
  return row.installationId === query.installationId
    && (!query.statuses || query.statuses.includes(row.verdict.status))
    && (!query.cause || row.verdict.cause?.code === query.cause)
    && (query.from === undefined || sortAt >= query.from) && (query.to === undefined || sortAt <= query.to)
    && (!text || contains(row.name) || contains(row.posNumber) || row.orderId.toLowerCase().endsWith(`/${text}`));
}

/** Whether an order is one of the problem's, or of the run's, that the query asks for. */
function namedBy(memory: Memory, { installationId, problem, run }: Omit<OrderQuery, 'limit' | 'cursor'>): (key: string) => boolean {
  const [name, row] = [...(memory.problems.get(installationId) ?? [])].find(([, one]) => one.id === problem) ?? [];
  const waits = memory.blocked.get(installationId)?.get(name ?? '');
  return (key) => (!problem || (row !== undefined && (waits?.has(key) || row.freed.has(key)))) && (!run || (memory.bulk.get(run)?.members.has(key) ?? false));
}

/** The page's last row, as text that an address can carry. */
const isBefore = ({ row, sortAt }: StoredOrder, place: Place | null): boolean => place === null || sortAt < place.sortAt || (BigInt(sortAt) === place.sortAt && row.key < place.key);

const trialOf = ({ row: { key, currency, currentTotal, decision, boundVersion, begun, gateFacts } }: StoredOrder): JudgedOrder => ({ key, currency, currentTotal, decision, boundVersion, begun, gateFacts });

/** Judged by settings that are no longer the newest, an order is not bound to them. */
function bindable(memory: Memory, row: OrderRow, patch: OrderPatch): OrderPatch {
  const newest = memory.settings.get(row.installationId)?.at(-1)?.version ?? 0;
  const judged = patch.judgedVersion === undefined ? row.judgedVersion : patch.judgedVersion;
  if (patch.boundVersion === undefined || judged === null || newest <= judged) return patch;
  const { boundVersion: _dropped, ...rest } = patch;
  return rest;
}

export const memoryOrderStore = (memory: Memory): OrderStore => {
  function fitting(query: Omit<OrderQuery, 'limit' | 'cursor'>): StoredOrder[] {
    const named = namedBy(memory, query);
    return [...memory.orders.values()].filter((one) => fits(one, query) && named(one.row.key)).sort(byPlaced);
  }

  const pageOf = <T>({ cursor, limit, ...query }: OrderQuery, read: (order: StoredOrder) => T): { rows: readonly T[]; next: string | null } => {
    const place = cursor ? readPlace(cursor) : null;
    const rest = fitting(query).reverse().filter((one) => isBefore(one, place));
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return { rows: page.map(read), next: rest.length > limit && last ? writePlace(last.sortAt, last.row.key) : null };
  };

  return promised<OrderStore>({
    get: (key) => memory.orders.get(key)?.row ?? null,

    ensure: (installationId, orderId, now) => ensureOrder(memory, installationId, orderId, now),

    save: (key, lease, patch, blockers, entries) =>
      fenced(memory, lease, () => {
        const before = storedOrder(memory, key);
        const order = patched(before, bindable(memory, before.row, patch));
        const [ties, lines, units] = [keep(blockers), keep(entries), keep(patch.units)];
        if (units && new Set(units.map(({ sku, location }) => `${sku}\n${location}`)).size < units.length) throw new Error('units of one SKU told twice');
        memory.orders.set(key, order);
        if (units) memory.units.set(key, units);
        if (ties) replaceBlockers(memory, order.row.installationId, key, ties, patch.lastTriedAt ?? order.row.firstSeenAt);
        addEntries(memory, key, lines);
      }),

    decide(key, decision, entry) {
      const [order, line] = [patched(storedOrder(memory, key), { decision }), keep(entry)];
      memory.orders.set(key, order);
      addEntries(memory, key, [line]);
    },

    tell(keys, entry) {
      const line = keep(entry);
      for (const key of keys) addEntries(memory, key, [line]);
    },

    unbind(installationId, which) {
      const freed = fitting({ installationId, statuses: which });
      for (const order of freed) memory.orders.set(order.row.key, patched(order, { boundVersion: null }));
      return freed.map(({ row }) => row.key);
    },

    keys: (query) => fitting(query).map(({ row }) => row.key),

    list: (query) => pageOf(query, ({ row }) => row),

    judged: (query) => pageOf(query, trialOf),

    counts: (installationId) => countStatuses(memory, [...memory.orders.values()].flatMap(({ row }) => (row.installationId === installationId ? [row.key] : []))),

    units: (query) => sumUnits(memory, fitting(query).map(({ row }) => row.key)),

    timeline: (key) => [...(memory.timelines.get(key) ?? [])],
  });
};
