/** What the shop keeps of one order: Shopify's REST body, the payments that body leaves out, and the edits REST cannot express. */
import type { JsonObject } from '../rest/json';
import type { Currencies } from '../rest/money';
import { flagOf, textOf } from '../rest/read';

export interface OrderEdit {
  /** Digits. */
  readonly id: string;
  /** ISO moment. */
  readonly at: string;
  readonly note: string | null;
  /** Ids of order lines that this edit brought. */
  readonly added: readonly string[];
  readonly removed: readonly { readonly lineId: string; readonly quantity: number }[];
  /** Amounts that lines changed by without a unit more or less; signed, before tax on top. */
  readonly changed?: readonly { readonly lineId: string; readonly amount: JsonObject }[];
  /** Ids of shipping lines that this edit brought, and of those that it took off. */
  readonly shippingAdded?: readonly string[];
  readonly shippingRemoved?: readonly string[];
  /** Digits: what was agreed is a return (or an exchange), not an edit. */
  readonly returnId?: string;
}

export interface OrderRecord {
  readonly order: JsonObject;
  readonly transactions: readonly JsonObject[];
  readonly edits: readonly OrderEdit[];
  /** Where lines are to be sent from, by line id; lines not named go from the shop's first location. */
  readonly assigned?: Readonly<Record<string, string>>;
}

export function orderId(record: OrderRecord): string {
  return textOf(record.order, 'id') ?? '';
}

export function orderName(record: OrderRecord): string {
  return textOf(record.order, 'name') ?? '';
}

export function currenciesOf(record: OrderRecord): Currencies {
  const shop = textOf(record.order, 'currency') ?? 'USD';
  return { shop, presentment: textOf(record.order, 'presentment_currency') ?? shop };
}

export function taxesIncluded(record: OrderRecord): boolean {
  return flagOf(record.order, 'taxes_included');
}

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The digits at the end of a gid, or of a bare id. */
export function digitsOf(id: string): string {
  return /(\d+)(?:\?.*)?$/.exec(id)?.[1] ?? '';
}
