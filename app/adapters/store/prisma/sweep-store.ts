import type { Db } from '~/db.server';
import type { SweepRun } from '~/domain/sweep/sweep';
import type { TimelineCode } from '~/domain/verdict/timeline';
import { runsKept, type SweepStore } from '~/ports/sweep-store';
import type { WorkRef } from '~/ports/work-store';
import { orderKey } from '../order-key';
import { ensureOrder } from './order-rows';
import { at, atOrNull, fenced, wide, wideOrNull, type Tx } from './shared';
import { asRun, runColumns } from './sweep-rows';
import { addEntries } from './timeline';
import { ringRow } from './work-store';

const found: TimelineCode = 'order.found';

async function putRun(tx: Tx, run: SweepRun): Promise<void> {
  const data = runColumns(run);
  await tx.run.upsert({ where: { id: run.id }, create: data, update: data });
}

/** By age, and by number: the last one that stays decides which are too many. */
async function forgetRuns(tx: Tx, installationId: string, now: number): Promise<void> {
  const last = await tx.run.findFirst({ where: { installationId, kind: 'sweep' }, orderBy: { startedAt: 'desc' }, skip: runsKept.rows - 1, select: { startedAt: true } });
  const before = Math.max(now - runsKept.days * 86_400_000, last ? at(last.startedAt) : 0);
  await tx.run.deleteMany({ where: { installationId, kind: 'sweep', state: 'done', startedAt: { lt: wide(before) } } });
}

export const prismaSweepStore = (db: Db): SweepStore => ({
  async read(installationId) {
    const row = await db.sweep.findUnique({ where: { installationId } });
    if (!row) return null;
    const newest = { startedAt: 'desc' } as const;
    const where = { installationId, kind: 'sweep' };
    const run = (await db.run.findFirst({ where: { ...where, state: { not: 'done' } }, orderBy: newest })) ?? (await db.run.findFirst({ where, orderBy: newest }));
    const { coveredFrom, coveredTo, reached } = row;
    return {
      coverage: coveredFrom === null || coveredTo === null || reached === null ? null : { from: at(coveredFrom), to: at(coveredTo), reached: at(reached) },
      hearing: { since: at(row.listensSince), missed: row.missed, newest: atOrNull(row.newestMissed) },
      run: run && asRun(run),
    };
  },

  async listen(installationId, now) {
    const fresh = { listensSince: wide(now), missed: 0, newestMissed: null };
    await db.sweep.upsert({ where: { installationId }, create: { installationId, ...fresh }, update: fresh });
  },

  async known(installationId, orderIds, now) {
    const keys = orderIds.map((id) => orderKey(installationId, id));
    const rows = await db.orderRow.findMany({ where: { key: { in: keys } }, select: { orderId: true, key: true, shopifyUpdatedAt: true } });
    const waiting = { key: { in: rows.map((row) => `order:${row.key}`) }, dueAt: { lte: wide(now) }, leaseToken: null };
    const queued = new Set((await db.work.findMany({ where: waiting, select: { key: true } })).map((row) => row.key));
    return new Map(rows.map((row) => [row.orderId, { readAt: atOrNull(row.shopifyUpdatedAt), queued: queued.has(`order:${row.key}`) }]));
  },

  async take(lease, { run, hearing, due, at: now }) {
    const { installationId } = run;
    const refs = new Map<string, WorkRef>();
    const held = await fenced(db, lease, async (tx) => {
      // Orders first, then work, each in the order of the keys, as the inbox writes them: two that lock alike never wait in a circle.
      const rows = due.map(({ id, fresh }) => ({ id, fresh, key: orderKey(installationId, id) })).sort((a, b) => (a.key < b.key ? -1 : 1));
      for (const { id, fresh, key } of rows) {
        // A webhook may have made it known since the page was compared.
        if (fresh && (await ensureOrder(tx, installationId, id, now))) await addEntries(tx, key, [{ at: now, code: found, params: {} }]);
      }
      for (const { key } of rows) refs.set(key, await ringRow(tx, { key: `order:${key}`, name: 'order', installationId, dueAt: now }));
      await putRun(tx, run);
      await tx.sweep.update({ where: { installationId }, data: { missed: hearing.missed, newestMissed: wideOrNull(hearing.newest) } });
    });
    return held ? due.flatMap(({ id }) => refs.get(orderKey(installationId, id)) ?? []) : null;
  },

  save: (lease, run, coverage) =>
    fenced(db, lease, async (tx) => {
      await putRun(tx, run);
      if (coverage) await tx.sweep.update({ where: { installationId: run.installationId }, data: { coveredFrom: wide(coverage.from), coveredTo: wide(coverage.to), reached: wide(coverage.reached) } });
      if (run.state === 'done') await forgetRuns(tx, run.installationId, run.movedAt);
    }),

  async runs(installationId, limit) {
    return (await db.run.findMany({ where: { installationId, kind: 'sweep' }, orderBy: { startedAt: 'desc' }, take: limit })).map(asRun);
  },
});
