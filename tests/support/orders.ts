import type { Order, OrderLine } from '~/domain/order/order';
import type { Agreement, Sale } from '~/domain/order/agreement';
import type { Transaction } from '~/domain/order/transaction';

const at = Date.UTC(2026, 10, 10, 12);

export const aSale = (more: Partial<Sale> = {}): Sale => ({ id: 'sale-1', action: 'ORDER', lineType: 'PRODUCT', quantity: 1, amount: 1_000n, tax: 0n, taxes: [], lineId: 'line-1', label: null, ...more });

export const aLine = (more: Partial<OrderLine> = {}): OrderLine => ({
  id: 'line-1', title: 'Belt', sku: 'BELT', variantId: null, quantity: 1, currentQuantity: 1, unitPrice: 1_000n, allocations: [], taxLines: [], isGiftCard: false, attributes: [], locationId: null, ...more,
});

export const aPayment = (more: Partial<Transaction> = {}): Transaction => ({
  id: 'payment-1', kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments', gatewayLabel: 'Shopify Payments', amount: 1_000n, rounding: 0n, parentId: null, processedAt: at, manual: false, ...more,
});

export const anAgreement = (more: Partial<Agreement> = {}): Agreement => ({ id: 'agreement-1', kind: 'order', happenedAt: at, refundId: null, returnId: null, sales: [aSale()], ...more });

/** A paid order of one belt at 10.00: consistent, and eligible under the default settings. */
export function anOrder(more: Partial<Order> = {}): Order {
  return {
    id: 'gid://shopify/Order/1', name: '#1001', currency: 'USD', presentmentCurrency: 'USD', createdAt: at, processedAt: at, updatedAt: at, closedAt: null, cancelledAt: null,
    test: false, edited: false, taxesIncluded: false, dutiesIncluded: false, sourceName: 'web', tags: [], note: null, attributes: [],
    fulfillmentStatus: 'UNFULFILLED', financialStatus: 'PAID', gateways: ['shopify_payments'], retailLocationId: null, buyer: null,
    totals: totalsOf(1_000n), lines: [aLine()], shippingLines: [], taxLines: [], transactions: [aPayment()], agreements: [anAgreement()], refunds: [], ...more,
  };
}

/** Totals of an order that is paid in full, of goods alone. */
export const totalsOf = (total: bigint): Order['totals'] => ({
  subtotal: total, total, totalTax: 0n, originalTotal: total, currentTotal: total, currentSubtotal: total, currentTax: 0n, currentShipping: 0n, currentDuties: 0n, currentFees: 0n, tip: 0n, duties: 0n, additionalFees: 0n,
  received: total, refunded: 0n, netPayment: total, outstanding: 0n, cashRounding: 0n,
});
