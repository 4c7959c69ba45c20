import type { CustomerSettings, FieldDefaults, TaxMode } from '../settings/settings';
import type { RequiredProduct } from '../translation/document';

/** What a frozen document is mapped to in one POS account. Amounts are the document's and never change; this may be amended. */
export interface PosMapping {
  readonly stationId: string | null;
  readonly sourceLocationId: string | null;
  /** POS location id → a station there, where there is one: goods are invoiced at the location that hands them out. */
  readonly stationAt: Readonly<Record<string, string>>;
  /** Document line key → POS item id; absent for lines on required products, which the plan finds or creates. */
  readonly itemIds: Readonly<Record<string, string>>;
  /** Document line key → ship-from POS location id. */
  readonly shipFrom: Readonly<Record<string, string>>;
  /** Tender key → POS payment type id. */
  readonly paymentTypes: Readonly<Record<string, string>>;
  /** What the POS prints as sales representative; null = none. */
  readonly salesRep: string | null;
  /** Key of the POS custom field that holds the agreement's id; null when the POS refused such a field. */
  readonly referenceField: string | null;
  /** Values for required custom fields, by group then key. */
  readonly customValues: FieldDefaults;
  /** Those among them that were chosen after the POS had made the transaction: a change brings them onto it. */
  readonly lateValues?: FieldDefaults;
  /** Required product → the POS item that a person chose in its stead. */
  readonly productIds?: Readonly<Partial<Record<RequiredProduct, string>>>;
  readonly autoInvoice: boolean;
  /** How the POS's customer is found, and who stands in for one that it refuses; absent on plans older than the setting. */
  readonly customers?: CustomerSettings;
  /** Key of the POS custom field for the order's note; null or absent where there is none. */
  readonly noteField?: string | null;
  /** In whose name a POS enters sales that wants an id; null where nobody is chosen, absent on older plans. */
  readonly employeeId?: string | null;
  readonly taxes?: TaxMode;
}
