import { randomUUID } from 'node:crypto';
import type { Blocker } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import { json, wide, type Tx } from './shared';

/**
 * Blockers with the same code and subject are one problem: it opens with the first and closes with the last. Problems are locked one
 * after the other in the order of their names, so that two workers with several in common never wait for each other.
 */
export async function replaceBlockers(tx: Tx, installationId: string, orderKey: string, blockers: readonly Blocker[], now: Instant): Promise<void> {
  const before = await tx.blocker.findMany({ where: { orderKey } });
  const wanted = new Map(blockers.map((blocker) => [nameOf(blocker.cause.code, blocker.subject), blocker]));
  const gone = new Map(before.map((row) => [nameOf(row.code, row.subject), row] as const).filter(([name]) => !wanted.has(name)));
  for (const name of [...wanted.keys(), ...gone.keys()].sort()) {
    const blocker = wanted.get(name);
    const { code, subject } = blocker ? { code: blocker.cause.code, subject: blocker.subject } : (gone.get(name) ?? { code: '', subject: '' });
    const key = { orderKey, code, subject };
    if (blocker) {
      await tx.blocker.upsert({ where: { orderKey_code_subject: key }, create: { ...key, installationId }, update: {} });
      await openProblem(tx, installationId, blocker.cause, subject, now, false);
    } else {
      await tx.blocker.delete({ where: { orderKey_code_subject: key } });
      await closeIfIdle(tx, installationId, code, subject, now);
    }
  }
}

const nameOf = (code: string, subject: string): string => `${code} ${subject}`;

/** One statement, because two workers may meet the same cause at once. A closed problem is a new one when it comes back. */
export async function openProblem(tx: Tx, installationId: string, cause: Cause, subject: string, now: Instant, checkFails: boolean): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Problem" ("id", "installationId", "code", "subject", "params", "state", "openedAt", "closedAt", "checkFails")
    VALUES (${randomUUID()}, ${installationId}, ${cause.code}, ${subject}, ${json(cause.params)}, 'open', ${wide(now)}, NULL, ${checkFails})
    ON CONFLICT ("installationId", "code", "subject") DO UPDATE SET
      "params" = excluded."params",
      "state" = CASE WHEN "Problem"."state" = 'closed' THEN 'open' ELSE "Problem"."state" END,
      "openedAt" = CASE WHEN "Problem"."state" = 'closed' THEN excluded."openedAt" ELSE "Problem"."openedAt" END,
      "checkFails" = CASE WHEN "Problem"."state" = 'closed' THEN excluded."checkFails" ELSE ("Problem"."checkFails" OR excluded."checkFails") END,
      "closedAt" = NULL`;
}

/** The problem is locked before its orders are counted: another worker may be about to add one. */
export async function closeIfIdle(tx: Tx, installationId: string, code: string, subject: string, now: Instant): Promise<void> {
  await tx.$executeRaw`UPDATE "Problem" SET "state" = "state" WHERE "installationId" = ${installationId} AND "code" = ${code} AND "subject" = ${subject}`;
  const left = await tx.blocker.count({ where: { installationId, code, subject } });
  if (left > 0) return;
  await tx.problem.updateMany({ where: { installationId, code, subject, checkFails: false, state: { not: 'closed' } }, data: { state: 'closed', closedAt: wide(now) } });
}
