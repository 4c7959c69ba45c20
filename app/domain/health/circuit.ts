import type { Instant } from '../time';

/** Whether a POS account answers. Kept in the database; transitions are pure, so every worker sees the same one. */
export type Circuit =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly since: Instant; readonly probeAt: Instant; readonly failures: number };
