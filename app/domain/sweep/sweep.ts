/** The periodic comparison with Shopify: how far it has come, and each execution of it. */
import type { Instant } from '../time';

/** Why a run goes over the window it goes over. */
export type RunTrigger = 'first' | 'start-date' | 'schedule';

/** What stopped a run for now; it goes on from where it stood. */
export type RunTrouble = 'throttled' | 'unreachable' | 'unauthorised' | 'forbidden' | 'unreadable';

export interface Counts {
  readonly listed: number;
  /** Orders that nobody knew here. */
  readonly fresh: number;
  /** Known orders that Shopify has changed since they were read. */
  readonly changed: number;
  /** Orders that a webhook should have announced, and none did. */
  readonly missed: number;
  /** Pages that could not be taken. */
  readonly failed: number;
}

export const nothingYet: Counts = { listed: 0, fresh: 0, changed: 0, missed: 0, failed: 0 };

/** Where the list goes on: orders updated since, behind Shopify's own cursor. `reached` is the newest time that was listed. */
export interface Position {
  readonly since: Instant;
  readonly cursor: string | null;
  readonly reached: Instant;
}

/** One execution, from its first page to its last, however many pieces, stops and restarts lie between. */
export interface SweepRun {
  readonly id: string;
  readonly installationId: string;
  readonly kind: 'sweep';
  readonly trigger: RunTrigger;
  readonly state: 'running' | 'stopped' | 'done';
  /** Orders created or updated in this time. */
  readonly from: Instant;
  readonly to: Instant;
  /** It would have begun earlier, but Shopify shares the last 60 days only. */
  readonly limited: boolean;
  readonly position: Position;
  readonly counts: Counts;
  readonly startedAt: Instant;
  /** When it last came forward. */
  readonly movedAt: Instant;
  readonly endedAt: Instant | null;
  readonly trouble: RunTrouble | null;
  readonly detail: string | null;
  /** Stops in a row, which decide how long it rests. */
  readonly stops: number;
}

/** What has been compared so far: every order updated between the two times. */
export interface Coverage {
  readonly from: Instant;
  readonly to: Instant;
  /** The newest change listed, by Shopify's clock. */
  readonly reached: Instant;
}

/** Whether Shopify's webhooks reach us, as far as the sweep can tell. */
export interface Hearing {
  /** Since when webhooks can be expected: the installation, or the last reinstallation. */
  readonly since: Instant;
  /** Orders found that none announced, since the last that did arrive; and when the newest of them was placed. */
  readonly missed: number;
  readonly newest: Instant | null;
}
