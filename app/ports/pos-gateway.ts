/** One POS kind behind one interface. Every method answers with a value; foreign errors never pass this line. */
import type { CustomerRecord, ItemMatches, PosFacts } from '~/domain/checks/pos-facts';
import type { Buyer } from '~/domain/order/buyer';
import type { PosMapping } from '~/domain/posting/mapping';
import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome, PosStep, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import type { TaxMode } from '~/domain/settings/settings';
import type { PosDocument, RequiredProduct } from '~/domain/translation/document';
import type { Remarks } from '~/domain/translation/remarks';
import type { Clock } from './clock';
import type { CredentialFault, CredentialKeeper, Credentials, PosConnecting, PosSignIn } from './pos-connecting';

export type { CredentialFault, CredentialField, CredentialKeeper, Credentials, PosSignIn } from './pos-connecting';

/** What a fix can do in this POS by its API; what is not named is done by a person, along the steps of the guide. */
export type PosFix = 'create-employee' | 'create-payment-type' | 'create-product' | 'loosen-field';

/** What a person puts right in the POS's own screens. */
export const posTasks = ['optional-field', 'required-field', 'usable-product', 'active-person', 'usable-payment-type', 'active-location', 'pending-sale', 'permission'] as const;
export type PosTask = (typeof posTasks)[number];

/** Numbered steps in the POS's own words; {field}, {group}, {product}, {employee}… are filled in from the cause. */
export type PosGuide = Readonly<Record<'en' | 'fr', readonly string[]>>;

export interface PosManifest {
  readonly kind: string;
  readonly name: string;
  readonly connecting: PosConnecting;
  /** What this POS calls the two; the screens have sentences for each word. */
  readonly words: { readonly station: 'station' | 'register'; readonly location: 'location' | 'shop' };
  /** Whether an order's station has to stand at the order's own location. */
  readonly stationAtLocation: boolean;
  /** What a sale has no field for and carries as a line of a product of ours. */
  readonly asLines?: readonly ('shipping' | 'tax')[];
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
  readonly fixes?: readonly PosFix[];
  /** Steps for what only the POS itself can put right; a task without any is told in general words. */
  readonly guides?: Readonly<Partial<Record<PosTask, PosGuide>>>;
  /** How tax can get into a sale, the default first: Shopify's own amounts posted, or what the POS reckons, compared with them before the sale is final. */
  readonly taxes: readonly TaxMode[];
}

export interface PosIdentity {
  /** Account key, the same for every shop joined to it (Heartland: the subdomain). */
  readonly account: string;
  readonly userName: string | null;
  readonly currency: string | null;
  /** Rights that we need and were not granted; absent where the POS does not tell. */
  readonly missingRights?: readonly string[];
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
  /** The required product that it is of, such as a fee, a gift card or what the shop owes; null for goods; absent where the POS does not tell. */
  readonly product?: RequiredProduct | null;
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
  /** Present for what the manifest names under `fixes`. Each looks before it makes, so that a second click makes nothing twice. */
  readonly fixes?: PosFixes;
  /** Address in the POS's own screens where the task is done, as near as is known. */
  linkToTask?(task: PosTask): string | null;
  /** What it is made of by now, in any order; absent where a POS does not tell, and then its total has to do. */
  readLines?(externalId: string): Promise<Result<readonly PosLineReading[], PosError>>;
  /** Address of the document in the POS's own screens, for "View in POS". */
  linkTo(externalId: string, document: PosDocument): string | null;
}

export interface PosFixes {
  /** An active person of that name; answers with the id. */
  createEmployee?(name: string): Promise<Result<string, PosError>>;
  /** A required product, with values for the custom fields of items. `startBefore` as for a step. */
  createProduct?(product: RequiredProduct, values: Readonly<Record<string, string>>, startBefore?: number): Promise<Result<string, PosError>>;
  /** The *required* switch of a custom field. Setting it as it stands changes nothing. */
  requireField?(fieldId: string, required: boolean, startBefore?: number): Promise<Result<null, PosError>>;
}

/** How one call ended: answered, in whatever words; asked to wait; or not at all in its time. */
export interface Heard {
  readonly kind: 'answered' | 'throttled' | 'silent';
  readonly ms: number;
}

export interface PosAdapter {
  readonly manifest: PosManifest;
  /** Checks what was typed or granted: the host must match the manifest's pattern and reach nothing else. */
  validate(credentials: Credentials): Result<{ readonly account: string; readonly credentials: Credentials }, readonly CredentialFault[]>;
  /** `currency`: the account's, which amounts are read in. `hear` is told of every call. Without a `keeper` credentials that end are not renewed. */
  open(credentials: Credentials, currency: string, hear?: (heard: Heard) => void, keeper?: CredentialKeeper): PosGateway;
  /** Where the manifest connects by sign-in; null while the operator has not set up the app at the POS. */
  readonly signIn: PosSignIn | null;
}

/** What an adapter is made with, from the operator's settings of its kind. */
export interface PosOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Replaces the real hosts, for example "http://127.0.0.1:4020/{subdomain}". */
  readonly template: string | null;
  readonly requestTimeoutMs: number | null;
  /** The app as it is registered at a POS that connects by sign-in; absent or null until the operator has done so. */
  readonly client?: { readonly id: string; readonly secret: string } | null;
}

export interface PosRegistry {
  /** All there are, also those that nobody can connect to at present: shops may still be connected. */
  kinds(): readonly PosManifest[];
  /** Those that can be connected to. */
  offered(): readonly PosManifest[];
  adapter(kind: string): PosAdapter;
}
