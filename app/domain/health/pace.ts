import type { Instant } from '../time';

/** When a document was begun and when it was done. */
export interface Done {
  readonly frozenAt: Instant;
  readonly finishedAt: Instant;
}

/** Documents older than this tell nothing of today's pace; fewer than these tell nothing at all. */
export const paceWindowMs = 60 * 60_000;
const fewest = 5;
/** Between two documents of a line that does not stand still: an order is read and judged before its document is frozen. */
const betweenMs = 3_000;

/**
 * How long one document takes while there is work: from end to end where they followed one another, else its own time and what precedes
 * it. The pauses of a shop that had nothing to send count for nothing. Null where too little was sent lately.
 */
export function documentMs(done: readonly Done[], now: Instant): number | null {
  const recent = done.filter((one) => now - one.finishedAt <= paceWindowMs).sort((a, b) => a.finishedAt - b.finishedAt);
  const times = recent.map((one, index) => {
    const own = Math.max(0, one.finishedAt - one.frozenAt) + betweenMs;
    const before = recent[index - 1];
    return before ? Math.min(own, one.finishedAt - before.finishedAt) : own;
  });
  if (times.length < fewest) return null;
  return times.reduce((sum, ms) => sum + ms, 0) / times.length;
}

/** When so many orders will have been sent at that pace, or at that of the one under way where it already takes longer. */
export function expectedFinish(waiting: { readonly due: number; readonly oldestDueAt: Instant | null }, eachMs: number | null, lastDone: Instant, now: Instant): Instant | null {
  if (waiting.due === 0 || eachMs === null) return null;
  const underWayMs = now - Math.max(lastDone, waiting.oldestDueAt ?? now);
  return now + Math.ceil(waiting.due * Math.max(eachMs, underWayMs));
}
