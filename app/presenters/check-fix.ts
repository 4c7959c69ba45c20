import type { CheckCode, CheckResult } from '~/domain/checks/check';
import { fixOf } from './fix';

export interface CheckFix {
  /** The page where it is put right, at the very field; null where that is not in the app. */
  readonly fixTo: string | null;
  /** What else helps: steps in the POS or in Shopify, or somebody of ours. */
  readonly help: 'steps' | 'contact' | null;
}

type Place = string | ((check: CheckResult) => string);

/** Where the check, not a cause of orders, says what has to change. */
const places: Readonly<Partial<Record<CheckCode, Place>>> = {
  'pos-access': '/app/settings/connection?focus=token',
  'order-settings': ({ params }) => `/app/settings/orders?focus=${params.setting ?? 'orders'}`,
  'order-dates': '/app/settings/orders?focus=startDate',
  'order-tags': ({ params }) => `/app/settings/orders?focus=${params.setting ?? 'allowTags'}`,
  'shopify-history': '/app/settings/orders?focus=startDate',
  skus: ({ params }) => `/app/items/link?sku=${encodeURIComponent(params.sku ?? '')}`,
  'in-doubt': '/app/orders?view=waiting',
};

const guided: readonly CheckCode[] = [
  'pos-reachable', 'pos-speed', 'pos-access', 'pos-rights', 'required-products', 'required-fields', 'register-open', 'account-switches', 'reference-field', 'currency', 'skus', 'shopify-scopes',
];
const ours: readonly CheckCode[] = ['shopify-webhooks', 'shopify-sweep', 'queue', 'taxes'];

/** Every failing check has a page, steps or somebody to ask. */
export function checkFix(check: CheckResult): CheckFix {
  const { code, cause } = check;
  const place = code === 'required-fields' && cause?.params.group === 'item' ? '#create-products' : places[code];
  const help = guided.includes(code) ? 'steps' : ours.includes(code) ? 'contact' : null;
  if (place) return { fixTo: typeof place === 'string' ? place : place(check), help };
  const fix = cause && fixOf(cause).first;
  // A cause that leads back to this page is put right by the row's steps.
  return { fixTo: fix?.kind === 'link' && fix.to.startsWith('/app/settings') && !fix.to.includes('#') ? fix.to : null, help };
}
