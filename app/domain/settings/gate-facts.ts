import type { Order, OrderTotals } from '../order/order';
import type { Transaction } from '../order/transaction';

type Dates = 'processedAt' | 'closedAt' | 'cancelledAt';
type Words = 'test' | 'sourceName' | 'fulfillmentStatus' | 'financialStatus' | 'tags' | 'gateways';
type Sums = 'currentTotal' | 'originalTotal' | 'total' | 'netPayment';

/** All that the gate looks at: a whole order is one, and so is what was kept of it when it was judged. No person is in it. */
export type GateOrder = Pick<Order, Dates | Words> & {
  readonly totals: Pick<OrderTotals, Sums>;
  readonly transactions: readonly Pick<Transaction, 'kind' | 'status' | 'manual' | 'amount' | 'rounding'>[];
};

export interface GateFacts {
  readonly order: GateOrder;
  /** It came from the POS, or from us. */
  readonly ours: boolean;
}

/** Facts of another shape are not known rather than misread. */
const shape = 1;

const amounts = ['currentTotal', 'originalTotal', 'total', 'netPayment'] as const satisfies readonly Sums[];

/** Kept beside each order, so that a change of settings can be tried on thousands of them by the gate itself, without asking Shopify. */
export function writeGateFacts({ order, ours }: GateFacts): string {
  const { processedAt, closedAt, cancelledAt, test, sourceName, fulfillmentStatus, financialStatus, tags, gateways, totals, transactions } = order;
  return JSON.stringify({
    shape, ours, processedAt, closedAt, cancelledAt, test, sourceName, fulfillmentStatus, financialStatus, tags, gateways,
    totals: amounts.map((name) => String(totals[name])),
    transactions: transactions.map(({ kind, status, manual, amount, rounding }) => [kind, status, manual, String(amount), String(rounding)]),
  });
}

type Written = Pick<Order, Dates | Words> & { readonly shape: number; readonly ours: boolean; readonly totals: readonly string[]; readonly transactions: readonly (readonly [string, string, boolean, string, string])[] };

/** Null = nothing that can be judged by. */
export function readGateFacts(text: string | null): GateFacts | null {
  if (text === null) return null;
  const { shape: written, ours, totals, transactions, ...plain } = JSON.parse(text) as Written;
  if (written !== shape) return null;
  const [currentTotal = 0n, originalTotal = 0n, total = 0n, netPayment = 0n] = totals.map(BigInt);
  return {
    ours,
    order: {
      ...plain,
      totals: { currentTotal, originalTotal, total, netPayment },
      transactions: transactions.map(([kind, status, manual, amount, rounding]) => ({ kind, status, manual, amount: BigInt(amount), rounding: BigInt(rounding) })),
    },
  };
}
