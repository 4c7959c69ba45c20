import { randomUUID } from 'node:crypto';
import { Prisma } from '@prisma/client';
import type { Db } from '~/db.server';
import type { ClaimedWork, Lease, WorkRef, WorkStore } from '~/ports/work-store';
import { dueKeys } from './due-rows';
import { at, atOrNull, json, parsed, template, wide, wideOrNull, type Tx } from './shared';

interface Row { key: string; name: string; installationId: string; ring: number | bigint; dueAt: bigint; payload: string; attempts: number | bigint }

type RingRow = Parameters<WorkStore['ring']>[0][number];

const asRef = (row: Row): WorkRef => ({ key: row.key, name: row.name, installationId: row.installationId, ring: Number(row.ring), dueAt: at(row.dueAt) });

export async function ringRow(tx: Tx | Db, row: RingRow): Promise<WorkRef> {
  const [rung] = await ringRows(tx, [row]);
  if (!rung) throw new Error('a rung row was not returned');
  return rung;
}

/** Each key once, however often it is named, and in the order of the keys: two processes then never wait for each other in a circle. */
export async function ringRows(tx: Tx | Db, rows: readonly RingRow[]): Promise<readonly WorkRef[]> {
  if (rows.length === 0) return [];
  const byKey = new Map<string, RingRow>();
  for (const row of rows) if (row.dueAt < (byKey.get(row.key)?.dueAt ?? Infinity)) byKey.set(row.key, row);
  const values = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).map((row) => Prisma.sql`(${row.key}, ${row.name}, ${row.installationId}, ${wide(row.dueAt)}, ${wide(row.dueAt)}, ${json(row.payload ?? {})})`);
  const rung = await tx.$queryRaw<Row[]>(...template(Prisma.sql`
    INSERT INTO "Work" ("key", "name", "installationId", "dueAt", "placedAt", "payload") VALUES ${Prisma.join(values)}
    ON CONFLICT ("key") DO UPDATE SET "ring" = "Work"."ring" + 1,
      "dueAt" = CASE WHEN "Work"."dueAt" IS NULL OR "Work"."dueAt" > excluded."dueAt" THEN excluded."dueAt" ELSE "Work"."dueAt" END
    RETURNING *`));
  return rung.map(asRef);
}

/** A key that is named twice is rung twice. */
function inRounds(rows: readonly RingRow[]): readonly (readonly RingRow[])[] {
  const rounds: RingRow[][] = [];
  const named = new Map<string, number>();
  for (const row of rows) {
    const round = named.get(row.key) ?? 0;
    named.set(row.key, round + 1);
    (rounds[round] ??= []).push(row);
  }
  return rounds;
}

export const prismaWorkStore = (db: Db): WorkStore => ({
  async ring(rows) {
    const [first = [], ...again] = inRounds(rows);
    const rung = again.length === 0 ? await ringRows(db, first) : await db.$transaction(async (tx) => {
      const last = new Map<string, WorkRef>();
      for (const round of [first, ...again]) for (const ref of await ringRows(tx, round)) last.set(ref.key, ref);
      return [...last.values()];
    });
    const refs = new Map(rung.map((ref) => [ref.key, ref]));
    return rows.flatMap((row) => refs.get(row.key) ?? []);
  },

  async claim(key, now, leaseMs): Promise<ClaimedWork | null> {
    const lease: Lease = { key, token: randomUUID(), until: now + leaseMs };
    const [row] = await db.$queryRaw<Row[]>`
      UPDATE "Work" SET "leaseToken" = ${lease.token}, "leaseUntil" = ${wide(lease.until)}
      WHERE "key" = ${key} AND "dueAt" <= ${wide(now)} AND ("leaseToken" IS NULL OR "leaseUntil" <= ${wide(now)}) RETURNING *`;
    return row ? { ...asRef(row), lease, attempts: Number(row.attempts), payload: parsed(row.payload) } : null;
  },

  async due(now, limit, after = null) {
    const keys = await dueKeys(db, now, limit, after);
    const rows = new Map((await db.work.findMany({ where: { key: { in: [...keys] }, dueAt: { not: null } } })).map((row) => [row.key, row]));
    return keys.flatMap((key) => {
      const row = rows.get(key);
      return row?.dueAt == null ? [] : [asRef({ ...row, dueAt: row.dueAt })];
    });
  },

  async soonest(now) {
    const { _min } = await db.work.aggregate({ where: { dueAt: { gt: wide(now) } }, _min: { dueAt: true } });
    return atOrNull(_min.dueAt);
  },

  async renew(lease, until) {
    return (await db.$executeRaw`UPDATE "Work" SET "leaseUntil" = ${wide(until)} WHERE "key" = ${lease.key} AND "leaseToken" = ${lease.token}`) === 1;
  },

  async finish(claimed, next) {
    const [row] = await db.$queryRaw<{ ring: number | bigint }[]>`
      UPDATE "Work" SET "leaseToken" = NULL, "leaseUntil" = 0, "attempts" = ${next.attempts}, "lastError" = ${next.error},
        "placedAt" = COALESCE(CAST(${wideOrNull(next.placedAt ?? null)} AS BIGINT), "placedAt"),
        "deadSince" = CASE WHEN CAST(${wideOrNull(next.deadSince ?? null)} AS BIGINT) IS NULL THEN NULL ELSE COALESCE("deadSince", CAST(${wideOrNull(next.deadSince ?? null)} AS BIGINT)) END,
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

  async dead(installationId, limit) {
    const rows = await db.work.findMany({ where: { deadSince: { not: null }, ...(installationId === null ? {} : { installationId }) }, orderBy: [{ deadSince: 'asc' }, { key: 'asc' }], take: limit });
    return rows.map(({ key, name, installationId: shop, attempts, lastError, deadSince, dueAt }) => ({ key, name, installationId: shop, attempts, lastError, deadSince: at(deadSince ?? 0), dueAt: atOrNull(dueAt) }));
  },
});
