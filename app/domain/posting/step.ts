/** States of one journalled step and what can come back from it. */
import type { RequiredProduct } from '../translation/document';
import type { PosError } from './pos-error';

export type StepKind = 'find-or-create' | 'create' | 'change' | 'verify';

/** planned → sending → done | refused; sending with an unknown answer stays sending (= in doubt); void = its record is gone. */
export type StepState = 'planned' | 'sending' | 'done' | 'refused' | 'void';

/** Language-free facts that earlier steps learned: ids and decimal amounts as text, keyed "order.id", "tax.automatic"… */
export type StepFacts = Readonly<Record<string, string>>;

export type SendOutcome =
  | { readonly kind: 'done'; readonly externalId: string | null; readonly facts: StepFacts }
  | { readonly kind: 'failed'; readonly error: PosError }
  /** The POS's total is not ours: stopped before the step that makes the document final. Decimal texts. */
  | { readonly kind: 'differs'; readonly ours: string; readonly theirs: string }
  /** The POS took it and will not finish it. */
  | { readonly kind: 'left-pending'; readonly reason: string; readonly fields: readonly string[] };

export type FindOutcome =
  | { readonly kind: 'one'; readonly externalId: string; readonly facts: StepFacts }
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly externalIds: readonly string[] }
  | { readonly kind: 'cannot-tell'; readonly error: PosError | null };

/** What of the document a step carries, by the document's own keys; absent where the step's name says all. */
export type StepMatter =
  | { readonly kind: 'line' | 'tax' | 'payment'; readonly key: string }
  | { readonly kind: 'product'; readonly product: RequiredProduct }
  | { readonly kind: 'shipping' }
  | { readonly kind: 'whole' };

export interface PosStep {
  /** Unique within the document and stable over re-planning, for example "order", "line:3.2", "payment:gid…". */
  readonly key: string;
  readonly kind: StepKind;
  /** sha-256 hex of what is sent, without personal data. */
  readonly bodyHash: string;
  /** True on the step that creates the document's own POS transaction: from then on the order is ours. */
  readonly isDocument: boolean;
  /** Steps that only prepare (customer, address, required product) leave the document thawable. */
  readonly prepares: boolean;
  /**
   * Names the record that other documents of the account may look for and make as well, such as a buyer's or a product; without
   * personal data. One makes it at a time, and while it is in doubt nobody else does: what a look-up does not find may be on its way.
   */
  readonly shared?: string;
  readonly matter?: StepMatter;
  /** `startBefore`: monotonic milliseconds; the transport compares it immediately before handing over the bytes and answers unreachable if it is past. */
  send(facts: StepFacts, startBefore: number): Promise<SendOutcome>;
  /** Looks whether an earlier send took effect. `taken` are ids that other steps hold and that must not be returned. */
  find(facts: StepFacts, taken: ReadonlySet<string>): Promise<FindOutcome>;
}
