import type { Instant } from '../time';
import type { Params } from '../verdict/verdict';
import { kindOf, type Blocker, type CheckCode, type CheckResult, type CheckResultKind } from './check';
import type { Fact } from './pos-facts';

export const row = (code: CheckCode, result: CheckResultKind, params: Params = {}, more: Partial<CheckResult> = {}): CheckResult => ({ code, group: kindOf(code).group, subject: '', result, params, cause: null, ...more });

/** A row that fails for a cause; its problem has the same subject. */
export const failedRow = (code: CheckCode, { cause, subject }: Blocker, more: Partial<CheckResult> = {}): CheckResult => row(code, 'failed', cause.params, { cause, subject, ...more });

/** Why the POS was not asked, or did not answer. */
export const unknownRow = (code: CheckCode, fact: Fact<unknown> | undefined, closed: Closed | null): CheckResult => {
  const reason = fact?.kind === 'unknown' ? fact.error.kind : closed;
  return row(code, 'could-not-check', reason ? { reason } : {});
};

/** While one of these lasts nothing but a probe calls the POS. */
export type Closed = 'offline' | 'stopped' | 'throttled';

/** One row for each cause found, one "passed" where there is none. Two ways to one cause are one row. */
export function judged(code: CheckCode, causes: readonly Blocker[], passed: Params, more: Partial<CheckResult> = {}): readonly CheckResult[] {
  if (causes.length === 0) return [row(code, 'passed', passed)];
  return [...new Map(causes.map((blocker) => [blocker.subject, blocker])).values()].map((blocker) => failedRow(code, blocker, more));
}

export const iso = (at: Instant): string => new Date(at).toISOString();
