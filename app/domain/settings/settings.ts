/** What the merchant chose. Every change makes a new version with its author and time; orders remember the version that judged them. */
import type { CustomFieldGroup } from '../checks/pos-facts';
import type { Instant } from '../time';

export type DownloadMoment = 'placed' | 'paid';

export interface DownloadSettings {
  readonly orders: boolean;
  readonly fulfilled: boolean;
  readonly unfulfilled: boolean;
  readonly archived: boolean;
  /** Orders processed before it are skipped; null only until the first connection has asked for it. */
  readonly startDate: Instant | null;
  readonly moment: DownloadMoment;
  readonly partiallyPaid: boolean;
  readonly paidWithoutTransactions: boolean;
  readonly pendingManual: boolean;
  readonly testOrders: boolean;
  readonly shopifyPos: boolean;
  readonly allowTags: readonly string[];
  readonly ignoreTags: readonly string[];
}

/** posted: Shopify's amounts. computed: the POS's own rates; the sale stops where they come to another total. */
export type TaxMode = 'posted' | 'computed';

export interface PosSettings {
  /** Put before the order name; unique per POS account among all prefixes ever used there. */
  readonly numberPrefix: string;
  readonly stationId: string | null;
  /** The location credited with taking the order. */
  readonly sourceLocationId: string | null;
  /** Ship-from location where no Shopify location is mapped. */
  readonly defaultLocationId: string | null;
  /** Shopify location gid → POS location id. */
  readonly locations: Readonly<Record<string, string>>;
  /** Sales employee; optional where the manifest says so. */
  readonly employeeId: string | null;
  readonly autoInvoice: boolean;
  /** Counts where the POS offers a choice. */
  readonly taxes: TaxMode;
}

export interface PaymentSettings {
  /** The POS payment type "Shopify" that receives every gateway without one of its own. */
  readonly defaultTypeId: string | null;
  /** Shopify gateway → POS payment type id, only where the merchant asked for one. */
  readonly gateways: Readonly<Record<string, string>>;
  /** Decimal text in the shop's currency. It never changes an amount; it only decides what is called equal. */
  readonly tolerance: string;
}

export type UnmatchedItems = 'block' | 'no-product';

export interface ItemSettings {
  /** What becomes of a SKU that no item of the POS answers to. On No Product Found its stock does not move. */
  readonly unmatched: UnmatchedItems;
  /** Keys of the POS's item custom fields that a SKU is looked for in after Item #, in this order. */
  readonly matchFields: readonly string[];
}

export type CustomerMatch = 'email' | 'phone';

export interface CustomerSettings {
  /** How a POS customer is recognised, the first first; without any every order makes a new one. */
  readonly matchBy: readonly CustomerMatch[];
  /** POS customer id for orders that name nobody, and for customers that the POS refuses; null: a walk-in customer. */
  readonly defaultId: string | null;
  /** Under which number the merchant knows that customer. */
  readonly defaultNumber: string | null;
}

/** What stands in required custom fields of the POS that Shopify has nothing for: group → key → value. */
export type FieldDefaults = Readonly<Partial<Record<CustomFieldGroup, Readonly<Record<string, string>>>>>;

export interface Settings {
  readonly download: DownloadSettings;
  readonly pos: PosSettings;
  readonly payments: PaymentSettings;
  readonly items: ItemSettings;
  readonly customers: CustomerSettings;
  readonly fieldDefaults: FieldDefaults;
}

export interface SettingsVersion {
  readonly version: number;
  readonly settings: Settings;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export const defaultSettings: Settings = {
  download: {
    orders: true, fulfilled: true, unfulfilled: true, archived: true,
    startDate: null, moment: 'paid',
    partiallyPaid: false, paidWithoutTransactions: false, pendingManual: false, testOrders: false, shopifyPos: true,
    allowTags: [], ignoreTags: [],
  },
  pos: {
    numberPrefix: 'S-', stationId: null, sourceLocationId: null, defaultLocationId: null, locations: {}, employeeId: null, autoInvoice: true, taxes: 'posted',
  },
  payments: { defaultTypeId: null, gateways: {}, tolerance: '0' },
  items: { unmatched: 'block', matchFields: [] },
  customers: { matchBy: ['email', 'phone'], defaultId: null, defaultNumber: null },
  fieldDefaults: {},
};
