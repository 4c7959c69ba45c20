/** How far each shop was compared with Shopify. All writes are fenced by the lease of the sweep's own work row. */
import type { KnownOrder } from '~/domain/sweep/compare';
import type { Coverage, Hearing, SweepRun } from '~/domain/sweep/sweep';
import type { Instant } from '~/domain/time';
import type { Lease, WorkRef } from './work-store';

export interface Sweep {
  /** Null until the first run has ended. */
  readonly coverage: Coverage | null;
  readonly hearing: Hearing;
  /** The unfinished run, else the newest; null before the first. */
  readonly run: SweepRun | null;
}

export interface SweepStore {
  /** Null until `listen`. */
  read(installationId: string): Promise<Sweep | null>;
  /** Webhooks can be expected from now on: the shop was installed, or installed again. */
  listen(installationId: string, at: Instant): Promise<void>;
  /** Those of the orders that have a row here, by their ids. */
  known(installationId: string, orderIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, KnownOrder>>;
  /**
   * One page in one transaction: rows made for fresh orders with a line on their timeline, work made due, the run moved on. So the
   * cursor cannot pass an order that is not due. Null = lease lost, nothing written.
   */
  take(lease: Lease, page: { run: SweepRun; hearing: Hearing; due: readonly { readonly id: string; readonly fresh: boolean }[]; at: Instant }): Promise<readonly WorkRef[] | null>;
  /** Begins, stops or ends a run. With its end, runs beyond the retention go. False = lease lost. */
  save(lease: Lease, run: SweepRun, coverage?: Coverage): Promise<boolean>;
  /** Newest first. */
  runs(installationId: string, limit: number): Promise<readonly SweepRun[]>;
}

/** What is kept of ended runs. */
export const runsKept = { days: 30, rows: 200 } as const;
