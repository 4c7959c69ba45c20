import type { Money } from '../rest/money';
import type { Tax } from './taxes';

/** GraphQL's types by what was sold. */
export const SALE_TYPES = { PRODUCT: 'ProductSale', GIFT_CARD: 'GiftCardSale', TIP: 'TipSale' } as const;

/** One row of the ledger; signed. */
export interface Sale {
  readonly type: string;
  readonly action: 'ORDER' | 'UPDATE' | 'RETURN';
  readonly lineType: string;
  readonly quantity: number | null;
  /** After discounts, with tax. */
  readonly amount: Money;
  readonly tax: Money;
  readonly discount: Money;
  readonly taxes: readonly Tax[];
  /** Order line, shipping line, duty or fee this row belongs to; digits. */
  readonly of: string | null;
  /** For a duty or fee: its REST object's name, price and taxes. */
  readonly extra?: { readonly name: string; readonly price: Money; readonly taxes: readonly Tax[] };
}
