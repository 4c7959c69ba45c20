/** One hand at a time across all processes. A lock is a lease: whoever dies frees it by its end. */
import type { Instant } from '~/domain/time';

export interface LockStore {
  /** A token for `release`, or null while another holder's time is not over. `lapsed` false = nobody's time counts as over, because `now` is not to be trusted. */
  take(name: string, now: Instant, leaseMs: number, lapsed?: boolean): Promise<string | null>;
  /** Nothing happens when the lock was lost meanwhile. */
  release(name: string, token: string): Promise<void>;
}
