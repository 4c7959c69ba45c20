import type { Blocker } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import { newId, type Memory, type ProblemRow } from './memory';
import { moment, within } from './shared';

export const problemName = (code: string, subject: string): string => `${code} ${subject}`;

/** What comes here is copied already. Blockers with the same code and subject are one problem: it opens with the first and closes with the last. */
export function replaceBlockers(memory: Memory, installationId: string, orderKey: string, blockers: readonly Blocker[], now: Instant): void {
  const wanted = new Map(blockers.map((blocker) => [problemName(blocker.cause.code, blocker.subject), blocker]));
  const blocked = within(memory.blocked, installationId);
  for (const name of memory.blockers.get(orderKey) ?? []) {
    if (wanted.has(name)) continue;
    blocked.get(name)?.delete(orderKey);
    closeIfIdle(memory, installationId, name, now);
  }
  for (const [name, { cause, subject }] of wanted) {
    blocked.set(name, (blocked.get(name) ?? new Set()).add(orderKey));
    openProblem(memory, installationId, cause, subject, now, false);
  }
  memory.blockers.set(orderKey, new Set(wanted.keys()));
}

export function openProblem(memory: Memory, installationId: string, cause: Cause, subject: string, now: Instant, checkFails: boolean): void {
  const problems = within(memory.problems, installationId);
  const name = problemName(cause.code, subject);
  const known = problems.get(name);
  const fresh = { cause, state: 'open', openedAt: moment(now), closedAt: null } as const;
  if (!known) problems.set(name, { id: newId(memory, 'problem'), installationId, subject, mutedUntil: null, ...fresh, checkFails });
  else if (known.state === 'closed') problems.set(name, { ...known, ...fresh, checkFails });
  else problems.set(name, { ...known, cause: fresh.cause, checkFails: checkFails || known.checkFails });
}

export function closeIfIdle(memory: Memory, installationId: string, name: string, now: Instant): void {
  const problem: ProblemRow | undefined = memory.problems.get(installationId)?.get(name);
  const waiting = memory.blocked.get(installationId)?.get(name)?.size ?? 0;
  if (!problem || waiting > 0 || problem.checkFails || problem.state === 'closed') return;
  memory.problems.get(installationId)?.set(name, { ...problem, state: 'closed', closedAt: moment(now) });
}
