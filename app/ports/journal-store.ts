/** The posting journal: durable before and after every step. All writes are fenced by the order's lease. */
import type { PosMapping } from '~/domain/posting/mapping';
import type { PosError } from '~/domain/posting/pos-error';
import type { StepFacts, StepKind, StepState } from '~/domain/posting/step';
import type { PosDocument } from '~/domain/translation/document';
import type { Instant } from '~/domain/time';
import type { OrderKey } from './order-store';
import type { Lease } from './work-store';

export type DocumentState = 'frozen' | 'posting' | 'posted' | 'open' | 'left-pending' | 'stopped' | 'reconcile' | 'thawed';

export interface JournalStep {
  readonly key: string;
  readonly seq: number;
  readonly kind: StepKind;
  readonly bodyHash: string;
  readonly state: StepState;
  readonly isDocument: boolean;
  readonly prepares: boolean;
  readonly sentAt: Instant | null;
  readonly leaseToken: string | null;
  readonly externalId: string | null;
  readonly facts: StepFacts;
  readonly error: PosError | null;
}

export interface JournalDocument {
  readonly document: PosDocument;
  readonly number: string;
  readonly accountId: string;
  readonly state: DocumentState;
  readonly mapping: PosMapping;
  /** Counts plans: an amended plan keeps the steps of the earlier one. */
  readonly revision: number;
  /** The order was placed before the journal, or the document is posted again: the first send looks too. */
  readonly looksFirst: boolean;
  readonly posId: string | null;
  readonly posStatus: string | null;
  /** Decimal text. */
  readonly posTotal: string | null;
  readonly steps: readonly JournalStep[];
  readonly frozenAt: Instant;
  readonly finishedAt: Instant | null;
}

export type PlannedStep = Pick<JournalStep, 'key' | 'kind' | 'bodyHash' | 'isDocument' | 'prepares'>;

export interface JournalStore {
  documents(key: OrderKey): Promise<readonly JournalDocument[]>;
  /** The order's own number in the account, taken if it is new: `base`, or `base-2`, `base-3`… where others hold it. Stored for good. */
  takeNumber(accountId: string, key: OrderKey, base: string): Promise<string>;
  /** Document and whole plan in one transaction. False = lease lost. */
  freeze(key: OrderKey, lease: Lease, input: { document: PosDocument; number: string; accountId: string; mapping: PosMapping; steps: readonly PlannedStep[]; looksFirst: boolean; at: Instant }): Promise<boolean>;
  /**
   * Replaces the steps not yet done by a new plan; the old plan's rows stay, marked by their revision.
   * With `document`, an open one is changed in place: it is under way again until the new plan is done.
   */
  amend(key: OrderKey, lease: Lease, documentId: string, input: { document?: PosDocument; mapping: PosMapping; steps: readonly PlannedStep[]; at: Instant }): Promise<boolean>;
  /** Only while nothing but preparing steps was sent. */
  thaw(key: OrderKey, lease: Lease, documentId: string): Promise<boolean>;
  /** Before the bytes leave. Where the step is the document's own, the order row's `begun` is set in the same transaction. */
  sending(key: OrderKey, lease: Lease, documentId: string, stepKey: string, at: Instant): Promise<boolean>;
  done(key: OrderKey, lease: Lease, documentId: string, stepKey: string, externalId: string | null, facts: StepFacts): Promise<boolean>;
  refused(key: OrderKey, lease: Lease, documentId: string, stepKey: string, error: PosError): Promise<boolean>;
  /** The look-up proved that nothing was committed: the step may be sent again. */
  unsent(key: OrderKey, lease: Lease, documentId: string, stepKey: string): Promise<boolean>;
  /**
   * missing-reference: people, addresses and products of that id are void, and their steps run once more. What stands in a transaction
   * never does: ids of different records may be equal, and it would be made a second time.
   */
  voidRecord(key: OrderKey, lease: Lease, documentId: string, externalId: string): Promise<boolean>;
  finish(key: OrderKey, lease: Lease, documentId: string, input: { state: DocumentState; posId?: string | null; posStatus?: string | null; posTotal?: string | null; at: Instant }): Promise<boolean>;
  /** The documents that were finished last in an account, newest first: what its pace is measured by. */
  recent(accountId: string, since: Instant, limit: number): Promise<readonly { readonly key: OrderKey; readonly frozenAt: Instant; readonly finishedAt: Instant }[]>;
  /** Agreement ids or numbers that two documents of the account hold: always empty unless something is broken. */
  doubled(installationId: string): Promise<readonly string[]>;
}
