import type { CheckResult } from '~/domain/checks/check';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { Repair } from '~/domain/posting/repair';
import type { SettingsVersion } from '~/domain/settings/settings';
import type { SweepRun } from '~/domain/sweep/sweep';
import type { StockUnits } from '~/domain/posting/stock-units';
import type { SupportLink } from '~/domain/support-link';
import type { Instant } from '~/domain/time';
import type { Unfit } from '~/domain/verdict/bulk';
import type { Connection, PosAccount } from '~/ports/connection-store';
import type { Delivery } from '~/ports/inbox-store';
import type { Installation } from '~/ports/installation-store';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderRow, TimelineEntry } from '~/ports/order-store';
import type { PosLink } from '~/ports/pos-record-store';
import type { PrivacyRecord } from '~/ports/privacy-store';
import type { Problem, ProblemEntry } from '~/ports/problem-store';
import type { BulkRun } from '~/ports/run-store';
import type { SignIn } from '~/ports/sign-in-store';
import type { SupportVisit } from '~/ports/support-link-store';
import type { Sweep } from '~/ports/sweep-store';
import type { WorkRef } from '~/ports/work-store';

export interface WorkRow extends Omit<WorkRef, 'ring' | 'dueAt'> {
  readonly payload: Readonly<Record<string, string>>;
  ring: number;
  dueAt: Instant | null;
  placedAt: Instant;
  deadSince: Instant | null;
  leaseToken: string | null;
  leaseUntil: Instant;
  attempts: number;
  lastError: string | null;
}

export interface AccountRow extends Omit<PosAccount, 'circuit' | 'throttledUntil' | 'throttles' | 'calls'> {
  /** As text, so that two circuits are the same when their texts are. */
  circuit: string;
  currency: string;
  throttledUntil: Instant | null;
  throttles: number;
  calls: PosAccount['calls'];
  leaseToken: string | null;
  leaseUntil: Instant;
  facts: PosFacts | null;
}

export type ConnectionRow = Omit<Connection, 'account'> & { readonly accountId: string };
export type CheckRow = CheckResult & { readonly since: Instant; readonly checkedAt: Instant };

export interface ProblemRow extends Omit<Problem, 'orders' | 'amount' | 'units'> {
  readonly history: ProblemEntry[];
  /** Orders that waited on it since it was last opened. */
  readonly freed: Map<string, Instant>;
}

/** A run that a person started, and its orders. */
export interface BulkRow { run: BulkRun; readonly members: Map<string, { readonly state: 'fit' | 'unfit' | 'acted'; readonly unfit: Unfit | null }> }

/** `sortAt`: placedAt, else firstSeenAt; what lists are sorted by. */
export interface StoredOrder { readonly row: OrderRow; readonly sortAt: Instant }

/** `link` where a person tied the key to the id. */
export interface PosRecord { readonly externalId: string; readonly link: PosLink | null }

/** `log`: the newest visits first. */
export interface SupportLinkRow extends SupportLink { readonly tokenHash: string; readonly log: readonly SupportVisit[] }

/** All that the drivers of one database share. Plain data, so that `structuredClone` makes a backup of it. */
export interface Memory {
  lastId: number;
  readonly installations: Map<string, Installation>;
  readonly shops: Map<string, string>;
  /** Oldest first. */
  readonly settings: Map<string, SettingsVersion[]>;
  readonly accounts: Map<string, AccountRow>;
  readonly connections: Map<string, ConnectionRow>;
  /** Installation → its present connection. */
  readonly current: Map<string, string>;
  /** "<account> <kind>" → key → record. */
  readonly records: Map<string, Map<string, PosRecord>>;
  /** Shop → webhook id → delivery. */
  readonly deliveries: Map<string, Map<string, Delivery>>;
  /** Shop → topic → the newest delivery's time. */
  readonly lastDeliveries: Map<string, Map<string, Instant>>;
  readonly work: Map<string, WorkRow>;
  /** Installation → name → its rows that have a due time, the soonest first. */
  readonly waiting: Map<string, Map<string, WorkRow[]>>;
  readonly orders: Map<string, StoredOrder>;
  /** Order → units of its goods that the POS's stock does not reflect. */
  readonly units: Map<string, readonly StockUnits[]>;
  readonly timelines: Map<string, TimelineEntry[]>;
  /** Order → its blockers' problem names. */
  readonly blockers: Map<string, ReadonlySet<string>>;
  /** Installation → "<code> <subject>" → problem. */
  readonly problems: Map<string, Map<string, ProblemRow>>;
  /** Installation → "<code> <subject>" → the orders it blocks. */
  readonly blocked: Map<string, Map<string, Set<string>>>;
  readonly checks: Map<string, readonly CheckRow[]>;
  /** Order → document id → document. */
  readonly documents: Map<string, Map<string, JournalDocument>>;
  /** "<account> <number>" → the document that has it, as "<order> <document id>". */
  readonly documentNumbers: Map<string, string>;
  /** "<account> <order>" → number, and the numbers that are taken as "<account> <number>". */
  readonly orderNumbers: Map<string, string>;
  readonly takenNumbers: Set<string>;
  /** By id, in the order in which they were begun. */
  readonly repairs: Map<string, Repair>;
  readonly sweeps: Map<string, Omit<Sweep, 'run'>>;
  /** Installation → run id → run. */
  readonly runs: Map<string, Map<string, SweepRun>>;
  /** Run id → what a person started. */
  readonly bulk: Map<string, BulkRow>;
  readonly locks: Map<string, { readonly token: string; readonly until: Instant }>;
  /** Shop → until when its bucket is empty. */
  readonly throttles: Map<string, Instant>;
  /** "<shop> <webhook id>" → request. */
  readonly privacy: Map<string, PrivacyRecord>;
  readonly signIns: Map<string, SignIn & { readonly answered: boolean }>;
  readonly supportLinks: Map<string, SupportLinkRow>;
}

/** `lastId`: where ids and lease tokens count on from, so that two databases in one test can differ. */
export const newMemory = (lastId = 0): Memory => ({
  lastId,
  installations: new Map(), shops: new Map(), settings: new Map(), accounts: new Map(), connections: new Map(), current: new Map(), records: new Map(),
  deliveries: new Map(), lastDeliveries: new Map(), work: new Map(), waiting: new Map(), orders: new Map(), units: new Map(), timelines: new Map(),
  blockers: new Map(), problems: new Map(), blocked: new Map(), checks: new Map(),
  documents: new Map(), documentNumbers: new Map(), orderNumbers: new Map(), takenNumbers: new Set(), repairs: new Map(), sweeps: new Map(), runs: new Map(), bulk: new Map(),
  locks: new Map(), throttles: new Map(), privacy: new Map(), signIns: new Map(), supportLinks: new Map(),
});

/** Ids sort in the order in which they were given. */
export const newId = (memory: Memory, what: string): string => `${what}-${String((memory.lastId += 1)).padStart(8, '0')}`;
