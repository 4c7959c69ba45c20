import { statuses, type Status } from '~/domain/verdict/verdict';
import type { JudgedOrder, OrderPatch, OrderQuery, OrderRow, OrderStore } from '~/ports/order-store';
import type { Memory, StoredOrder } from './memory';
import { addEntries, ensureOrder, patched, storedOrder } from './order-rows';
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

/** The page's last row, as text that an address can carry. */
const cursorOf = ({ row, sortAt }: StoredOrder): string => Buffer.from(JSON.stringify([String(sortAt), row.key])).toString('base64url');

function isAfter({ row, sortAt }: StoredOrder, cursor: string): boolean {
  const [time, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
  const at = Number(time);
  return sortAt < at || (sortAt === at && row.key < key);
}

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
  const fitting = (query: Omit<OrderQuery, 'limit' | 'cursor'>): StoredOrder[] => [...memory.orders.values()].filter((one) => fits(one, query)).sort(byPlaced);

  const pageOf = <T>({ cursor, limit, ...query }: OrderQuery, read: (order: StoredOrder) => T): { rows: readonly T[]; next: string | null } => {
    const rest = fitting(query).reverse().filter((one) => !cursor || isAfter(one, cursor));
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return { rows: page.map(read), next: rest.length > limit && last ? cursorOf(last) : null };
  };

  return promised<OrderStore>({
    get: (key) => memory.orders.get(key)?.row ?? null,

    ensure: (installationId, orderId, now) => ensureOrder(memory, installationId, orderId, now),

    save: (key, lease, patch, blockers, entries) =>
      fenced(memory, lease, () => {
        const before = storedOrder(memory, key);
        const order = patched(before, bindable(memory, before.row, patch));
        const [ties, lines] = [keep(blockers), keep(entries)];
        memory.orders.set(key, order);
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

    counts(installationId) {
      const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
      for (const { row } of memory.orders.values()) if (row.installationId === installationId) counts[row.verdict.status] += 1;
      return counts;
    },

    timeline: (key) => [...(memory.timelines.get(key) ?? [])],
  });
};
