/** One row per Shopify order: what was read, what was judged, what its page says. */
import type { RuleTrace, GateOutcome } from '~/domain/settings/gate-types';
import type { Decision } from '~/domain/settings/decision';
import type { Status, Verdict } from '~/domain/verdict/verdict';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Blocker } from '~/domain/checks/check';
import type { StockUnits } from '~/domain/posting/stock-units';
import type { Instant } from '~/domain/time';
import type { Lease } from './work-store';

/** "<installationId>/<numeric order id>": one text that names the order in work keys and addresses. */
export type OrderKey = string;

export interface OrderRow {
  readonly key: OrderKey;
  readonly installationId: string;
  readonly orderId: string;
  readonly name: string | null;
  readonly currency: string | null;
  /** Decimal texts in `currency`. */
  readonly purchaseTotal: string | null;
  readonly currentTotal: string | null;
  readonly placedAt: Instant | null;
  readonly firstSeenAt: Instant;
  readonly shopifyUpdatedAt: Instant | null;
  readonly hash: string | null;
  readonly decision: Decision;
  /** The version that first judged it while it did not go ("from now" binds to it); null = today's alone counts. */
  readonly boundVersion: number | null;
  readonly judgedVersion: number | null;
  readonly outcome: GateOutcome | null;
  readonly trace: readonly RuleTrace[];
  /** What of the order the gate looked at (`writeGateFacts`); null = not judged since this is kept. */
  readonly gateFacts: string | null;
  /** What it asks of the POS beside its items, for example "gateway:paypal"; no personal data. */
  readonly needs: readonly string[];
  readonly verdict: Verdict;
  readonly attempts: number;
  readonly lastTriedAt: Instant | null;
  /** The first temporary failure of the present series, for giving up after three days. */
  readonly troubleSince: Instant | null;
  /** True once the step that creates the sale's POS transaction was recorded as sending. */
  readonly begun: boolean;
  readonly posNumber: string | null;
}

export type OrderPatch = Partial<Omit<OrderRow, 'key' | 'installationId' | 'orderId' | 'firstSeenAt'>> & {
  /** Replaces what was known of its stock. */
  readonly units?: readonly StockUnits[];
};

export interface OrderQuery {
  readonly installationId: string;
  readonly statuses?: readonly Status[];
  readonly cause?: CauseCode;
  /** Id of a problem: the orders that wait on it, or did since it was last opened. */
  readonly problem?: string;
  /** Id of a person's run: its orders. */
  readonly run?: string;
  /** Matches order name or POS number, whatever the case of its letters, or id. */
  readonly text?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly cursor?: string | null;
  readonly limit: number;
}

/** The little of an order that other settings are tried on. */
export type JudgedOrder = Pick<OrderRow, 'key' | 'currency' | 'currentTotal' | 'decision' | 'boundVersion' | 'begun' | 'gateFacts'>;

export interface OrderStore {
  get(key: OrderKey): Promise<OrderRow | null>;
  /** Creates the row as Waiting if it is not there. */
  ensure(installationId: string, orderId: string, at: Instant): Promise<OrderRow>;
  /**
   * One transaction, fenced by the lease: row, its blockers (replacing all) and timeline entries. False = lease lost, nothing written.
   * `boundVersion` is left as it is where settings have become newer than `judgedVersion` meanwhile: a release may just have freed it.
   */
  save(key: OrderKey, lease: Lease, patch: OrderPatch, blockers: readonly Blocker[] | null, entries: readonly NewTimelineEntry[]): Promise<boolean>;
  /** A person's decision; not fenced, because people do not hold leases. */
  decide(key: OrderKey, decision: Decision, entry: NewTimelineEntry): Promise<void>;
  /** A line on the timelines of these orders, for what a person did that concerns them all; not fenced either. */
  tell(keys: readonly OrderKey[], entry: NewTimelineEntry): Promise<void>;
  /** "These too": orders in the given statuses are freed from the version that judged them. Returns their keys. */
  unbind(installationId: string, statuses: readonly Status[]): Promise<readonly OrderKey[]>;
  keys(query: Omit<OrderQuery, 'limit' | 'cursor'>): Promise<readonly OrderKey[]>;
  /** A cursor that no list of ours gave begins at the beginning. */
  list(query: OrderQuery): Promise<{ readonly rows: readonly OrderRow[]; readonly next: string | null }>;
  /** Pages of what was placed since then, the newest first, with no more of each row than a trial needs. */
  judged(query: { readonly installationId: string; readonly from: Instant; readonly cursor: string | null; readonly limit: number }): Promise<{ readonly rows: readonly JudgedOrder[]; readonly next: string | null }>;
  counts(installationId: string): Promise<Readonly<Record<Status, number>>>;
  /** Units of stock in the orders that fit, summed by SKU and location, in their order. */
  units(query: Omit<OrderQuery, 'limit' | 'cursor'>): Promise<readonly StockUnits[]>;
  timeline(key: OrderKey): Promise<readonly TimelineEntry[]>;
}

/** Codes, not sentences: "webhook.received", "gate.judged", "step.done"… The catalogue turns them into text. */
export interface NewTimelineEntry {
  readonly at: Instant;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}
export interface TimelineEntry extends NewTimelineEntry { readonly id: string }
