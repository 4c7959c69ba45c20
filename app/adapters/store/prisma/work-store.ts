import { randomUUID } from 'node:crypto';
import type { Db } from '~/db.server';
import type { ClaimedWork, Lease, WorkRef, WorkStore } from '~/ports/work-store';
import { at, atOrNull, json, parsed, wide, wideOrNull, type Tx } from './shared';

interface Row { key: string; name: string; installationId: string; ring: number | bigint; dueAt: bigint; payload: string; attempts: number | bigint }

type RingRow = Parameters<WorkStore['ring']>[0][number];

const asRef = (row: Row): WorkRef => ({ key: row.key, name: row.name, installationId: row.installationId, ring: Number(row.ring), dueAt: at(row.dueAt) });

export async function ringRow(tx: Tx | Db, row: RingRow): Promise<WorkRef> {
  const [rung] = await tx.$queryRaw<Row[]>`
    INSERT INTO "Work" ("key", "name", "installationId", "dueAt", "payload") VALUES (${row.key}, ${row.name}, ${row.installationId}, ${wide(row.dueAt)}, ${json(row.payload ?? {})})
    ON CONFLICT ("key") DO UPDATE SET "ring" = "Work"."ring" + 1,
      "dueAt" = CASE WHEN "Work"."dueAt" IS NULL OR "Work"."dueAt" > excluded."dueAt" THEN excluded."dueAt" ELSE "Work"."dueAt" END
    RETURNING *`;
  if (!rung) throw new Error('a rung row was not returned');
  return asRef(rung);
}

export const prismaWorkStore = (db: Db): WorkStore => ({
  async ring(rows) {
    if (rows.length === 1 && rows[0]) return [await ringRow(db, rows[0])];
    return db.$transaction(async (tx) => {
      const refs: WorkRef[] = [];
      for (const row of rows) refs.push(await ringRow(tx, row));
      return refs;
    });
  },

  async claim(key, now, leaseMs): Promise<ClaimedWork | null> {
    const lease: Lease = { key, token: randomUUID(), until: now + leaseMs };
    const [row] = await db.$queryRaw<Row[]>`
      UPDATE "Work" SET "leaseToken" = ${lease.token}, "leaseUntil" = ${wide(lease.until)}
      WHERE "key" = ${key} AND "dueAt" <= ${wide(now)} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${wide(now)}) RETURNING *`;
    return row ? { ...asRef(row), lease, attempts: Number(row.attempts), payload: parsed(row.payload) } : null;
  },

  async due(now, limit) {
    const rows = await db.$queryRaw<Row[]>`
      SELECT * FROM (
        SELECT "Work".*, ROW_NUMBER() OVER (PARTITION BY "installationId", "name" ORDER BY "dueAt", "key") AS turn FROM "Work"
        WHERE "dueAt" <= ${wide(now)} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${wide(now)})
      ) AS waiting ORDER BY turn, "dueAt", "key" LIMIT ${limit}`;
    return rows.map(asRef);
  },

  async renew(lease, until) {
    return (await db.$executeRaw`UPDATE "Work" SET "leaseUntil" = ${wide(until)} WHERE "key" = ${lease.key} AND "leaseToken" = ${lease.token}`) === 1;
  },

  async finish(claimed, next) {
    const [row] = await db.$queryRaw<{ ring: number | bigint }[]>`
      UPDATE "Work" SET "leaseToken" = NULL, "leaseUntil" = 0, "attempts" = ${next.attempts}, "lastError" = ${next.error},
        "dueAt" = CASE WHEN "ring" = ${claimed.ring} THEN CAST(${wideOrNull(next.dueAt)} AS BIGINT) ELSE "dueAt" END
      WHERE "key" = ${claimed.key} AND "leaseToken" = ${claimed.lease.token} RETURNING "ring"`;
    if (!row) return 'lease-lost';
    return Number(row.ring) === claimed.ring ? 'finished' : 'rung';
  },

  async backlog(installationId, now, name) {
    const where = { dueAt: { not: null }, ...(installationId === null ? {} : { installationId }), ...(name === undefined ? {} : { name }) };
    const due = await db.work.aggregate({ where: { ...where, dueAt: { lte: wide(now) } }, _count: true, _min: { dueAt: true } });
    const planned = await db.work.aggregate({ where: { ...where, dueAt: { gt: wide(now) } }, _count: true, _min: { dueAt: true } });
    return { due: due._count, planned: planned._count, oldestDueAt: atOrNull(due._min.dueAt), nextDueAt: atOrNull(planned._min.dueAt) };
  },
});
