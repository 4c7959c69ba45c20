/** Stable codes: a French merchant and an English supporter speak of the same one. Texts are keyed by them in the catalogues. */
export const causeCodes = [
  // Skipped: a setting or a fact of the order excludes it.
  'S-RULE-OFF', 'S-OUT-OF-RANGE', 'S-TOO-OLD', 'S-TEST', 'S-TAG-IGNORED', 'S-TAG-MISSING', 'S-FROM-POS', 'S-SHOPIFY-POS', 'S-CANCELLED', 'S-DELETED', 'S-LEFT-OUT',
  // Waiting: goes by itself.
  'W-QUEUED', 'W-NOT-SET-UP', 'W-PAYMENT', 'W-POS-OFFLINE', 'W-POS-LIMIT', 'W-SHOPIFY-LIMIT', 'W-RETRY', 'W-PAUSED',
  // Confirming: sent, answer unknown.
  'W-IN-DOUBT',
  // Blocked: something has to change.
  'E-POS-ACCESS', 'E-POS-RIGHT', 'E-CURRENCY', 'E-EMP-ARCHIVED', 'E-CONNECTING-USER', 'E-REQ-PRODUCT', 'E-REQ-FIELD', 'E-SKU-UNKNOWN', 'E-SKU-DUPLICATE',
  'E-SUM-MISMATCH', 'E-IDENTITY', 'E-PAY-UNMAPPED', 'E-PAY-REFUSED', 'E-LOCATION', 'E-STATION', 'E-REQ-SWITCH', 'E-POS-REJECTED', 'E-POS-TOTAL', 'E-GAVE-UP', 'E-INTERNAL',
  // Of the shop as a whole: they stop no order, but orders may come late.
  'E-WEBHOOKS-SILENT', 'E-SWEEP-STOPPED',
  // Something else acts before us, and a setting then keeps orders back.
  'E-ARCHIVED-FIRST', 'E-FULFILLED-FIRST', 'E-NOT-CAPTURED',
  // In the POS, not finished.
  'E-POS-PENDING', 'P-NOT-PAID-IN-FULL', 'P-REFUND-PENDING',
  // Told; stops nothing.
  'N-IDENTITY', 'N-FIELD-LOOSENED',
  // For a person.
  'E-RECONCILE', 'H-HANDLED',
] as const;
export type CauseCode = (typeof causeCodes)[number];
