/** What any simulated POS holds, in one shape: for the shell's page, for checks and for tests that ask about no POS in particular. */
export interface Ledger {
  readonly sales: readonly LedgerSale[];
  readonly stock: readonly LedgerStock[];
}

/** Amounts are decimal text in the currency's own decimals. */
export interface LedgerSale {
  readonly id: string;
  /** What the app left on it to know it by. */
  readonly reference: string;
  /** What a person in the shop calls it. */
  readonly number: string;
  readonly status: string;
  readonly customer: string;
  readonly lines: readonly LedgerLine[];
  readonly discount: string;
  readonly shipping: string;
  readonly tax: string;
  readonly total: string;
  readonly payments: readonly { readonly type: string; readonly amount: string }[];
}

export interface LedgerLine {
  readonly sku: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly total: string;
}

export interface LedgerStock {
  readonly sku: string;
  readonly place: string;
  readonly onHand: number;
}
