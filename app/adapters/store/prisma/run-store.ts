import { randomUUID } from 'node:crypto';
import type { Db } from '~/db.server';
import { bulkKinds, type Unfit } from '~/domain/verdict/bulk';
import { bulkKept, bulkWorkKey, type BulkAct, type BulkMember, type BulkRun, type RunStore } from '~/ports/run-store';
import type { WorkRef } from '~/ports/work-store';
import { orderColumns } from './order-rows';
import { countStatuses } from './problem-rows';
import { asBulk, bulkColumns } from './run-rows';
import { fenced, wide, type Tx } from './shared';
import { addEntries } from './timeline';
import { ringRow, ringRows } from './work-store';

const dayMs = 86_400_000;
const bulk = { in: [...bulkKinds] };

/** Work before orders, each in the order of the keys, as whoever works on an order locks them: two never wait in a circle. */
async function actOn(tx: Tx, run: BulkRun, acts: readonly BulkAct[], now: number): Promise<readonly WorkRef[]> {
  const acted: BulkAct[] = [];
  for (const act of [...acts].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const { key, unfit } = act;
    const { count } = await tx.runMember.updateMany({ where: { runId: run.id, orderKey: key, state: 'fit' }, data: { state: unfit ? 'unfit' : 'acted', reason: unfit } });
    if (count === 1 && !unfit) acted.push(act);
  }
  const rung = await ringRows(tx, acted.map(({ key }) => ({ key: `order:${key}`, name: 'order', installationId: run.installationId, dueAt: now })));
  for (const { key, decision, entry } of acted) {
    if (decision) await tx.orderRow.update({ where: { key }, data: orderColumns({ decision }) });
    await addEntries(tx, key, [entry]);
  }
  return rung;
}

async function addMembers(tx: Tx, runId: string, members: readonly BulkMember[]): Promise<void> {
  const known = new Set((await tx.runMember.findMany({ where: { runId, orderKey: { in: members.map((one) => one.key) } }, select: { orderKey: true } })).map((row) => row.orderKey));
  const fresh = new Map(members.filter((one) => !known.has(one.key)).map((one) => [one.key, one]));
  await tx.runMember.createMany({ data: [...fresh.values()].map(({ key, unfit }) => ({ runId, orderKey: key, state: unfit ? 'unfit' : 'fit', reason: unfit })) });
}

/** The work's row before the run's, as a worker that ends a run locks them. A ring for nothing only wakes. */
const ringBulk = (tx: Tx, installationId: string, dueAt: number): Promise<WorkRef> => ringRow(tx, { key: bulkWorkKey(installationId), name: 'bulk', installationId, dueAt });

/** The state first, which locks the row: what stands in it is read after that. */
async function move(tx: Tx, { id, installationId }: Pick<BulkRun, 'id' | 'installationId'>, from: readonly BulkRun['state'][], more: Partial<BulkRun> & Pick<BulkRun, 'state'>): Promise<boolean> {
  const { count } = await tx.run.updateMany({ where: { id, installationId, kind: bulk, state: { in: [...from] } }, data: { state: more.state } });
  if (count === 0) return false;
  const run = asBulk(await tx.run.findUniqueOrThrow({ where: { id } }));
  await tx.run.update({ where: { id }, data: bulkColumns({ ...run, ...more }) });
  return true;
}

