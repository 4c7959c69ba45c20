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

export interface WorkStore {
  /** Makes rows due no later than given (creating them) and moves their ring number; returns them as they stand. */
  ring(rows: readonly { key: string; name: string; installationId: string; dueAt: Instant; payload?: Readonly<Record<string, string>> }[]): Promise<readonly WorkRef[]>;
  /** Takes a due row if nobody holds an unexpired lease on it. */
  claim(key: string, now: Instant, leaseMs: number): Promise<ClaimedWork | null>;
  /** Due, unheld rows: fair between installations (round-robin), oldest due first within one kind of work: a thousand waiting orders hold up no check, probe or sweep. */
  due(now: Instant, limit: number): Promise<readonly WorkRef[]>;
  /** False when the lease was lost. */
  renew(lease: Lease, until: Instant): Promise<boolean>;
  /** Gives the row back. `rung`: the ring number moved meanwhile and the row stays due at once. */
  finish(claimed: ClaimedWork, next: { dueAt: Instant | null; attempts: number; error: string | null }): Promise<'finished' | 'rung' | 'lease-lost'>;
  /** For the "is anything left" question and the backlog line; `name` narrows it to one kind of work, such as "order". */
  backlog(installationId: string | null, now: Instant, name?: string): Promise<{ due: number; planned: number; oldestDueAt: Instant | null; nextDueAt: Instant | null }>;
}
