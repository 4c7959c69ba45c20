/** Due work as rows: when, how often tried, who holds it. Every method is one atomic statement or transaction. */
import type { Instant } from '~/domain/time';

export interface WorkRef {
  /** "order:<orderKey>", "checks:<installationId>", "probe:<connectionId>"… unique. */
  readonly key: string;
  readonly name: string;
  readonly installationId: string;
  /** Moves with every ring, so that a ring during the run is seen on finishing. */
  readonly ring: number;
  readonly dueAt: Instant;
}

export interface Lease {
  readonly key: string;
  readonly token: string;
  readonly until: Instant;
}

export interface ClaimedWork extends WorkRef {
  readonly lease: Lease;
  readonly attempts: number;
  readonly payload: Readonly<Record<string, string>>;
}

/** In the hand of a process, which knows by its own monotonic clock that nobody else has had it since. */
export interface WorkInHand extends ClaimedWork {
  /** Monotonic, from before it was claimed: wall clocks may jump while it is worked on. */
  readonly since: number;
}

/** What a run says of its row on giving it back. */
export interface WorkEnd {
  /** Null = done. */
  readonly dueAt: Instant | null;
  readonly attempts: number;
  readonly error: string | null;
  /** Set where it will not mend by itself: given up, or failing by a bug again and again. The first such moment is kept. */
  readonly deadSince?: Instant | null;
  /** Where the run has learned when its subject came to be. */
  readonly placedAt?: Instant;
}

export interface DeadWork extends Pick<WorkRef, 'key' | 'name' | 'installationId'> {
  readonly attempts: number;
  readonly lastError: string | null;
  readonly deadSince: Instant;
  /** When it is tried again all the same; null = never. */
  readonly dueAt: Instant | null;
}

export interface WorkStore {
  /** Makes rows due no later than given (creating them) and moves their ring number; returns them as they stand. */
  ring(rows: readonly { key: string; name: string; installationId: string; dueAt: Instant; payload?: Readonly<Record<string, string>> }[]): Promise<readonly WorkRef[]>;
  /** Takes a due row if nobody holds an unexpired lease on it. */
  claim(key: string, now: Instant, leaseMs: number): Promise<ClaimedWork | null>;
  /**
   * Due, unheld rows by turns: one of each kind of work of each installation, beginning with the one behind `after`, then a second of
   * each, and so on: a thousand waiting orders hold up no other shop, and no check, probe or sweep of their own. Within one the earliest
   * due goes first, then the earliest placed. Costs no more with a long backlog than with a short one.
   */
  due(now: Instant, limit: number, after?: Pick<WorkRef, 'installationId' | 'name'> | null): Promise<readonly WorkRef[]>;
  /** When the next of those rows becomes due that are not due yet. */
  soonest(now: Instant): Promise<Instant | null>;
  /** False when the lease was lost. */
  renew(lease: Lease, until: Instant): Promise<boolean>;
  /** Gives the row back. `rung`: the ring number moved meanwhile and the row stays due at once. */
  finish(claimed: ClaimedWork, next: WorkEnd): Promise<'finished' | 'rung' | 'lease-lost'>;
  /** For the "is anything left" question and the backlog line; `name` narrows it to one kind of work, such as "order". */
  backlog(installationId: string | null, now: Instant, name?: string): Promise<{ due: number; planned: number; oldestDueAt: Instant | null; nextDueAt: Instant | null }>;
  /** Rows that will not mend by themselves, the longest dead first. A ring runs them again. */
  dead(installationId: string | null, limit: number): Promise<readonly DeadWork[]>;
}
