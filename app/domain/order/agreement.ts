/**
 * Shopify's ledger of one order: every placement, edit, refund and return makes an immutable agreement with sale rows.
 * Source: Admin GraphQL `Order.agreements → sales`.
 */
import type { Minor } from '../money/money';
import type { Instant } from '../time';

export type AgreementKind = 'order' | 'edit' | 'refund' | 'return' | 'unknown';
export type SaleAction = 'ORDER' | 'UPDATE' | 'RETURN' | 'UNKNOWN';
export type SaleLineType = 'PRODUCT' | 'GIFT_CARD' | 'SHIPPING' | 'TIP' | 'DUTY' | 'ADDITIONAL_FEE' | 'FEE' | 'ADJUSTMENT' | 'UNKNOWN';

export interface SaleTax {
  readonly title: string;
  readonly rate: string;
  readonly amount: Minor;
  readonly channelLiable: boolean;
}

export interface Sale {
  readonly id: string;
  readonly action: SaleAction;
  readonly lineType: SaleLineType;
  /** Null where Shopify counts nothing (shipping, adjustments). Negative on returns. */
  readonly quantity: number | null;
  /** After discounts, with tax, whether or not prices include it. */
  readonly amount: Minor;
  readonly tax: Minor;
  readonly taxes: readonly SaleTax[];
  /** The order line (product, gift card, tip) or shipping line this row belongs to. */
  readonly lineId: string | null;
  readonly label: string | null;
}

export interface Agreement {
  /** Shopify's id: the identity of the document made from it. */
  readonly id: string;
  readonly kind: AgreementKind;
  readonly happenedAt: Instant;
  /** Shopify's refund, for kind refund. */
  readonly refundId: string | null;
  /** Shopify's return, for kind return. */
  readonly returnId: string | null;
  readonly sales: readonly Sale[];
}
