import { randomUUID } from 'node:crypto';
import type { Blocker } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import { json, wide, type Tx } from './shared';

/** Blockers with the same code and subject are one problem: it opens with the first and closes with the last. */
export async function replaceBlockers(tx: Tx, installationId: string, orderKey: string, blockers: readonly Blocker[], now: Instant): Promise<void> {
  const before = await tx.blocker.findMany({ where: { orderKey } });
  const wanted = new Map(blockers.map((blocker) => [`${blocker.cause.code} ${blocker.subject}`, blocker]));
  const gone = before.filter((row) => !wanted.has(`${row.code} ${row.subject}`));
  for (const row of gone) {
    await tx.blocker.delete({ where: { orderKey_code_subject: { orderKey, code: row.code, subject: row.subject } } });
    await closeIfIdle(tx, installationId, row.code, row.subject, now);
  }
  for (const blocker of wanted.values()) {
    const key = { orderKey, code: blocker.cause.code, subject: blocker.subject };
    await tx.blocker.upsert({ where: { orderKey_code_subject: key }, create: { ...key, installationId }, update: {} });
    await openProblem(tx, installationId, blocker.cause, blocker.subject, now, false);
  }
}

export async function openProblem(tx: Tx, installationId: string, cause: Cause, subject: string, now: Instant, checkFails: boolean): Promise<void> {
  const where = { installationId_code_subject: { installationId, code: cause.code, subject } };
  const known = await tx.problem.findUnique({ where });
  const fresh = { state: 'open', openedAt: wide(now), closedAt: null, params: json(cause.params) };
  if (!known) await tx.problem.create({ data: { id: randomUUID(), installationId, code: cause.code, subject, ...fresh, checkFails } });
  else if (known.state === 'closed') await tx.problem.update({ where, data: { ...fresh, checkFails } });
  else await tx.problem.update({ where, data: { params: json(cause.params), ...(checkFails ? { checkFails } : {}) } });
}

export async function closeIfIdle(tx: Tx, installationId: string, code: string, subject: string, now: Instant): Promise<void> {
  const left = await tx.blocker.count({ where: { installationId, code, subject } });
  if (left > 0) return;
  await tx.problem.updateMany({ where: { installationId, code, subject, checkFails: false, state: { not: 'closed' } }, data: { state: 'closed', closedAt: wide(now) } });
}
