/**
 * The canonical reading of a Shopify order: integers in the shop's currency, ledger entries, no raw payload.
 * Every amount is a bigint of minor units of `currency`; every id is a Shopify gid kept as text (numeric ids exceed 2^53).
 */
import type { Instant } from '../time';
import type { Minor } from '../money/money';
import type { Agreement } from './agreement';
import type { Buyer } from './buyer';
import type { Refund } from './refund';
import type { Transaction } from './transaction';

export interface TaxLine {
  readonly title: string;
  /** Decimal text, for example "0.0825"; it names the tax and is never multiplied with. */
  readonly rate: string;
  readonly amount: Minor;
  /** The marketplace remits it, so the shop owes nothing for it. */
  readonly channelLiable: boolean;
}

/** What Shopify took off one line. The amount counts; the application only says why. */
export interface DiscountAllocation {
  readonly amount: Minor;
  readonly label: string;
  readonly code: string | null;
}

export interface Attribute {
  readonly key: string;
  readonly value: string;
}

export interface OrderLine {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly variantId: string | null;
  /** As ordered, including what was later removed or refunded. */
  readonly quantity: number;
  readonly currentQuantity: number;
  /** Before any discount; contains tax when `taxesIncluded`. */
  readonly unitPrice: Minor;
  readonly allocations: readonly DiscountAllocation[];
  readonly taxLines: readonly TaxLine[];
  readonly isGiftCard: boolean;
  readonly attributes: readonly Attribute[];
  /** Where it was fulfilled, else its assigned location; null when Shopify names none. */
  readonly locationId: string | null;
}

export interface ShippingLine {
  readonly id: string;
  readonly title: string;
  readonly originalPrice: Minor;
  /** After every discount, before tax on top. */
  readonly discountedPrice: Minor;
  readonly removed: boolean;
  readonly taxLines: readonly TaxLine[];
}

export interface OrderTotals {
  /** Lines after all discounts, as they stand with edits and before returns. */
  readonly subtotal: Minor;
  /** With edits, before returns. */
  readonly total: Minor;
  readonly totalTax: Minor;
  /** At the moment of purchase. */
  readonly originalTotal: Minor;
  readonly currentTotal: Minor;
  readonly currentSubtotal: Minor;
  readonly currentTax: Minor;
  readonly currentShipping: Minor;
  readonly currentDuties: Minor;
  readonly currentFees: Minor;
  readonly tip: Minor;
  readonly duties: Minor;
  readonly additionalFees: Minor;
  readonly received: Minor;
  readonly refunded: Minor;
  readonly netPayment: Minor;
  readonly outstanding: Minor;
  readonly cashRounding: Minor;
}

/** Shopify's words as text: an enum value that Shopify adds later is data, not an error. */
export interface Order {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly presentmentCurrency: string;
  readonly createdAt: Instant;
  /** When the sale happened, which may lie before `createdAt` on imported orders. */
  readonly processedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly test: boolean;
  readonly edited: boolean;
  readonly taxesIncluded: boolean;
  readonly dutiesIncluded: boolean;
  readonly sourceName: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly attributes: readonly Attribute[];
  /** OrderDisplayFulfillmentStatus, for example FULFILLED. */
  readonly fulfillmentStatus: string;
  /** OrderDisplayFinancialStatus, for example PAID; null when Shopify says nothing. */
  readonly financialStatus: string | null;
  readonly gateways: readonly string[];
  readonly retailLocationId: string | null;
  readonly buyer: Buyer | null;
  readonly totals: OrderTotals;
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly ShippingLine[];
  readonly taxLines: readonly TaxLine[];
  readonly transactions: readonly Transaction[];
  readonly agreements: readonly Agreement[];
  readonly refunds: readonly Refund[];
}
