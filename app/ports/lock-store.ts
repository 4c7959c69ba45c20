/** One hand at a time across all processes. A lock is a lease: whoever dies frees it by its end. */
import type { Instant } from '~/domain/time';

export interface LockStore {
  /** A token for `release`, or null while another holder's time is not over. */
  take(name: string, now: Instant, leaseMs: number): Promise<string | null>;
  /** Nothing happens when the lock was lost meanwhile. */
  release(name: string, token: string): Promise<void>;
}
