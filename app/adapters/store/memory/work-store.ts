import type { Instant } from '~/domain/time';
import type { WorkRef, WorkStore } from '~/ports/work-store';
import { newId, type Memory, type WorkRow } from './memory';
import { keep, moment, momentOrNull, promised } from './shared';
import { bySoonest, countDue, firstDue, isClaimable, setDue } from './waiting-rows';

type RingRow = Parameters<WorkStore['ring']>[0][number];

const asRef = (row: WorkRow): WorkRef => ({ key: row.key, name: row.name, installationId: row.installationId, ring: row.ring, dueAt: row.dueAt ?? 0 });

export function ringRow(memory: Memory, { key, name, installationId, dueAt, payload = {} }: RingRow): WorkRef {
  const due = moment(dueAt);
  const known = memory.work.get(key);
  const row = known ?? { key, name, installationId, payload: keep(payload), ring: 0, dueAt: null, leaseToken: null, leaseUntil: 0, attempts: 0, lastError: null };
  if (!known) memory.work.set(key, row);
  row.ring += 1;
  if (row.dueAt === null || row.dueAt > due) setDue(memory, row, due);
  return asRef(row);
}

const held = (memory: Memory, key: string, token: string): WorkRow | null => {
  const row = memory.work.get(key);
  return row?.leaseToken === token ? row : null;
};

export const memoryWorkStore = (memory: Memory): WorkStore => promised<WorkStore>({
  ring: (rows) => rows.map((row) => ({ ...row, dueAt: moment(row.dueAt), payload: keep(row.payload ?? {}) })).map((row) => ringRow(memory, row)),

  claim(key, now, leaseMs) {
    const row = memory.work.get(key);
    if (!row || !isClaimable(row, moment(now))) return null;
    const lease = { key, token: newId(memory, 'lease'), until: now + leaseMs };
    row.leaseToken = lease.token;
    row.leaseUntil = moment(lease.until);
    return { ...asRef(row), lease, attempts: row.attempts, payload: row.payload };
  },

  due(now, limit) {
    const lists = [...memory.waiting.values()].flatMap((names) => [...names.values()]);
    const turns = lists.flatMap((rows) => firstDue(rows, moment(now), limit).map((row, turn) => ({ row, turn })));
    return turns.sort((a, b) => a.turn - b.turn || bySoonest(a.row, b.row)).slice(0, limit).map(({ row }) => asRef(row));
  },

  renew(lease, until) {
    const row = held(memory, lease.key, lease.token);
    if (row) row.leaseUntil = moment(until);
    return row !== null;
  },

  finish(claimed, next) {
    const row = held(memory, claimed.key, claimed.lease.token);
    if (!row) return 'lease-lost';
    const dueAt = momentOrNull(next.dueAt);
    Object.assign(row, { leaseToken: null, leaseUntil: 0, attempts: next.attempts, lastError: next.error });
    if (row.ring !== claimed.ring) return 'rung';
    setDue(memory, row, dueAt);
    return 'finished';
  },

  backlog(installationId, now, name) {
    const shops = installationId === null ? [...memory.waiting.values()] : [memory.waiting.get(installationId) ?? new Map<string, WorkRow[]>()];
    const lists = shops.flatMap((names) => (name === undefined ? [...names.values()] : [names.get(name) ?? []]));
    return lists.map((rows) => countDue(rows, moment(now))).reduce(
      (sum, one) => ({ due: sum.due + one.due, planned: sum.planned + one.planned, oldestDueAt: earlier(sum.oldestDueAt, one.oldestDueAt), nextDueAt: earlier(sum.nextDueAt, one.nextDueAt) }),
      { due: 0, planned: 0, oldestDueAt: null, nextDueAt: null },
    );
  },
});

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null || b === null ? (a ?? b) : Math.min(a, b));
