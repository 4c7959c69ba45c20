/**
 * What is posted: one document per Shopify agreement. Amounts are minor units of `currency`, net of tax throughout;
 * tax stands in `taxes` alone, so  total = Σ lines + Σ shipping + Σ taxes  whichever way the shop prices.
 */
import type { Minor } from '../money/money';
import type { Instant } from '../time';

export type DocumentKind = 'sale' | 'edit' | 'return';

/** Non-inventory, untaxed POS products that Tillbridge creates on demand; their names are the same in every language. */
export const requiredProducts = {
  shipping: 'Shopify Shipping',
  discount: 'Shopify Discount',
  refund: 'Shopify Refund',
  tip: 'Shopify Tip',
  duties: 'Shopify Duties',
  fees: 'Shopify Additional Fees',
  giftCard: 'Shopify Gift Card',
  marketplaceTax: 'Shopify Marketplace Tax',
  tax: 'Shopify Tax',
  noProduct: 'No Product Found',
} as const;
export type RequiredProduct = keyof typeof requiredProducts;

/** What a line is in the POS: a stocked item found by its SKU, or one of the required products. */
export type LineTarget = { readonly kind: 'item'; readonly sku: string } | { readonly kind: 'product'; readonly product: RequiredProduct };

export interface DocumentLine {
  /** Stable within the document, for example "1" or "3.2" for the second part of a split line. */
  readonly key: string;
  readonly target: LineTarget;
  readonly description: string;
  /** Negative where goods come back. */
  readonly quantity: number;
  /** What one unit is charged; quantity × unitPrice = total exactly (lines that do not divide are split). */
  readonly unitPrice: Minor;
  /** Before discounts and net of included tax, for the POS's mark-down report. */
  readonly originalUnitPrice: Minor;
  readonly total: Minor;
  readonly shopifyLineId: string | null;
  /** Shopify location gid; null = the default. */
  readonly locationId: string | null;
  /** The revision that last changed it after it was made; absent = it is as it was made. */
  readonly changedIn?: number;
}

export interface DocumentShipping {
  readonly key: string;
  readonly title: string;
  readonly amount: Minor;
}

/** One entry per Shopify title and rate. */
export interface DocumentTax {
  readonly key: string;
  readonly title: string;
  readonly rate: string;
  readonly amount: Minor;
}

export interface DocumentTender {
  /** The Shopify transaction's id: each is carried by exactly one document. */
  readonly key: string;
  readonly gateway: string;
  /** Without cash rounding; negative for money given back. */
  readonly amount: Minor;
  readonly at: Instant;
}

export interface PosDocument {
  /** The agreement's id (the sale: the ORDER agreement's). */
  readonly id: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly kind: DocumentKind;
  readonly currency: string;
  readonly happenedAt: Instant;
  readonly lines: readonly DocumentLine[];
  readonly shipping: readonly DocumentShipping[];
  readonly taxes: readonly DocumentTax[];
  readonly tenders: readonly DocumentTender[];
  readonly total: Minor;
  /** total − Σ tenders: positive while the customer still owes. */
  readonly owed: Minor;
  /** Agreements folded into this document beside its own: edits that existed when the sale was frozen, and what changed it while it stood open. */
  readonly folded: readonly string[];
  /** How often it was changed in place while its POS transaction stood open. */
  readonly revision: number;
}
