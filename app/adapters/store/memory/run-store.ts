import { bulkKept, bulkWorkKey, type BulkMember, type BulkRun, type RunStore } from '~/ports/run-store';
import type { Unfit } from '~/domain/verdict/bulk';
import { newId, type BulkRow, type Memory } from './memory';
import { addEntries, countStatuses, patched, storedOrder } from './order-rows';
import { byText, fenced, keep, moment, momentOrNull, promised } from './shared';
import { ringRow } from './work-store';
import type { WorkRef } from '~/ports/work-store';

const dayMs = 86_400_000;

const storable = (run: BulkRun): BulkRun => keep({ ...run, startedAt: moment(run.startedAt), movedAt: moment(run.movedAt), endedAt: momentOrNull(run.endedAt) });

export const memoryRunStore = (memory: Memory): RunStore => {
  const runsOf = (installationId: string): readonly BulkRow[] =>
    [...memory.bulk.values()].filter(({ run }) => run.installationId === installationId).sort((a, b) => a.run.startedAt - b.run.startedAt || byText(a.run.id, b.run.id));
  const membersIn = (id: string, state: 'fit' | 'unfit' | 'acted') => [...(memory.bulk.get(id)?.members ?? [])].filter(([, one]) => one.state === state);

  function move(installationId: string, id: string, from: readonly BulkRun['state'][], more: Partial<BulkRun>, now: number): WorkRef | null {
    const ref = ringRow(memory, { key: bulkWorkKey(installationId), name: 'bulk', installationId, dueAt: now });
    const row = memory.bulk.get(id);
    if (row?.run.installationId !== installationId || !from.includes(row.run.state)) return null;
    row.run = storable({ ...row.run, ...more, movedAt: now });
    return ref;
  }

  function addMembers(row: BulkRow, members: readonly BulkMember[]): void {
    for (const { key } of members) storedOrder(memory, key);
    const fresh = new Map(members.filter(({ key }) => !row.members.has(key)).map((one) => [one.key, one]));
    for (const [key, { unfit }] of fresh) row.members.set(key, { state: unfit ? 'unfit' : 'fit', unfit });
  }

  return promised<RunStore>({
    create(given, members = []) {
      const run = storable({ id: newId(memory, 'run'), ...given });
      const before = (days: number): number => run.startedAt - days * dayMs;
      for (const { run: old } of runsOf(run.installationId)) {
        const isPlan = old.state === 'planning' || old.state === 'planned';
        if (old.startedAt < before(bulkKept.days) || (isPlan && old.startedAt < before(bulkKept.planDays))) memory.bulk.delete(old.id);
      }
      const row: BulkRow = { run, members: new Map() };
      addMembers(row, members);
      memory.bulk.set(run.id, row);
      return run;
    },

    get(installationId, id) {
      const run = memory.bulk.get(id)?.run;
      return run?.installationId === installationId ? run : null;
    },

    recent: (installationId, limit) => [...runsOf(installationId)].reverse().slice(0, limit).map(({ run }) => run),

    active: (installationId) =>
      runsOf(installationId).find(({ run }) => run.state === 'planning' || run.state === 'running' || (run.state === 'cancelled' && run.endedAt === null))?.run ?? null,

    gather({ id, cursor }, members, next, now) {
      const row = memory.bulk.get(id);
      if (!row || row.run.state !== 'planning' || row.run.cursor !== cursor) return false;
      addMembers(row, members);
      row.run = storable({ ...row.run, cursor: next, state: next === null ? 'planned' : 'planning', movedAt: now });
      return true;
    },

    begin: (installationId, id, { by, note }, now) => move(installationId, id, ['planned'], { state: 'running', by, note }, now),

    cancel: (installationId, id, by, now) => move(installationId, id, ['planning', 'planned', 'running'], { state: 'cancelled', cancelledBy: by }, now),

    tally(id) {
      const unfit: Partial<Record<Unfit, number>> = {};
      for (const [, one] of membersIn(id, 'unfit')) if (one.unfit) unfit[one.unfit] = (unfit[one.unfit] ?? 0) + 1;
      return { toDo: membersIn(id, 'fit').length, acted: membersIn(id, 'acted').length, unfit };
    },

    toDo: (id, limit) => membersIn(id, 'fit').map(([key]) => key).sort(byText).slice(0, limit),

    act(lease, { id, installationId }, given, now) {
      const rung: WorkRef[] = [];
      const held = fenced(memory, lease, () => {
        const row = memory.bulk.get(id);
        if (row?.run.state !== 'running') return;
        const acts = keep(given);
        for (const { key } of acts) storedOrder(memory, key);
        row.run = storable({ ...row.run, movedAt: now });
        for (const { key, unfit, decision, entry } of [...acts].sort((a, b) => byText(a.key, b.key))) {
          if (row.members.get(key)?.state !== 'fit') continue;
          row.members.set(key, { state: unfit ? 'unfit' : 'acted', unfit });
          if (unfit) continue;
          if (decision) memory.orders.set(key, patched(storedOrder(memory, key), { decision }));
          addEntries(memory, key, [entry]);
          rung.push(ringRow(memory, { key: `order:${key}`, name: 'order', installationId, dueAt: moment(now) }));
        }
      });
      return held ? rung : null;
    },

    underWay: (id, now) => membersIn(id, 'acted').filter(([key]) => (memory.work.get(`order:${key}`)?.dueAt ?? Infinity) <= moment(now)).length,

    outcome: (id) => told(countStatuses(memory, membersIn(id, 'acted').map(([key]) => key))),

    end: (lease, { id }, outcome, now) =>
      fenced(memory, lease, () => {
        const row = memory.bulk.get(id);
        if (!row || row.run.endedAt !== null) return;
        row.run = storable({ ...row.run, state: row.run.state === 'cancelled' ? 'cancelled' : 'done', note: null, outcome, movedAt: now, endedAt: now });
      }),
  });
};

/** Statuses that no order has are not told. */
const told = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
