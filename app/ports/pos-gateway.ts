/** One POS kind behind one interface. Every method answers with a value; foreign errors never pass this line. */
import type { CustomerRecord, ItemMatches, PosFacts } from '~/domain/checks/pos-facts';
import type { Buyer } from '~/domain/order/buyer';
import type { PosMapping } from '~/domain/posting/mapping';
import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome, PosStep, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { Remarks } from '~/domain/translation/remarks';

/** What a person types to connect; `secret` fields are sealed before they are stored. */
export interface CredentialField {
  readonly name: string;
  readonly secret: boolean;
}

export interface PosManifest {
  readonly kind: string;
  readonly name: string;
  readonly credentials: readonly CredentialField[];
  /** 1: a document runs under the account's lease while it has a step to send. */
  readonly concurrency: 1 | 'many';
  readonly requestTimeoutMs: number;
  /** How long a commit may still land after its request was lost. */
  readonly settleMs: number;
  readonly assignedEmployee: 'required' | 'optional' | 'never';
  /** Whether a document with money missing may be posted open. */
  readonly mayStayOpen: boolean;
  readonly tellsCurrency: boolean;
  readonly numberMaxLength: number;
}

export type Credentials = Readonly<Record<string, string>>;

export type CredentialFault = { readonly field: string; readonly code: 'missing' | 'malformed' | 'not-allowed' };

export interface PosIdentity {
  /** Account key, the same for every shop joined to it (Heartland: the subdomain). */
  readonly account: string;
  readonly userName: string | null;
  readonly currency: string | null;
}

export interface PlanRequest {
  readonly document: PosDocument;
  /** The POS number, stored with the document. */
  readonly number: string;
  readonly mapping: PosMapping;
  /** Null for orders without any person; the plan then uses the POS's walk-in customer. */
  readonly buyer: Buyer | null;
  /** Read afresh like the buyer, because people write what they like into it. */
  readonly remarks: Remarks;
  /** The order's sale, for a document that follows it; null for the sale itself. */
  readonly sale: StandingSale | null;
}

/** The sale as the journal knows it: its POS id, number, and what its steps learned. */
export interface StandingSale {
  readonly posId: string | null;
  readonly number: string;
  readonly facts: StepFacts;
}

export interface PosLineReading {
  /** A count as text, without a fraction where it is whole. */
  readonly quantity: string;
  readonly unitPrice: bigint;
}

/** A document as the POS tells it. Decimal texts in the account's currency. */
export interface PosDocumentReading {
  readonly externalId: string;
  readonly number: string;
  /** The POS's own word, for example "pending", "open", "closed". */
  readonly status: string;
  readonly state: 'final' | 'open' | 'pending' | 'void';
  readonly total: string;
}

export interface PosGateway {
  readonly manifest: PosManifest;
  /** One cheap call: does the POS answer, and as whom? May answer unreachable, throttled, unauthorised, forbidden. */
  probe(): Promise<Result<PosIdentity, PosError>>;
  /** Reads what the checks need; parts that fail are unknown, each with its error. Parts in `keep` are fresh enough and not read again. */
  readFacts(keep?: Partial<PosFacts>): Promise<PosFacts>;
  /** Every SKU asked for is a key of the answer. Matches Item # exactly, then, for what has no active match, the given custom fields in their order. */
  findItems(skus: readonly string[], fields: readonly string[]): Promise<Result<ItemMatches, PosError>>;
  /** Customers of exactly this number. */
  findCustomers(number: string): Promise<Result<readonly CustomerRecord[], PosError>>;
  /**
   * Idempotent preparation at connection: the payment type "Shopify" and the reference field; picks them if they exist.
   * Rejections are reported per part, not as failure of the whole.
   */
  prepareAccount(): Promise<Result<{ readonly paymentTypeId: string | null; readonly referenceField: string | null; readonly refused: readonly PosError[] }, PosError>>;
  /** Pure: builds the steps in order, sends nothing. */
  plan(request: PlanRequest): readonly PosStep[];
  /** Whether the POS holds the document under our reference; one under the number alone may be somebody else's and is *many*. */
  findDocument(document: PosDocument, number: string, referenceField: string | null): Promise<FindOutcome>;
  readDocument(externalId: string, document: PosDocument): Promise<Result<PosDocumentReading, PosError>>;
  /** What it is made of by now, in any order; absent where a POS does not tell, and then its total has to do. */
  readLines?(externalId: string): Promise<Result<readonly PosLineReading[], PosError>>;
  /** Address of the document in the POS's own screens, for "View in POS". */
  linkTo(externalId: string, document: PosDocument): string | null;
}

/** How one call ended: answered, in whatever words; asked to wait; or not at all in its time. */
export interface Heard {
  readonly kind: 'answered' | 'throttled' | 'silent';
  readonly ms: number;
}

export interface PosAdapter {
  readonly manifest: PosManifest;
  /** Checks the form: the host must match the manifest's pattern and reach nothing else. */
  validate(credentials: Credentials): Result<{ readonly account: string; readonly credentials: Credentials }, readonly CredentialFault[]>;
  /** `currency`: the account's, which amounts are read in. `hear` is told of every call. */
  open(credentials: Credentials, currency: string, hear?: (heard: Heard) => void): PosGateway;
}

export interface PosRegistry {
  kinds(): readonly PosManifest[];
  adapter(kind: string): PosAdapter;
}
