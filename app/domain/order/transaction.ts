import type { Minor } from '../money/money';
import type { Instant } from '../time';

/** A movement of money as Shopify records it; kinds and statuses are Shopify's own words (OrderTransactionKind, …Status). */
export interface Transaction {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  /** May be empty: some imported orders name no gateway. */
  readonly gateway: string;
  /** What the merchant's customers see, for example "Shopify Payments". */
  readonly gatewayLabel: string;
  /** In the order's currency, always positive. */
  readonly amount: Minor;
  /** Cash rounding contained in `amount`; signed. */
  readonly rounding: Minor;
  readonly parentId: string | null;
  readonly processedAt: Instant;
  readonly manual: boolean;
}
