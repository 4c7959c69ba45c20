/** The status words of an order's page. Their English and French are in the catalogues; no other word may be used. */
import type { Instant } from '../time';
import type { CauseCode } from './cause';

export const statuses = ['in_pos', 'partly', 'pending_pos', 'waiting', 'confirming', 'blocked', 'skipped', 'reconcile', 'handled'] as const;
export type Status = (typeof statuses)[number];

/** Language-free values for a text: ids, names, decimal amounts with currency code, ISO dates. */
export type Params = Readonly<Record<string, string>>;

export interface Cause {
  readonly code: CauseCode;
  readonly params: Params;
}

export interface Verdict {
  readonly status: Status;
  /** The one to fix first; null where the status says all (In POS). */
  readonly cause: Cause | null;
  readonly alsoNeeded: readonly Cause[];
  /** When the app will try by itself; null when it waits for something else. */
  readonly nextTryAt: Instant | null;
}
