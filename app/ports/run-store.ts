/** What a person asked to be done with many orders: planned first, then done piece by piece, then summed up. */
import type { Decision } from '~/domain/settings/decision';
import type { BulkKind, Unfit } from '~/domain/verdict/bulk';
import type { Status } from '~/domain/verdict/verdict';
import type { Instant } from '~/domain/time';
import type { NewTimelineEntry, OrderKey, OrderQuery } from './order-store';
import type { Lease, WorkRef } from './work-store';

export interface BulkRun {
  readonly id: string;
  readonly installationId: string;
  readonly kind: BulkKind;
  /** Planning: its orders are being gathered. Planned: it waits for the person's word. */
  readonly state: 'planning' | 'planned' | 'running' | 'cancelled' | 'done';
  /** Who planned it; once it runs, who started it. */
  readonly by: string;
  /** Null for one that was not cancelled, or before that was kept. */
  readonly cancelledBy: string | null;
  /** Why orders are handled; it goes to each order's decision and is kept here only until the run has ended. */
  readonly note: string | null;
  /** All of a filter; null where the orders were named one by one. */
  readonly query: Omit<OrderQuery, 'limit' | 'cursor'> | null;
  /** How far the filter's orders are gathered. */
  readonly cursor: string | null;
  readonly startedAt: Instant;
  /** When it last came forward. */
  readonly movedAt: Instant;
  readonly endedAt: Instant | null;
  /** What its orders had come to when it ended. */
  readonly outcome: Readonly<Partial<Record<Status, number>>> | null;
}

/** How many of its orders can be, or were, acted on, and why the others are left alone. */
export interface Tally {
  readonly toDo: number;
  readonly acted: number;
  readonly unfit: Readonly<Partial<Record<Unfit, number>>>;
}

export interface BulkMember { readonly key: OrderKey; readonly unfit: Unfit | null }

/** What is written with a member's being acted on. */
export interface BulkAct extends BulkMember {
  readonly decision: Decision | null;
  readonly entry: NewTimelineEntry;
}

export interface RunStore {
  /** Together with the orders that were named one by one. With it, plans that nobody started and runs beyond their time go. */
  create(run: Omit<BulkRun, 'id'>, members?: readonly BulkMember[]): Promise<BulkRun>;
  get(installationId: string, id: string): Promise<BulkRun | null>;
  /** Newest first. */
  recent(installationId: string, limit: number): Promise<readonly BulkRun[]>;
  /** The oldest that has something to be done by itself: it is planning or running, or was cancelled and not summed up. */
  active(installationId: string): Promise<BulkRun | null>;
  /** One page of its orders, those named twice once; `next` null = that was the last. False = somebody else has taken this page. */
  gather(run: BulkRun, members: readonly BulkMember[], next: string | null, at: Instant): Promise<boolean>;
  /** planned → running, with its work due, in one transaction: from then on it is the run of whoever said so, with their note where one is needed. */
  begin(installationId: string, id: string, said: Pick<BulkRun, 'by' | 'note'>, at: Instant): Promise<WorkRef | null>;
  /** What was acted on stays so. Null = it had ended. */
  cancel(installationId: string, id: string, by: string, at: Instant): Promise<WorkRef | null>;
  tally(id: string): Promise<Tally>;
  /** Members not acted on yet. */
  toDo(id: string, limit: number): Promise<readonly OrderKey[]>;
  /** Acts, marks and rings in one transaction, each member once, while the run is running. Null = lease lost. */
  act(lease: Lease, run: BulkRun, acts: readonly BulkAct[], at: Instant): Promise<readonly WorkRef[] | null>;
  /** Members acted on whose order is due or in hand. */
  underWay(id: string, now: Instant): Promise<number>;
  /** What the orders acted on have come to by now. */
  outcome(id: string): Promise<Readonly<Partial<Record<Status, number>>>>;
  /** Sums it up; a cancelled run stays cancelled. False = lease lost. */
  end(lease: Lease, run: BulkRun, outcome: Readonly<Partial<Record<Status, number>>>, at: Instant): Promise<boolean>;
}

/** One row for all runs of a shop: they are done one after the other. */
export const bulkWorkKey = (installationId: string): string => `bulk:${installationId}`;

/** What is kept of runs that people started. */
export const bulkKept = { days: 90, planDays: 1 } as const;
