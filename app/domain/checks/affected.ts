import type { Cause } from '../verdict/verdict';
import type { CheckResult } from './check';

interface Standing {
  readonly cause: Cause;
  readonly subject: string;
}

/** The problems whose orders a check's row stands for: its own, and those of orders that the POS left pending for the same reason. */
export function affectedBy<T extends Standing>({ code, subject, cause, params }: CheckResult, problems: readonly T[]): readonly T[] {
  if (!cause) return [];
  const about = code === 'skus' ? params.sku : subject;
  const own = problems.filter((problem) => problem.cause.code === cause.code && problem.subject === about);
  if (code !== 'required-fields') return own;
  const names = (problem: T): readonly string[] => (problem.cause.params.fields ?? '').split(',').map((name) => name.trim());
  return [...own, ...problems.filter((problem) => problem.cause.code === 'E-POS-PENDING' && names(problem).some((name) => name === params.field || name === params.key))];
}
