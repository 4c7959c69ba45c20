/** Shopify's REST words as the GraphQL API says them. A value the schema's enum lacks becomes null where the field allows it. */
const FINANCIAL = new Set([
  'AUTHORIZED',
  'EXPIRED',
  'PAID',
  'PARTIALLY_PAID',
  'PARTIALLY_REFUNDED',
  'PENDING',
  'REFUNDED',
  'VOIDED',
]);
const CANCEL = new Set(['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF']);
const FULFILMENT: Readonly<Record<string, string>> = {
  fulfilled: 'FULFILLED',
  partial: 'PARTIALLY_FULFILLED',
  restocked: 'RESTOCKED',
  pending: 'PENDING_FULFILLMENT',
  on_hold: 'ON_HOLD',
  scheduled: 'SCHEDULED',
  in_progress: 'IN_PROGRESS',
  open: 'OPEN',
  request_declined: 'REQUEST_DECLINED',
};
const REASONS: Readonly<Record<string, string>> = {
  'refund discrepancy': 'REFUND_DISCREPANCY',
  'pending refund discrepancy': 'PENDING_REFUND_DISCREPANCY',
  'full return balancing adjustment': 'FULL_RETURN_BALANCING_ADJUSTMENT',
  restock: 'RESTOCK',
  damage: 'DAMAGE',
  customer: 'CUSTOMER',
};
const GATEWAYS: Readonly<Record<string, string>> = {
  shopify_payments: 'Shopify Payments',
  gift_card: 'Gift Card',
  shopify_store_credit: 'Store Credit',
  paypal: 'PayPal',
  bogus: '(For Testing) Bogus Gateway',
};
const MANUAL = new Set([
  'manual',
  'cash',
  'bank_deposit',
  'cash on delivery (cod)',
  'money_order',
  'bank deposit',
  'money order',
]);

export function financialStatus(rest: string | null): string | null {
  const word = rest?.toUpperCase() ?? '';
  return FINANCIAL.has(word) ? word : null;
}

export function fulfilmentStatus(rest: string | null): string {
  return FULFILMENT[rest ?? ''] ?? 'UNFULFILLED';
}

export function cancelReason(rest: string | null): string | null {
  if (rest === null) return null;
  return CANCEL.has(rest.toUpperCase()) ? rest.toUpperCase() : 'OTHER';
}

export function adjustmentReason(reason: string, kind: string): string | null {
  return REASONS[reason.toLowerCase()] ?? (kind === 'refund_discrepancy' ? 'REFUND_DISCREPANCY' : null);
}

export function restockType(rest: string | null): string {
  const word = rest?.toUpperCase() ?? '';
  return ['CANCEL', 'RETURN', 'LEGACY_RESTOCK'].includes(word) ? word : 'NO_RESTOCK';
}

export function gatewayLabel(gateway: string): string {
  return GATEWAYS[gateway] ?? gateway.replace(/_/g, ' ').replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

export function isManual(gateway: string): boolean {
  return MANUAL.has(gateway.toLowerCase());
}

export function upper(rest: string | null, allowed: readonly string[], otherwise: string): string {
  const word = rest?.toUpperCase() ?? '';
  return allowed.includes(word) ? word : otherwise;
}