export const prismaRunStore = (db: Db): RunStore => ({
  async create(given, members = []) {
    const run: BulkRun = { id: randomUUID(), ...given };
    const { installationId, startedAt } = run;
    const plans = { state: { in: ['planning', 'planned'] }, startedAt: { lt: wide(startedAt - bulkKept.planDays * dayMs) } };
    await db.run.deleteMany({ where: { installationId, kind: bulk, OR: [plans, { startedAt: { lt: wide(startedAt - bulkKept.days * dayMs) } }] } });
    return db.$transaction(async (tx) => {
      const made = asBulk(await tx.run.create({ data: bulkColumns(run) }));
      await addMembers(tx, run.id, members);
      return made;
    });
  },

  async get(installationId, id) {
    const row = await db.run.findFirst({ where: { id, installationId, kind: bulk } });
    return row && asBulk(row);
  },

  async recent(installationId, limit) {
    return (await db.run.findMany({ where: { installationId, kind: bulk }, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: limit })).map(asBulk);
  },

  async active(installationId) {
    const busy = [{ state: { in: ['planning', 'running'] } }, { state: 'cancelled', endedAt: null }];
    const row = await db.run.findFirst({ where: { installationId, kind: bulk, OR: busy }, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] });
    return row && asBulk(row);
  },

  async gather({ id, cursor }, members, next, now) {
    return db.$transaction(async (tx) => {
      const { count } = await tx.run.updateMany({ where: { id, state: 'planning', cursor }, data: { cursor: next, state: next === null ? 'planned' : 'planning', movedAt: wide(now) } });
      if (count === 0) return false;
      await addMembers(tx, id, members);
      return true;
    });
  },

  async begin(installationId, id, { by, note }, now) {
    return db.$transaction(async (tx) => {
      const ref = await ringBulk(tx, installationId, now);
      return (await move(tx, { id, installationId }, ['planned'], { state: 'running', by, note, movedAt: now })) ? ref : null;
    });
  },

  async cancel(installationId, id, by, now) {
    return db.$transaction(async (tx) => {
      const ref = await ringBulk(tx, installationId, now);
      return (await move(tx, { id, installationId }, ['planning', 'planned', 'running'], { state: 'cancelled', cancelledBy: by, movedAt: now })) ? ref : null;
    });
  },

  async tally(id) {
    const groups = await db.runMember.groupBy({ by: ['state', 'reason'], where: { runId: id }, _count: true });
    const of = (state: string): number => groups.filter((group) => group.state === state).reduce((sum, group) => sum + group._count, 0);
    return { toDo: of('fit'), acted: of('acted'), unfit: Object.fromEntries(groups.flatMap(({ reason, _count }) => (reason === null ? [] : [[reason as Unfit, _count]]))) };
  },

  async toDo(id, limit) {
    return (await db.runMember.findMany({ where: { runId: id, state: 'fit' }, orderBy: { orderKey: 'asc' }, take: limit })).map((row) => row.orderKey);
  },

  async act(lease, run, acts, now) {
    let rung: readonly WorkRef[] = [];
    const held = await fenced(db, lease, async (tx) => {
      // Locked until the end: a cancel comes wholly before or after.
      const { count } = await tx.run.updateMany({ where: { id: run.id, state: 'running' }, data: { movedAt: wide(now) } });
      if (count === 1) rung = await actOn(tx, run, acts, now);
    });
    return held ? rung : null;
  },

  async underWay(id, now) {
    const [row] = await db.$queryRaw<{ n: number | bigint }[]>`
      SELECT COUNT(*) AS n FROM "RunMember" JOIN "Work" ON "Work"."key" = 'order:' || "RunMember"."orderKey"
      WHERE "RunMember"."runId" = ${id} AND "RunMember"."state" = 'acted' AND "Work"."dueAt" <= ${wide(now)}`;
    return Number(row?.n ?? 0);
  },

  outcome: async (id) => told(await countStatuses(db, { memberOf: { some: { runId: id, state: 'acted' } } })),

  end: (lease, run, outcome, now) =>
    fenced(db, lease, async (tx) => {
      const row = await tx.run.findUnique({ where: { id: run.id } });
      if (!row || row.endedAt !== null) return;
      const state = row.state === 'cancelled' ? 'cancelled' : 'done';
      await tx.run.update({ where: { id: run.id }, data: bulkColumns({ ...asBulk(row), state, note: null, outcome, movedAt: now, endedAt: now }) });
    }),
});

/** Statuses that no order has are not told. */
const told = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
