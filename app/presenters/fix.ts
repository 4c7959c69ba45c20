import type { CauseCode } from '~/domain/verdict/cause';
import type { Cause } from '~/domain/verdict/verdict';

export type OrderIntent = 'include' | 'retry' | 'handle' | 'leave-out' | 'undo';

/** What a fix button does. Links lead to the very field (`?focus=`); acts are done where the order's page stands. */
export type Fix =
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'act'; readonly intent: OrderIntent }
  | { readonly kind: 'shopify' }
  | { readonly kind: 'pos' };

export type Doer = 'settings' | 'pos' | 'shopify' | 'us' | 'nobody';

interface Remedy {
  readonly first: Fix;
  readonly second: Fix | null;
  readonly doer: Doer;
}

const to = (path: string): Fix => ({ kind: 'link', to: path });
const act = (intent: OrderIntent): Fix => ({ kind: 'act', intent });
const shopify: Fix = { kind: 'shopify' };
const pos: Fix = { kind: 'pos' };
const field = (page: string, name: string): Fix => to(`/app/settings/${page}?focus=${name}`);
const remedy = (doer: Doer, first: Fix, second: Fix | null = null): Remedy => ({ first, second, doer });

const remedies: Record<CauseCode, Remedy> = {
  'S-RULE-OFF': remedy('settings', field('orders', 'orders'), act('include')),
  'S-OUT-OF-RANGE': remedy('settings', act('include'), field('orders', 'startDate')),
  'S-TOO-OLD': remedy('pos', act('handle'), shopify),
  'S-TEST': remedy('settings', field('orders', 'testOrders'), shopify),
  'S-TAG-IGNORED': remedy('settings', field('orders', 'ignoreTags'), act('include')),
  'S-TAG-MISSING': remedy('settings', field('orders', 'allowTags'), act('include')),
  'S-FROM-POS': remedy('nobody', shopify),
  'S-SHOPIFY-POS': remedy('settings', field('orders', 'shopifyPos'), act('include')),
  'S-CANCELLED': remedy('nobody', shopify),
  'S-DELETED': remedy('nobody', to('/app/orders')),
  'S-LEFT-OUT': remedy('settings', act('undo')),
  'W-QUEUED': remedy('nobody', act('retry')),
  'W-NOT-SET-UP': remedy('settings', to('/app/settings/connection')),
  'W-PAYMENT': remedy('shopify', shopify, field('orders', 'moment')),
  'W-POS-OFFLINE': remedy('pos', to('/app/checks')),
  'W-POS-LIMIT': remedy('nobody', to('/app/orders?view=waiting')),
  'W-SHOPIFY-LIMIT': remedy('nobody', to('/app/orders?view=waiting')),
  'W-RETRY': remedy('nobody', act('retry')),
  'W-PAUSED': remedy('settings', to('/app/settings/connection')),
  'W-IN-DOUBT': remedy('nobody', act('retry')),
  'E-POS-ACCESS': remedy('settings', field('connection', 'token'), to('/app/settings/connection#prerequisites')),
  'E-POS-RIGHT': remedy('pos', to('/app/settings/connection#prerequisites'), act('retry')),
  'E-EMP-ARCHIVED': remedy('settings', field('locations', 'employeeId')),
  'E-CONNECTING-USER': remedy('settings', field('connection', 'token')),
  'E-REQ-PRODUCT': remedy('pos', act('retry'), to('/app/checks#required-products')),
  'E-REQ-FIELD': remedy('pos', to('/app/checks#required-fields'), act('retry')),
  'E-SKU-UNKNOWN': remedy('settings', to('#link-item'), act('retry')),
  'E-SKU-DUPLICATE': remedy('settings', to('#link-item'), act('retry')),
  'E-SUM-MISMATCH': remedy('us', to('#money'), act('retry')),
  'E-IDENTITY': remedy('pos', to('#money'), act('handle')),
  'E-PAY-UNMAPPED': remedy('settings', field('payments', 'gateways')),
  'E-PAY-REFUSED': remedy('settings', field('payments', 'defaultTypeId'), act('retry')),
  'E-CURRENCY': remedy('pos', act('handle'), shopify),
  'E-LOCATION': remedy('settings', field('locations', 'defaultLocationId')),
  'E-STATION': remedy('settings', field('locations', 'stationId')),
  'E-REQ-SWITCH': remedy('pos', to('/app/checks#account-switches'), act('retry')),
  'E-POS-REJECTED': remedy('pos', act('retry'), act('handle')),
  'E-POS-TOTAL': remedy('pos', to('#money'), act('retry')),
  'E-GAVE-UP': remedy('pos', act('retry'), act('handle')),
  'E-INTERNAL': remedy('us', act('retry'), act('handle')),
  'E-WEBHOOKS-SILENT': remedy('us', to('/app/checks#shopify-webhooks')),
  'E-SWEEP-STOPPED': remedy('us', to('/app/checks#shopify-sweep')),
  'E-ARCHIVED-FIRST': remedy('settings', field('orders', 'archived')),
  'E-FULFILLED-FIRST': remedy('settings', field('orders', 'fulfilled')),
  'E-NOT-CAPTURED': remedy('settings', field('orders', 'moment')),
  'E-POS-PENDING': remedy('pos', pos, act('retry')),
  'P-NOT-PAID-IN-FULL': remedy('shopify', shopify, act('retry')),
  'P-REFUND-PENDING': remedy('nobody', shopify, act('retry')),
  'N-IDENTITY': remedy('nobody', to('/app/orders')),
  'N-FIELD-LOOSENED': remedy('nobody', to('/app/checks#loosened-fields')),
  'E-RECONCILE': remedy('pos', act('handle'), act('retry')),
  'H-HANDLED': remedy('settings', act('undo')),
};

