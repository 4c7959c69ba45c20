import type { Db } from '~/db.server';
import type { CheckResult } from '~/domain/checks/check';
import type { ProblemEntry, ProblemStore } from '~/ports/problem-store';
import { asProblem, countStatuses, sumUnits } from './problem-rows';
import { closeIfIdle, markFixed, openProblem, tell } from './problems';
import { at, json, parsed, wide, wideOrNull, type Tx } from './shared';

async function ordersOf(db: Db | Tx, installationId: string, code: string, subject?: string): Promise<string[]> {
  const rows = await db.blocker.findMany({ where: { installationId, code, ...(subject === undefined ? {} : { subject }) }, select: { orderKey: true }, distinct: ['orderKey'], orderBy: { orderKey: 'asc' } });
  return rows.map((row) => row.orderKey);
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
        await markFixed(tx, problem.id, now);
      }
    });
  },

  async checks(installationId) {
    const rows = await db.checkRow.findMany({ where: { installationId }, orderBy: { seq: 'asc' } });
    return rows.map((row) => ({ ...parsed<CheckResult>(row.data), since: at(row.since), checkedAt: at(row.checkedAt) }));
  },

  ordersBlockedBy: (installationId, code, subject) => ordersOf(db, installationId, code, subject),

  async fixed(installationId, code, subject, now) {
    return db.$transaction(async (tx) => {
      const rows = await tx.problem.findMany({ where: { installationId, code, state: 'open', ...(subject === undefined ? {} : { subject }) }, orderBy: { subject: 'asc' } });
      for (const { id } of rows) await markFixed(tx, id, now);
      return ordersOf(tx, installationId, code, subject);
    });
  },

  async mute(installationId, id, { until, by, at: now }) {
    const row = await db.$transaction(async (tx) => {
      const { count } = await tx.problem.updateMany({ where: { id, installationId, state: { not: 'closed' } }, data: { mutedUntil: wideOrNull(until), mutedBy: until === null ? null : by } });
      if (count === 0) return null;
      await tell(tx, id, { at: now, code: until === null ? 'unmuted' : 'muted', params: { by, ...(until === null ? {} : { until: new Date(until).toISOString() }) } });
      return tx.problem.findUnique({ where: { id } });
    });
    return row && asProblem(db, row);
  },

  async history(id) {
    const rows = await db.problemEntry.findMany({ where: { problemId: id }, orderBy: { seq: 'asc' } });
    return rows.map((row) => ({ at: at(row.at), code: row.code as ProblemEntry['code'], params: parsed(row.params) }));
  },

  freed: (id) => countStatuses(db, { freedOf: { some: { problemId: id } } }),

  unitsOf: (id) => sumUnits(db, { blockers: { some: { problem: { id } } } }),

  mutedOrders: (installationId, which, now) =>
    db.orderRow.count({ where: { installationId, status: { in: [...which] }, blockers: { some: {}, none: { problem: { OR: [{ mutedUntil: null }, { mutedUntil: { lte: wide(now) } }] } } } } }),
});

/** `since` is when the answer became what it is, not when it was last asked. Returns which question had raised each problem. */
async function storeResults(tx: Tx, installationId: string, results: readonly CheckResult[], now: number): Promise<ReadonlyMap<string, string>> {
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
