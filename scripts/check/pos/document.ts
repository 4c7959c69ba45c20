/** A document as the POS itself tells it over its API. */
export interface PosDocument {
  readonly posId: string;
  /** Shopify's agreement id, from where the app keeps it. */
  readonly reference: string;
  /** Which of the sales that carry one document together; empty where one does. */
  readonly part: string;
  readonly posNumber: string;
  readonly status: string;
  readonly lines: readonly { readonly sku: string; readonly description: string; readonly quantity: string; readonly unitPrice: string; readonly total: string }[];
  readonly shipping: string;
  readonly tax: string;
  readonly payments: readonly { readonly type: string; readonly amount: string }[];
  readonly total: string;
}

/** Read without the app's help, with every number as it was written. */
export type Row = Readonly<Record<string, unknown>>;
export const text = (row: Row, name: string): string => (typeof row[name] === 'string' ? row[name] : '');
