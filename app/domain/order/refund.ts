import type { Minor } from '../money/money';

/** What Shopify's refund says beyond the ledger: which goods went back to stock, where, and which money it moved. */
export interface RefundLine {
  readonly lineId: string;
  /** Positive. */
  readonly quantity: number;
  readonly restocked: boolean;
  /** Shopify location gid where the goods were put back; null where none is named. */
  readonly locationId: string | null;
}

export interface Refund {
  readonly id: string;
  /** What Shopify says was paid back with it. */
  readonly total: Minor;
  /** The return that it belongs to; null for a refund of its own. */
  readonly returnId: string | null;
  readonly lines: readonly RefundLine[];
  /** Shopify transactions of this refund, whatever became of them. */
  readonly transactionIds: readonly string[];
}