/** Form fields of the four switches, by the gate rule that they decide. */
const switchOf: Readonly<Record<string, string>> = {
  'download-orders': 'orders',
  'download-fulfilled': 'fulfilled',
  'download-unfulfilled': 'unfulfilled',
  'download-archived': 'archived',
};

/** Where what a difference between two sums is made of can be set right. */
const closings: Readonly<Record<string, Remedy>> = {
  tolerance: remedy('settings', field('payments', 'tolerance'), to('#money')),
  payments: remedy('settings', field('payments', 'gateways'), to('#money')),
  tip: remedy('settings', to('/app/checks#required-products'), to('#money')),
  products: remedy('pos', to('/app/checks#required-products'), to('#money')),
  discount: remedy('shopify', shopify, to('#money')),
};

export function fixOf(cause: Cause): Remedy {
  const known = closings[cause.params.closes ?? ''] ?? remedies[cause.code];
  if (cause.code === 'N-IDENTITY' && cause.params.id) return { ...known, first: to(`/app/orders/${cause.params.id}`) };
  if (cause.code === 'S-RULE-OFF') return { ...known, first: field('orders', switchOf[cause.params.rule ?? ''] ?? 'orders') };
  if (cause.code === 'W-NOT-SET-UP' && cause.params.side !== undefined && cause.params.side !== 'pos') return { ...known, first: to('/app/checks#shopify-scopes') };
  if (cause.code === 'E-STATION' && cause.params.reason === 'none-there') return { ...known, first: field('locations', 'defaultLocationId') };
  if (cause.code === 'E-REQ-SWITCH' && cause.params.reason === 'sales-rep') return { ...known, doer: 'settings', first: field('locations', 'employeeId') };
  if (cause.code === 'E-RECONCILE' && cause.params.reason === 'handled') return { ...known, second: act('undo') };
  if (cause.code === 'E-PAY-UNMAPPED' && !cause.params.gateway) return { ...known, first: field('payments', 'defaultTypeId') };
  if (cause.code === 'W-PAYMENT' && cause.params.reason === 'partially-paid')
    return { ...known, second: field('orders', 'partiallyPaid') };
  if (cause.code === 'W-PAYMENT' && cause.params.reason === 'paid-without-transactions')
    return { ...known, second: field('orders', 'paidWithoutTransactions') };
  if (cause.code === 'W-PAYMENT' && cause.params.reason === 'pending-manual')
    return { ...known, second: field('orders', 'pendingManual') };
  return known;
}

/** Where a problem of many orders leads: its fix where that is a page, else the list of its orders. */
export function problemLink(cause: Cause): { readonly to: string; readonly isFix: boolean } {
  // The order's own page links a SKU in place; where many orders wait on it, it has a page of its own.
  if (cause.code === 'E-SKU-UNKNOWN' || cause.code === 'E-SKU-DUPLICATE') return { to: `/app/items/link?sku=${encodeURIComponent(cause.params.sku ?? '')}`, isFix: true };
  const { first } = fixOf(cause);
  const isFix = first.kind === 'link' && !first.to.startsWith('#');
  return { to: isFix ? first.to : `/app/orders?cause=${cause.code}`, isFix };
}
