/** The shop's side: reading orders afresh from Shopify. */
import type { Order } from '~/domain/order/order';
import type { ListedOrder } from '~/domain/sweep/compare';
import type { Result } from '~/domain/result';
import type { Instant } from '~/domain/time';

export type ShopifyError =
  | { readonly kind: 'throttled'; readonly until: Instant }
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The offline token is gone or refused: the merchant has to open the app (again). */
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'forbidden'; readonly scope: string }
  /** The answer cannot be read as an order: names the field. */
  | { readonly kind: 'unreadable'; readonly field: string; readonly detail: string };

export type OrderReading =
  | { readonly kind: 'found'; readonly order: Order; readonly hash: string }
  /** Deleted, or older than the 60 days that Shopify shares without read_all_orders. */
  | { readonly kind: 'not-found' };

export interface ShopFacts {
  readonly shop: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly scopes: readonly string[];
  readonly locations: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
}

export interface OrderPage {
  readonly orders: readonly ListedOrder[];
  /** Null on the last page. */
  readonly next: string | null;
  /** Shopify's allowance is running low: who is in no hurry should not ask before then. */
  readonly restUntil: Instant | null;
}

export interface OrderSource {
  /** Reads one order whole: every connection is paged to its end, or the reading fails. */
  readOrder(shop: string, orderId: string): Promise<Result<OrderReading, ShopifyError>>;
  readShop(shop: string): Promise<Result<ShopFacts, ShopifyError>>;
  /** Orders created or updated since, oldest change first, paged by cursor. A cursor that Shopify no longer knows is *unreadable*. */
  listOrders(shop: string, since: Instant, cursor: string | null): Promise<Result<OrderPage, ShopifyError>>;
}
