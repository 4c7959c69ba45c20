/** The gate's rules in the order in which they are asked; the first that stops decides, all are traced. */
export const gateRules = [
  'decision', 'origin', 'deleted', 'test', 'cancelled', 'start-date', 'ignore-tags', 'allow-tags',
  'download-orders', 'download-fulfilled', 'download-unfulfilled', 'download-archived', 'shopify-pos', 'payment',
] as const;
export type GateRule = (typeof gateRules)[number];

export type HoldReason = 'pending' | 'authorized' | 'partially-paid' | 'paid-without-transactions' | 'pending-manual' | 'unpaid';

/** One line of the trace: what the rule saw, and what it said on its own account. */
export interface RuleTrace {
  readonly rule: GateRule;
  readonly result: 'passed' | 'skips' | 'holds' | 'not-applicable' | 'overridden';
  /** Values as text for the screen: {startDate, orderDate}, {tag}, {fulfilment}… Language-free. */
  readonly seen: Readonly<Record<string, string>>;
}

export type GateOutcome =
  | { readonly kind: 'download' }
  | { readonly kind: 'skip'; readonly rule: GateRule }
  | { readonly kind: 'hold'; readonly reason: HoldReason };

export interface GateJudgement {
  readonly outcome: GateOutcome;
  readonly trace: readonly RuleTrace[];
}
