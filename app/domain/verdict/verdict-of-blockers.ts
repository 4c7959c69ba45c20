import type { Blocker } from '../checks/check';
import { causeCodes } from './cause';
import type { Verdict } from './verdict';

/** Causes stand in the catalogue in the order in which they are best fixed: access first, then people, products, sums. */
const rank = (blocker: Blocker): number => causeCodes.indexOf(blocker.cause.code);

/** Asked only with at least one blocker. */
export function verdictOfBlockers(blockers: readonly Blocker[]): Verdict {
  const [first, ...others] = [...blockers].sort((a, b) => rank(a) - rank(b));
  if (!first) throw new Error('nothing blocks this order');
  return { status: 'blocked', cause: first.cause, alsoNeeded: others.map((blocker) => blocker.cause), nextTryAt: null };
}
