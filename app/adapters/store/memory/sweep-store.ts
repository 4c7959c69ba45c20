import type { SweepRun } from '~/domain/sweep/sweep';
import type { Instant } from '~/domain/time';
import type { TimelineCode } from '~/domain/verdict/timeline';
import { runsKept, type Sweep, type SweepStore } from '~/ports/sweep-store';
import type { WorkRef } from '~/ports/work-store';
import { orderKey } from '../order-key';
import type { Memory } from './memory';
import { addEntries, ensureOrder } from './order-rows';
import { fenced, found, keep, moment, momentOrNull, promised, within } from './shared';
import { ringRow } from './work-store';

const foundCode: TimelineCode = 'order.found';

const storable = ({ position, ...run }: SweepRun): SweepRun => keep({
  ...run, from: moment(run.from), to: moment(run.to), position: { since: moment(position.since), cursor: position.cursor, reached: moment(position.reached) },
  startedAt: moment(run.startedAt), movedAt: moment(run.movedAt), endedAt: momentOrNull(run.endedAt),
});

const putRun = (memory: Memory, run: SweepRun): void => void within(memory.runs, run.installationId).set(run.id, run);

/** By age, and by number: the last one that stays decides which are too many. */
function forgetRuns(memory: Memory, installationId: string, now: Instant): void {
  const runs = within(memory.runs, installationId);
  const last = newestOf(memory, installationId)[runsKept.rows - 1];
  const before = Math.max(now - runsKept.days * 86_400_000, last?.startedAt ?? 0);
  for (const run of runs.values()) if (run.state === 'done' && run.startedAt < before) runs.delete(run.id);
}

const newestOf = (memory: Memory, installationId: string): readonly SweepRun[] => [...within(memory.runs, installationId).values()].reverse().sort((a, b) => b.startedAt - a.startedAt);

export const memorySweepStore = (memory: Memory): SweepStore => {
  const sweepOf = (installationId: string): Omit<Sweep, 'run'> => found(memory.sweeps.get(installationId), `the sweep of ${installationId}`);

  return promised<SweepStore>({
    read(installationId) {
      const sweep = memory.sweeps.get(installationId);
      if (!sweep) return null;
      const runs = newestOf(memory, installationId);
      return { ...sweep, run: runs.find((run) => run.state !== 'done') ?? runs[0] ?? null };
    },

    listen(installationId, now) {
      const coverage = memory.sweeps.get(installationId)?.coverage ?? null;
      memory.sweeps.set(installationId, keep({ coverage, hearing: { since: moment(now), missed: 0, newest: null } }));
    },

    known(installationId, orderIds, now) {
      const rows = orderIds.flatMap((id) => memory.orders.get(orderKey(installationId, id))?.row ?? []);
      return new Map(rows.map((row) => {
        const work = memory.work.get(`order:${row.key}`);
        return [row.orderId, { readAt: row.shopifyUpdatedAt, queued: work !== undefined && work.leaseToken === null && work.dueAt !== null && work.dueAt <= moment(now) }];
      }));
    },

    take(lease, { run, hearing, due, at: now }) {
      const { installationId } = run;
      const refs: WorkRef[] = [];
      const held = fenced(memory, lease, () => {
        const sweep = sweepOf(installationId);
        const [moved, heard] = [storable(run), keep({ since: sweep.hearing.since, missed: hearing.missed, newest: momentOrNull(hearing.newest) })];
        const rows = due.map(({ id, fresh }) => ({ id, fresh, key: orderKey(installationId, id), dueAt: moment(now) }));
        for (const { id, fresh, key, dueAt } of rows) {
          // A webhook may have made it known since the page was compared.
          if (fresh && !memory.orders.has(key)) {
            ensureOrder(memory, installationId, id, dueAt);
            addEntries(memory, key, [{ at: dueAt, code: foundCode, params: keep({}) }]);
          }
          refs.push(ringRow(memory, { key: `order:${key}`, name: 'order', installationId, dueAt }));
        }
        putRun(memory, moved);
        memory.sweeps.set(installationId, Object.freeze({ ...sweep, hearing: heard }));
      });
      return held ? refs : null;
    },

    save: (lease, run, coverage) =>
      fenced(memory, lease, () => {
        const moved = storable(run);
        if (coverage) memory.sweeps.set(run.installationId, keep({ ...sweepOf(run.installationId), coverage: { from: moment(coverage.from), to: moment(coverage.to), reached: moment(coverage.reached) } }));
        putRun(memory, moved);
        if (moved.state === 'done') forgetRuns(memory, moved.installationId, moved.movedAt);
      }),

    runs: (installationId, limit) => newestOf(memory, installationId).slice(0, limit),
  });
};
