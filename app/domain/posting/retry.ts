import type { Instant } from '../time';
import type { PosError } from './pos-error';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Temporary trouble of one order: 1, 5, 15 and 60 minutes, 3, 6 and 12 hours, then daily.
 * The first seven add up to 22 h 21 min; daily tries follow at 46 and 70 hours, and the last is made when three days are full.
 */
export const temporarySchedule: readonly number[] = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day];
export const giveUpAfterMs = 3 * day;

export type RetryAdvice =
  | { readonly kind: 'later'; readonly at: Instant }
  /** The POS is asked before anything is sent again. */
  | { readonly kind: 'reconcile' }
  /** After a person or a setting has changed something. */
  | { readonly kind: 'person' }
  | { readonly kind: 'gave-up' };

export interface Series {
  /** Failed tries so far in this series. */
  readonly attempts: number;
  readonly troubleSince: Instant | null;
  readonly now: Instant;
}

/** Causes of the whole connection (throttled, unauthorised) use up no attempts and never give up. */
export function adviceFor(error: PosError, series: Series): RetryAdvice {
  switch (error.kind) {
    case 'throttled':
      return { kind: 'later', at: error.until };
    case 'in-doubt':
    case 'already-exists':
      return { kind: 'reconcile' };
    case 'unauthorised':
    case 'forbidden':
    case 'rejected':
      return { kind: 'person' };
    case 'missing-reference':
      return { kind: 'later', at: series.now };
    case 'unreachable':
      return afterTrouble(series);
  }
}

function afterTrouble({ attempts, troubleSince, now }: Series): RetryAdvice {
  if (troubleSince !== null && now - troubleSince >= giveUpAfterMs) return { kind: 'gave-up' };
  const wait = temporarySchedule[Math.min(attempts, temporarySchedule.length - 1)] ?? day;
  return { kind: 'later', at: Math.min(now + wait, (troubleSince ?? now) + giveUpAfterMs) };
}
