import type { Cause, Params } from '../verdict/verdict';

export const checkCodes = [
  'pos-reachable', 'pos-speed', 'pos-access', 'connecting-user', 'assigned-employee', 'order-settings', 'required-products',
  'required-fields', 'loosened-fields', 'payment-type', 'location', 'station', 'currency', 'reference-field', 'shopify-scopes', 'shopify-webhooks', 'shopify-sweep', 'shopify-history', 'queue',
] as const;
export type CheckCode = (typeof checkCodes)[number];
export type CheckGroup = 'connection' | 'people' | 'orders' | 'prerequisites' | 'mappings' | 'shopify' | 'queue';
export type CheckResultKind = 'passed' | 'failed' | 'not-applicable' | 'could-not-check';

/** The answer to one named question. One code may answer for several subjects (each required field is its own row). */
export interface CheckResult {
  readonly code: CheckCode;
  readonly group: CheckGroup;
  /** What it is about, for example a field's key; empty when the question has one answer. */
  readonly subject: string;
  readonly result: CheckResultKind;
  /** Language-free values for the sentence on screen. */
  readonly params: Params;
  /** The cause that orders meet while it fails; null for warnings that stop nothing. */
  readonly cause: Cause | null;
}

/** What stands between one order and the POS. Blockers with the same code and subject are one problem. */
export interface Blocker {
  readonly cause: Cause;
  readonly subject: string;
}
