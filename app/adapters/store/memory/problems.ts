import type { Blocker } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { ProblemEntry } from '~/ports/problem-store';
import { newId, type Memory, type ProblemRow } from './memory';
import { byText, keep, moment, within } from './shared';

export const problemName = (code: string, subject: string): string => `${code} ${subject}`;

/** What comes here is copied already. Blockers with the same code and subject are one problem: it opens with the first and closes with the last. */
export function replaceBlockers(memory: Memory, installationId: string, orderKey: string, blockers: readonly Blocker[], now: Instant): void {
  const wanted = new Map(blockers.map((blocker) => [problemName(blocker.cause.code, blocker.subject), blocker]));
  const blocked = within(memory.blocked, installationId);
  for (const name of [...(memory.blockers.get(orderKey) ?? [])].sort(byText)) {
    if (wanted.has(name)) continue;
    blocked.get(name)?.delete(orderKey);
    memory.problems.get(installationId)?.get(name)?.freed.set(orderKey, moment(now));
    closeIfIdle(memory, installationId, name, now);
  }
  for (const [name, { cause, subject }] of wanted) {
    blocked.set(name, (blocked.get(name) ?? new Set()).add(orderKey));
    openProblem(memory, installationId, cause, subject, now, false).freed.delete(orderKey);
  }
  memory.blockers.set(orderKey, new Set(wanted.keys()));
}

/** A closed problem is a new one when it comes back, and one that seemed to be fixed is open again when an order meets it after all. */
export function openProblem(memory: Memory, installationId: string, cause: Cause, subject: string, now: Instant, checkFails: boolean): ProblemRow {
  const problems = within(memory.problems, installationId);
  const name = problemName(cause.code, subject);
  const known = problems.get(name);
  const met = { cause, state: 'open', lastSeenAt: moment(now), fixedAt: null, closedAt: null } as const;
  if (known && known.state !== 'closed') {
    const row: ProblemRow = { ...known, ...met, checkFails: checkFails || known.checkFails };
    problems.set(name, row);
    if (known.fixedAt !== null) tell(row, { at: now, code: 'persists', params: {} });
    return row;
  }
  const fresh = { ...met, openedAt: moment(now), checkFails, freed: new Map<string, Instant>() };
  const row: ProblemRow = known ? { ...known, ...fresh } : { id: newId(memory, 'problem'), installationId, subject, mutedUntil: null, mutedBy: null, history: [], ...fresh };
  problems.set(name, row);
  tell(row, { at: now, code: known ? 'reopened' : 'opened', params: {} });
  return row;
}

export const tell = ({ history }: ProblemRow, entry: ProblemEntry): void => void history.push(keep({ ...entry, at: moment(entry.at) }));

export function closeIfIdle(memory: Memory, installationId: string, name: string, now: Instant): void {
  const problem: ProblemRow | undefined = memory.problems.get(installationId)?.get(name);
  const waiting = memory.blocked.get(installationId)?.get(name)?.size ?? 0;
  if (!problem || waiting > 0 || problem.checkFails || problem.state === 'closed') return;
  memory.problems.get(installationId)?.set(name, { ...problem, state: 'closed', closedAt: moment(now), fixedAt: null, mutedUntil: null, mutedBy: null });
  tell(problem, { at: now, code: 'closed', params: { orders: String(problem.freed.size) } });
}

/** Its cause is gone, and orders wait on it still. */
export function markFixed(memory: Memory, installationId: string, name: string, now: Instant): void {
  const problem = memory.problems.get(installationId)?.get(name);
  const waiting = memory.blocked.get(installationId)?.get(name)?.size ?? 0;
  if (problem?.state !== 'open' || waiting === 0) return;
  memory.problems.get(installationId)?.set(name, { ...problem, state: 'rechecking', fixedAt: moment(now) });
  tell(problem, { at: now, code: 'fixed', params: { orders: String(waiting) } });
}
