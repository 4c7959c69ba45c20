/**
 * The vendor's public material leaves these answers open, so a scenario may flip each of them
 * (`POST /_control/settings`). Defaults are the likeliest reading; where two are equally likely, the stricter.
 */
export interface Switches {
  /** How a create answers: 201 with an empty body and an absolute or relative Location, or a body with the id and no Location. */
  readonly postAnswer: 'location-absolute' | 'location-relative' | 'body';
  readonly putAnswer: 'empty-200' | '204' | 'body';
  readonly validationCode: 400 | 422;
  readonly detailsShape: 'array' | 'string' | 'nested';
  /** How a custom field is named inside `details`. */
  readonly detailsCustomKey: 'custom@key' | 'custom.key' | 'key';
  readonly limit: Limit;
  /** Seconds sent with a 429, or null for a 429 without Retry-After. */
  readonly retryAfter: number | null;
  /** Where an empty required custom field stops a record; items and customers can only stop at `create`. */
  readonly requiredBlocksAt: Readonly<Record<'sales.transaction' | 'sales.transaction.line_item', 'create' | 'finish'>>;
  /** Opening an order while a required field is empty: refused, or taken and left pending without a word. */
  readonly openingWithGaps: 'refused' | 'stays-pending';
  readonly rejectUnlistedValues: boolean;
  readonly uniqueCustomFields: boolean;
  readonly uniquePublicIds: boolean;
  /** Whether orders, invoices and tickets share one space of numbers. */
  readonly numberSpace: 'separate' | 'shared';
  /** What becomes of `unique: true` on a sales transaction field. */
  readonly transactionUnique: 'accepted' | 'refused' | 'ignored';
  /** `checked`: the order's custom values are copied to its invoice, and a unique one is then refused as a duplicate. */
  readonly invoiceCustom: 'not-copied' | 'copied' | 'checked';
  readonly invoiceTax: 'from-order' | 'recomputed';
  /** Automatic tax runs once more when an order is opened and adds its entry again. */
  readonly autoTaxAgainAtOpen: boolean;
  readonly invoiceLineByOrderLine: boolean;
  readonly invoiceCompletesItself: boolean;
  readonly overInvoicing: 'refused' | 'accepted';
  /** `lines-stay`: an invoice line needs stock at the invoice's location. `negative`: on hand may fall below zero. */
  readonly overselling: 'lines-stay' | 'negative';
  readonly completeNeedsPaid: boolean;
  readonly openNeedsPaid: boolean;
  readonly customerRequired: boolean;
  readonly stationMustMatchLocation: boolean;
  readonly nestedOrderLines: boolean;
  readonly negativeOrderQty: 'refused' | 'accepted';
  readonly negativePayments: 'refused' | 'accepted';
  /** Whether a ticket may be posted with `type: "Return"`; otherwise only negative quantities make a return. */
  readonly returnByType: boolean;
  /** Setting a status that the record already has. */
  readonly sameStatus: 'refused' | 'accepted';
  /** Whether a payment type created over the API is accepted on sales orders from the start. */
  readonly newPaymentTypesOnOrders: boolean;
  readonly archivedItems: 'refused' | 'accepted';
  readonly orderDelete: '405' | 'pending-only';
  readonly lineDelete: 'allowed' | '405';
  readonly addressNeeds: readonly string[];
  /** Address text with blanks around it is refused (a connector had to trim). */
  readonly addressTrimmed: boolean;
  /** A filter on a field that no record has: nothing fits, the condition is ignored, or 400. */
  readonly unknownFilter: 'nothing' | 'ignored' | 'refused';
  readonly filterCase: 'sensitive' | 'insensitive';
  readonly predicates: 'question' | 'plain' | 'both';
  readonly perPage: number;
  /** Cap of `per_page=all`. */
  readonly perPageAll: number;
}

export type Limit =
  | { readonly kind: 'off' }
  | { readonly kind: 'in-flight'; readonly max: number }
  | { readonly kind: 'rate'; readonly perSecond: number; readonly burst: number }
  | { readonly kind: 'every'; readonly n: number };

export const DEFAULT_SWITCHES: Switches = {
  postAnswer: 'location-absolute',
  putAnswer: 'empty-200',
  validationCode: 400,
  detailsShape: 'array',
  detailsCustomKey: 'custom@key',
  limit: { kind: 'in-flight', max: 1 },
  retryAfter: null,
  requiredBlocksAt: { 'sales.transaction': 'create', 'sales.transaction.line_item': 'finish' },
  openingWithGaps: 'refused',
  rejectUnlistedValues: true,
  uniqueCustomFields: true,
  uniquePublicIds: true,
  numberSpace: 'separate',
  transactionUnique: 'accepted',
  invoiceCustom: 'not-copied',
  invoiceTax: 'from-order',
  autoTaxAgainAtOpen: false,
  invoiceLineByOrderLine: true,
  invoiceCompletesItself: false,
  overInvoicing: 'refused',
  overselling: 'lines-stay',
  completeNeedsPaid: true,
  openNeedsPaid: false,
  customerRequired: true,
  stationMustMatchLocation: false,
  nestedOrderLines: true,
  negativeOrderQty: 'refused',
  negativePayments: 'accepted',
  returnByType: true,
  sameStatus: 'refused',
  newPaymentTypesOnOrders: true,
  archivedItems: 'refused',
  orderDelete: '405',
  lineDelete: 'allowed',
  addressNeeds: ['first_name', 'last_name'],
  addressTrimmed: true,
  unknownFilter: 'nothing',
  filterCase: 'sensitive',
  predicates: 'question',
  perPage: 20,
  perPageAll: 2000,
};

export const SWITCH_NAMES = Object.keys(DEFAULT_SWITCHES) as readonly (keyof Switches)[];
