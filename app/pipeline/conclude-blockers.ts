import type { Blocker } from '~/domain/checks/check';
import { verdictOfBlockers } from '~/domain/verdict/verdict-of-blockers';
import type { Conclusion } from './conclusion';

/** All that stands in the way, the first to fix first. Nothing is due: the fix of a cause rings its orders. */
export function concludeBlockers(blockers: readonly Blocker[]): Conclusion {
  return { verdict: verdictOfBlockers(blockers), blockers, dueAt: null };
}
