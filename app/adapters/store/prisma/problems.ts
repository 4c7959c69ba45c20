import { randomUUID } from 'node:crypto';
import type { Blocker } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { ProblemEntry } from '~/ports/problem-store';
import { at, atOrNull, json, wide, type Tx } from './shared';

/**
 * Blockers with the same code and subject are one problem: it opens with the first and closes with the last. Problems are locked one
 * after the other in the order of their names, so that two workers with several in common never wait for each other.
 */
export async function replaceBlockers(tx: Tx, installationId: string, orderKey: string, blockers: readonly Blocker[], now: Instant): Promise<void> {
  const before = await tx.blocker.findMany({ where: { orderKey } });
  const wanted = new Map(blockers.map((blocker) => [nameOf(blocker.cause.code, blocker.subject), blocker]));
  const known = new Set(before.map((row) => nameOf(row.code, row.subject)));
  const gone = new Map(before.map((row) => [nameOf(row.code, row.subject), row] as const).filter(([name]) => !wanted.has(name)));
  for (const name of [...wanted.keys(), ...gone.keys()].sort()) {
    const blocker = wanted.get(name);
    const { code, subject } = blocker ? { code: blocker.cause.code, subject: blocker.subject } : (gone.get(name) ?? { code: '', subject: '' });
    const key = { orderKey, code, subject };
    if (blocker) {
      const id = await openProblem(tx, installationId, blocker.cause, subject, now, false);
      if (known.has(name)) continue;
      await tx.blocker.create({ data: { ...key, installationId } });
      await tx.freed.deleteMany({ where: { problemId: id, orderKey } });
    } else {
      await tx.blocker.delete({ where: { orderKey_code_subject: key } });
      await freeOrder(tx, { installationId, code, subject }, orderKey, now);
      await closeIfIdle(tx, installationId, code, subject, now);
    }
  }
}

const nameOf = (code: string, subject: string): string => `${code} ${subject}`;

/**
 * One statement, because two workers may meet the same cause at once. A closed problem is a new one when it comes back, and one that
 * seemed to be fixed is open again when an order meets it after all.
 */
export async function openProblem(tx: Tx, installationId: string, cause: Cause, subject: string, now: Instant, checkFails: boolean): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string; openings: number | bigint; fixedAt: bigint | null; openedAt: bigint }[]>`
    INSERT INTO "Problem" ("id", "installationId", "code", "subject", "params", "state", "openedAt", "lastSeenAt", "closedAt", "checkFails")
    VALUES (${randomUUID()}, ${installationId}, ${cause.code}, ${subject}, ${json(cause.params)}, 'open', ${wide(now)}, ${wide(now)}, NULL, ${checkFails})
    ON CONFLICT ("installationId", "code", "subject") DO UPDATE SET
      "params" = excluded."params",
      "state" = 'open',
      "openedAt" = CASE WHEN "Problem"."state" = 'closed' THEN excluded."openedAt" ELSE "Problem"."openedAt" END,
      "openings" = CASE WHEN "Problem"."state" = 'closed' THEN "Problem"."openings" + 1 ELSE "Problem"."openings" END,
      "lastSeenAt" = excluded."lastSeenAt",
      "checkFails" = CASE WHEN "Problem"."state" = 'closed' THEN excluded."checkFails" ELSE ("Problem"."checkFails" OR excluded."checkFails") END,
      "closedAt" = NULL
    RETURNING "id", "openings", "fixedAt", "openedAt"`;
  if (!row) throw new Error('a problem was not opened');
  const told = { id: row.id, openings: Number(row.openings), fixedAt: atOrNull(row.fixedAt) };
  // What was opened before this moment has been told.
  if (told.fixedAt !== null) await persist(tx, told.id, now);
  else if (at(row.openedAt) === Math.round(now)) await tellOpening(tx, told, now);
  return row.id;
}

async function persist(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.problem.update({ where: { id }, data: { fixedAt: null } });
  await tell(tx, id, { at: now, code: 'persists', params: {} });
}

async function tellOpening(tx: Tx, { id, openings }: { id: string; openings: number }, now: Instant): Promise<void> {
  const told = await tx.problemEntry.count({ where: { problemId: id, code: { in: ['opened', 'reopened'] } } });
  if (told >= openings) return;
  await tx.freed.deleteMany({ where: { problemId: id } });
  await tell(tx, id, { at: now, code: openings === 1 ? 'opened' : 'reopened', params: {} });
}

/** Only while the problem's row is locked by this transaction. */
export async function tell(tx: Tx, problemId: string, { at: when, code, params }: ProblemEntry): Promise<void> {
  const seq = await tx.problemEntry.count({ where: { problemId } });
  await tx.problemEntry.create({ data: { problemId, seq, at: wide(when), code, params: json(params) } });
}

async function freeOrder(tx: Tx, installationId_code_subject: { installationId: string; code: string; subject: string }, orderKey: string, now: Instant): Promise<void> {
  const problem = await tx.problem.findUnique({ where: { installationId_code_subject }, select: { id: true } });
  if (problem) await tx.freed.create({ data: { problemId: problem.id, orderKey, at: wide(now) } });
}

/** The problem is locked before its orders are counted: another worker may be about to add one. */
export async function closeIfIdle(tx: Tx, installationId: string, code: string, subject: string, now: Instant): Promise<void> {
  const where = { installationId, code, subject };
  await tx.$executeRaw`UPDATE "Problem" SET "state" = "state" WHERE "installationId" = ${installationId} AND "code" = ${code} AND "subject" = ${subject}`;
  if ((await tx.blocker.count({ where })) > 0) return;
  const row = await tx.problem.findFirst({ where: { ...where, checkFails: false, state: { not: 'closed' } }, select: { id: true } });
  if (!row) return;
  await tx.problem.update({ where: { id: row.id }, data: { state: 'closed', closedAt: wide(now), fixedAt: null, mutedUntil: null, mutedBy: null } });
  await tell(tx, row.id, { at: now, code: 'closed', params: { orders: String(await tx.freed.count({ where: { problemId: row.id } })) } });
}

/** Its cause is gone. The row is locked first, so that an order that meets it meanwhile comes wholly before or after. */
export async function markFixed(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const moved = await tx.$executeRaw`UPDATE "Problem" SET "state" = 'rechecking', "fixedAt" = ${wide(now)} WHERE "id" = ${id} AND "state" = 'open'
    AND EXISTS (SELECT 1 FROM "Blocker" WHERE "Blocker"."installationId" = "Problem"."installationId" AND "Blocker"."code" = "Problem"."code" AND "Blocker"."subject" = "Problem"."subject")`;
  if (moved === 0) return false;
  await tell(tx, id, { at: now, code: 'fixed', params: { orders: String(await tx.blocker.count({ where: { problem: { id } } })) } });
  return true;
}
