/** What is known of a POS account. A part that could not be read says so: could not check is not failed. */
import type { PosError } from '../posting/pos-error';
import type { Instant } from '../time';
import type { RequiredProduct } from '../translation/document';

export type Fact<T> = { readonly kind: 'known'; readonly value: T; readonly readAt: Instant } | { readonly kind: 'unknown'; readonly error: PosError };

/** Why sales in a person's name are not taken; null where they are, or where the POS does not say. */
export type PersonTrouble = 'archived' | 'locked' | 'other-shop';
export interface PosPerson { readonly id: string; readonly name: string; readonly active: boolean; readonly why: PersonTrouble | null; /** The one location where this person may sell; absent where any. */ readonly onlyAt?: string }
export interface PosStation { readonly id: string; readonly name: string; readonly locationId: string; readonly active: boolean; /** Absent: the POS does not say whether its day is open. */ readonly open?: boolean }
export interface PosLocation { readonly id: string; readonly name: string; readonly active: boolean }
export interface PosPaymentType { readonly id: string; readonly name: string; readonly active: boolean; /** null: the POS does not say. */ readonly acceptedOnOrders: boolean | null }

export const customFieldGroups = ['item', 'customer', 'transaction', 'line'] as const;
export type CustomFieldGroup = (typeof customFieldGroups)[number];
export interface PosCustomField {
  readonly id: string; readonly key: string; readonly name: string; readonly group: CustomFieldGroup;
  readonly required: boolean; readonly unique: boolean;
  /** Allowed values where the field is a list, else null. */
  readonly values: readonly string[] | null;
}

export type ProductState = 'absent' | 'present' | 'archived' | 'renamed' | 'duplicated';
export interface PosProduct {
  readonly product: RequiredProduct;
  readonly state: ProductState;
  readonly externalId: string | null;
  /** The number of the item that a person chose in its stead. */
  readonly linkedTo?: string;
}

/** A switch of the account by which sales are refused that lack something. `field`: the POS's word for it in a refusal. */
export interface AccountSwitch { readonly name: 'customer' | 'sales-rep' | 'price-reason'; readonly field: string; readonly on: boolean }

export interface PosFacts {
  /** The person whose rights the token carries. */
  readonly connectingUser: Fact<PosPerson | null>;
  readonly employees: Fact<readonly PosPerson[]>;
  readonly locations: Fact<readonly PosLocation[]>;
  readonly stations: Fact<readonly PosStation[]>;
  readonly paymentTypes: Fact<readonly PosPaymentType[]>;
  readonly customFields: Fact<readonly PosCustomField[]>;
  readonly products: Fact<readonly PosProduct[]>;
  /** Absent where the POS has none. */
  readonly switches?: Fact<readonly AccountSwitch[]>;
}

/** Items that answer to one SKU; active ones only count as matches. */
export interface ItemMatch { readonly id: string; /** What the POS calls Item #. */ readonly number: string; readonly name: string; readonly active: boolean; /** Sold only with a serial number, which Shopify does not have. */ readonly needsSerial?: true }
export type ItemMatches = ReadonlyMap<string, readonly ItemMatch[]>;

/** Whether an order's line may stand on it. */
export const isSellable = (match: ItemMatch): boolean => match.active && match.needsSerial !== true;

/** A customer of the POS as somebody chooses one by number. */
export interface CustomerRecord { readonly id: string; readonly active: boolean }

/** As people tell items apart, in any language. */
export const itemLabel = ({ number, name }: ItemMatch): string => (name === '' || name === number ? number : `${number} (${name})`);
