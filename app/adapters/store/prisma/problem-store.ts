import type { Problem as Row } from '@prisma/client';
import type { Db } from '~/db.server';
import type { CheckResult } from '~/domain/checks/check';
import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Problem, ProblemStore } from '~/ports/problem-store';
import { closeIfIdle, openProblem } from './problems';
import { at, atOrNull, json, parsed, wide } from './shared';

const ordersOf = async (db: Db, installationId: string, code: string, subject?: string): Promise<string[]> =>
  (await db.blocker.findMany({ where: { installationId, code, ...(subject === undefined ? {} : { subject }) }, select: { orderKey: true }, orderBy: { orderKey: 'asc' } })).map((row) => row.orderKey);

/** Orders in another currency than the shop's are counted, not added. */
async function amountOf(db: Db, installationId: string, keys: readonly string[]): Promise<string> {
  const installation = await db.installation.findUnique({ where: { id: installationId }, select: { currency: true } });
  const currency = installation?.currency ?? 'USD';
  const rows = await db.orderRow.findMany({ where: { key: { in: [...keys] }, currency }, select: { currentTotal: true } });
  const total = rows.reduce((sum, row) => {
    const amount = parseMinor(row.currentTotal ?? '0', currency);
    return sum + (amount.ok ? amount.value : 0n);
  }, 0n);
  return formatMinor(total, currency);
}

async function asProblem(db: Db, row: Row): Promise<Problem> {
  const keys = await ordersOf(db, row.installationId, row.code, row.subject);
  return {
    id: row.id, installationId: row.installationId, subject: row.subject, state: row.state as Problem['state'],
    cause: { code: row.code as CauseCode, params: parsed(row.params) },
    openedAt: at(row.openedAt), closedAt: atOrNull(row.closedAt), mutedUntil: atOrNull(row.mutedUntil),
    orders: keys.length, amount: await amountOf(db, row.installationId, keys),
  };
}

export const prismaProblemStore = (db: Db): ProblemStore => ({
  async open(installationId) {
    const rows = await db.problem.findMany({ where: { installationId, state: { not: 'closed' } }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] });
    return Promise.all(rows.map((row) => asProblem(db, row)));
  },

  async byId(installationId, id) {
    const row = await db.problem.findFirst({ where: { id, installationId } });
    return row && asProblem(db, row);
  },

  async recordChecks(installationId, results, now) {
    await db.$transaction(async (tx) => {
      // A person may ask while the clock does: one round of answers after the other.
      await tx.$executeRaw`UPDATE "Installation" SET "shop" = "shop" WHERE "id" = ${installationId}`;
      const raisedBy = await storeResults(tx, installationId, results, now);
      const failing = results.filter((result) => result.result === 'failed' && result.cause && !result.learned);
      for (const result of failing) if (result.cause) await openProblem(tx, installationId, result.cause, result.subject, now, true);
      const unanswered = new Set<string>(results.filter((result) => result.result === 'could-not-check').map((result) => result.code));
      const stillFails = new Set(failing.map((result) => `${result.cause?.code} ${result.subject}`));
      for (const problem of await tx.problem.findMany({ where: { installationId, checkFails: true, state: { not: 'closed' } } })) {
        const name = `${problem.code} ${problem.subject}`;
        // A question that could not be asked is no answer.
        if (stillFails.has(name) || unanswered.has(raisedBy.get(name) ?? '')) continue;
        await tx.problem.update({ where: { id: problem.id }, data: { checkFails: false } });
        await closeIfIdle(tx, installationId, problem.code, problem.subject, now);
      }
    });
  },

  async checks(installationId) {
    const rows = await db.checkRow.findMany({ where: { installationId }, orderBy: { seq: 'asc' } });
    return rows.map((row) => ({ ...parsed<CheckResult>(row.data), since: at(row.since), checkedAt: at(row.checkedAt) }));
  },

  ordersBlockedBy: (installationId, code, subject) => ordersOf(db, installationId, code, subject),
});

/** `since` is when the answer became what it is, not when it was last asked. Returns which question had raised each problem. */
async function storeResults(tx: Parameters<typeof openProblem>[0], installationId: string, results: readonly CheckResult[], now: number): Promise<ReadonlyMap<string, string>> {
  const before = new Map((await tx.checkRow.findMany({ where: { installationId } })).map((row) => [`${row.code} ${row.subject}`, row]));
  await tx.checkRow.deleteMany({ where: { installationId } });
  const data = results.map((result, seq) => {
    const known = before.get(`${result.code} ${result.subject}`);
    const same = known && parsed<CheckResult>(known.data).result === result.result;
    return { installationId, code: result.code, subject: result.subject, seq, data: json(result), since: same ? known.since : wide(now), checkedAt: wide(now) };
  });
  await tx.checkRow.createMany({ data });
  const told = [...before.values()].map((row) => parsed<CheckResult>(row.data));
  return new Map(told.flatMap((row) => (row.cause && !row.learned ? [[`${row.cause.code} ${row.subject}`, row.code] as const] : [])));
}
