import type { CheckResult } from '~/domain/checks/check';
import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import type { Instant } from '~/domain/time';
import type { Problem, ProblemStore } from '~/ports/problem-store';
import type { CheckRow, Memory, ProblemRow } from './memory';
import { countStatuses, sumUnits } from './order-rows';
import { closeIfIdle, markFixed, openProblem, problemName, tell } from './problems';
import { byText, keep, moment, momentOrNull, promised } from './shared';

/** Orders in another currency than the shop's are counted, not added. */
function amountOf(memory: Memory, installationId: string, keys: ReadonlySet<string>): string {
  const currency = memory.installations.get(installationId)?.currency ?? 'USD';
  let total = 0n;
  for (const key of keys) {
    const row = memory.orders.get(key)?.row;
    if (row?.currency !== currency) continue;
    const amount = parseMinor(row.currentTotal ?? '0', currency);
    if (amount.ok) total += amount.value;
  }
  return formatMinor(total, currency);
}

function asProblem(memory: Memory, { history: _told, freed: _freed, ...row }: ProblemRow): Problem {
  const keys = waitingOn(memory, row);
  return { ...row, orders: keys.size, amount: amountOf(memory, row.installationId, keys), units: sumUnits(memory, keys).reduce((sum, one) => sum + one.units, 0) };
}

const waitingOn = (memory: Memory, { installationId, cause, subject }: Pick<ProblemRow, 'installationId' | 'cause' | 'subject'>): ReadonlySet<string> =>
  memory.blocked.get(installationId)?.get(problemName(cause.code, subject)) ?? new Set();

export const memoryProblemStore = (memory: Memory): ProblemStore => {
  const problemsOf = (installationId: string): readonly ProblemRow[] => [...(memory.problems.get(installationId)?.values() ?? [])];
  const withId = (id: string): ProblemRow | undefined => [...memory.problems.values()].flatMap((problems) => [...problems.values()]).find((row) => row.id === id);

  function ordersBlockedBy(installationId: string, code: string, subject?: string): readonly string[] {
    const rows = problemsOf(installationId).filter((row) => row.cause.code === code && (subject === undefined || row.subject === subject));
    return [...new Set(rows.flatMap((row) => [...waitingOn(memory, row)]))].sort(byText);
  }

  return promised<ProblemStore>({
    open: (installationId) =>
      problemsOf(installationId).filter((row) => row.state !== 'closed').sort((a, b) => a.openedAt - b.openedAt || byText(a.id, b.id)).map((row) => asProblem(memory, row)),

    byId(installationId, id) {
      const row = problemsOf(installationId).find((one) => one.id === id);
      return row ? asProblem(memory, row) : null;
    },

    recordChecks(installationId, given, now) {
      const results = keep(given);
      const raisedBy = storeResults(memory, installationId, results, now);
      const failing = results.flatMap(({ result, cause, subject, learned }) => (result === 'failed' && cause && !learned ? [{ cause, subject }] : []));
      for (const { cause, subject } of failing) openProblem(memory, installationId, cause, subject, now, true);
      const unanswered = new Set<string>(results.filter((result) => result.result === 'could-not-check').map((result) => result.code));
      const stillFails = new Set(failing.map(({ cause, subject }) => problemName(cause.code, subject)));
      for (const problem of problemsOf(installationId)) {
        const name = problemName(problem.cause.code, problem.subject);
        // A question that could not be asked is no answer.
        if (!problem.checkFails || problem.state === 'closed' || stillFails.has(name) || unanswered.has(raisedBy.get(name) ?? '')) continue;
        memory.problems.get(installationId)?.set(name, { ...problem, checkFails: false });
        closeIfIdle(memory, installationId, name, now);
        markFixed(memory, installationId, name, now);
      }
    },

    checks: (installationId) => [...(memory.checks.get(installationId) ?? [])],

    ordersBlockedBy,

    fixed(installationId, code, subject, now) {
      for (const row of problemsOf(installationId)) {
        if (row.cause.code === code && (subject === undefined || row.subject === subject)) markFixed(memory, installationId, problemName(code, row.subject), now);
      }
      return ordersBlockedBy(installationId, code, subject);
    },

    mute(installationId, id, { until, by, at: now }) {
      const row = problemsOf(installationId).find((one) => one.id === id && one.state !== 'closed');
      if (!row) return null;
      const muted: ProblemRow = { ...row, mutedUntil: momentOrNull(until), mutedBy: until === null ? null : by };
      memory.problems.get(installationId)?.set(problemName(row.cause.code, row.subject), muted);
      tell(muted, { at: now, code: until === null ? 'unmuted' : 'muted', params: { by, ...(until === null ? {} : { until: new Date(until).toISOString() }) } });
      return asProblem(memory, muted);
    },

    history: (id) => [...(withId(id)?.history ?? [])],

    freed: (id) => countStatuses(memory, withId(id)?.freed.keys() ?? []),

    unitsOf(id) {
      const row = withId(id);
      return row ? sumUnits(memory, waitingOn(memory, row)) : [];
    },

    mutedOrders(installationId, which, now) {
      const isMuted = (name: string): boolean => (memory.problems.get(installationId)?.get(name)?.mutedUntil ?? 0) > moment(now);
      return [...memory.orders.values()].filter(({ row }) => {
        const names = [...(memory.blockers.get(row.key) ?? [])];
        return row.installationId === installationId && which.includes(row.verdict.status) && names.length > 0 && names.every(isMuted);
      }).length;
    },
  });
};

/** `since` is when the answer became what it is, not when it was last asked. Returns which question had raised each problem. */
function storeResults(memory: Memory, installationId: string, results: readonly CheckResult[], now: Instant): ReadonlyMap<string, string> {
  const nameOf = (row: CheckResult): string => problemName(row.code, row.subject);
  const before = new Map((memory.checks.get(installationId) ?? []).map((row) => [nameOf(row), row]));
  if (new Set(results.map(nameOf)).size < results.length) throw new Error('two answers to one question');
  const checkedAt = moment(now);
  const rows = results.map((result): CheckRow => {
    const known = before.get(nameOf(result));
    return Object.freeze({ ...result, since: known?.result === result.result ? known.since : checkedAt, checkedAt });
  });
  memory.checks.set(installationId, rows);
  return new Map([...before.values()].flatMap((row) => (row.cause && !row.learned ? [[problemName(row.cause.code, row.subject), row.code] as const] : [])));
}
