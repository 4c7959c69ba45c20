import type { CauseCode } from '../verdict/cause';
import type { Cause, Params } from '../verdict/verdict';
import type { PosFacts } from './pos-facts';

export type CheckGroup = 'connection' | 'people' | 'orders' | 'prerequisites' | 'mappings' | 'shopify' | 'queue';

interface CheckKind {
  readonly group: CheckGroup;
  /** What of the POS has to be read anew to answer it again; whether it answers at all is asked each time. */
  readonly reads: readonly (keyof PosFacts)[];
  /** Failing, it keeps no order back that a person has not chosen to keep back, or none at all. */
  readonly warns?: true;
}

/** Every question there is, in the order in which they are shown. */
export const checkKinds = {
  'pos-reachable': { group: 'connection', reads: [] },
  'pos-speed': { group: 'connection', reads: [], warns: true },
  'pos-access': { group: 'connection', reads: [] },
  'pos-rights': { group: 'connection', reads: ['connectingUser', 'employees', 'locations', 'stations', 'paymentTypes', 'customFields', 'products', 'switches'] },
  'connecting-user': { group: 'people', reads: ['connectingUser'] },
  'assigned-employee': { group: 'people', reads: ['employees'] },
  'order-settings': { group: 'orders', reads: [], warns: true },
  'order-dates': { group: 'orders', reads: [], warns: true },
  'order-tags': { group: 'orders', reads: [], warns: true },
  'archives-first': { group: 'orders', reads: [] },
  'fulfils-first': { group: 'orders', reads: [] },
  'nobody-captures': { group: 'orders', reads: [] },
  'required-products': { group: 'prerequisites', reads: ['products'] },
  'required-fields': { group: 'prerequisites', reads: ['customFields', 'products'] },
  'loosened-fields': { group: 'prerequisites', reads: [], warns: true },
  'payment-type': { group: 'prerequisites', reads: ['paymentTypes'] },
  'register-open': { group: 'prerequisites', reads: ['stations'], warns: true },
  'account-switches': { group: 'prerequisites', reads: ['switches'] },
  'reference-field': { group: 'prerequisites', reads: [], warns: true },
  payments: { group: 'mappings', reads: ['paymentTypes'] },
  taxes: { group: 'mappings', reads: [] },
  location: { group: 'mappings', reads: ['locations'] },
  station: { group: 'mappings', reads: ['stations'] },
  currency: { group: 'mappings', reads: [] },
  skus: { group: 'mappings', reads: [] },
  'shopify-scopes': { group: 'shopify', reads: [] },
  'shopify-webhooks': { group: 'shopify', reads: [] },
  'shopify-sweep': { group: 'shopify', reads: [] },
  'shopify-history': { group: 'shopify', reads: [], warns: true },
  queue: { group: 'queue', reads: [] },
  'in-doubt': { group: 'queue', reads: [], warns: true },
} as const satisfies Readonly<Record<string, CheckKind>>;

/** What has to be read anew to find out whether a cause still stands. Orders that met one of these are tried again when it does not. */
export const readsForCause: Readonly<Partial<Record<CauseCode, readonly (keyof PosFacts)[]>>> = {
  'E-POS-ACCESS': [],
  'E-POS-RIGHT': checkKinds['pos-rights'].reads,
  'E-CONNECTING-USER': ['connectingUser'],
  'E-EMP-ARCHIVED': ['employees'],
  'E-REQ-PRODUCT': ['products', 'customFields'],
  'E-REQ-FIELD': ['customFields', 'products'],
  'E-REQ-SWITCH': ['switches'],
  'E-PAY-UNMAPPED': ['paymentTypes'],
  'E-PAY-REFUSED': ['paymentTypes'],
  'E-LOCATION': ['locations'],
  'E-STATION': ['stations'],
  'E-POS-PENDING': ['customFields'],
};

export type CheckCode = keyof typeof checkKinds;
export const checkCodes = Object.keys(checkKinds) as readonly CheckCode[];
export const isCheckCode = (text: string): text is CheckCode => Object.hasOwn(checkKinds, text);
export const kindOf = (code: CheckCode): CheckKind => checkKinds[code];

export type CheckResultKind = 'passed' | 'failed' | 'not-applicable' | 'could-not-check';

/** The answer to one named question. One code may answer for several subjects (each required field is its own row). */
export interface CheckResult {
  readonly code: CheckCode;
  readonly group: CheckGroup;
  /** What it is about, for example a field's key; empty when the question has one answer. */
  readonly subject: string;
  readonly result: CheckResultKind;
  /** Language-free values for the sentence on screen. */
  readonly params: Params;
  /** The cause that orders meet while it fails; null for warnings that stop nothing. */
  readonly cause: Cause | null;
  /** Known only from orders that met it: such a row opens no problem beside theirs, and its end is for the next try to find out. */
  readonly learned?: true;
  /** Orders that a setting keeps back: they are skipped or wait, and no blocker ties them to a problem. */
  readonly keeps?: OrdersAtStake;
  /** Orders expected to meet it in the next 7 days: as many as would have met it in the last 7. */
  readonly expected?: number;
}

export interface OrdersAtStake {
  readonly orders: number;
  /** Decimal text in the shop's currency. */
  readonly amount: string;
}

/** What stands between one order and the POS. Blockers with the same code and subject are one problem. */
export interface Blocker {
  readonly cause: Cause;
  readonly subject: string;
}
