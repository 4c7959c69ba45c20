/** What is kept for a time only. Orders and their journal are not among it: they stay as long as the shop does. */
import type { Instant } from '~/domain/time';

/** Rows older than these moments may go. */
export interface Horizons {
  /** The newest delivery of a topic always stays: silence is measured from it. */
  readonly deliveries: Instant;
  readonly timeline: Instant;
  /** Closed problems. */
  readonly problems: Instant;
  /** Records of compliance requests that are done. */
  readonly privacy: Instant;
  /** Support links that have ended or were revoked. */
  readonly supportLinks: Instant;
  /** Locks whose time was over by then. */
  readonly locks: Instant;
}

export interface RetentionStore {
  /** In small bites, so that nobody waits for long; returns how many rows went. */
  prune(horizons: Horizons, now: Instant): Promise<Readonly<Record<string, number>>>;
}
