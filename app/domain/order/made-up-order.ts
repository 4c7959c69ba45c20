import { exponentOf } from '../money/currency';
import type { Instant } from '../time';
import type { Order } from './order';

export interface MadeUp {
  readonly currency: string;
  /** Null: an item without a SKU, which no POS has to know. */
  readonly sku: string | null;
  readonly at: Instant;
  /** In the language of whoever looks at it. */
  readonly names: { readonly item: string; readonly shipping: string; readonly tax: string };
}

/** Marks its ids: Shopify's end in digits. */
const gid = (kind: string): string => `gid://shopify/${kind}/made-up`;

/** A paid order of two things with shipping and a tax: a little of everything that an order usually has. */
export function madeUpOrder({ currency, sku, at, names }: MadeUp): Order {
  const unit = 10n ** BigInt(exponentOf(currency) ?? 2);
  const [goods, shipping, tax] = [20n * unit, 5n * unit, 2n * unit];
  const total = goods + shipping + tax;
  const taxLine = { title: names.tax, rate: '0.1', amount: tax, channelLiable: false };
  const address = { firstName: 'Test', lastName: 'Customer', company: null, line1: '1 Main Street', line2: null, city: 'Ottawa', provinceCode: 'ON', zip: 'K1A 0B1', countryCode: 'CA', phone: null };
  return {
    id: gid('Order'), name: '#TEST', currency, presentmentCurrency: currency, createdAt: at, processedAt: at, updatedAt: at, closedAt: null, cancelledAt: null,
    test: false, edited: false, taxesIncluded: false, dutiesIncluded: false, sourceName: 'web', tags: [], note: null, attributes: [],
    fulfillmentStatus: 'UNFULFILLED', financialStatus: 'PAID', gateways: ['shopify_payments'], retailLocationId: null,
    buyer: { firstName: 'Test', lastName: 'Customer', email: 'test@example.com', phone: null, billing: address, shipping: address },
    totals: {
      subtotal: goods, total, totalTax: tax, originalTotal: total, currentTotal: total, currentSubtotal: goods, currentTax: tax, currentShipping: shipping, currentDuties: 0n, currentFees: 0n,
      tip: 0n, duties: 0n, additionalFees: 0n, received: total, refunded: 0n, netPayment: total, outstanding: 0n, cashRounding: 0n,
    },
    lines: [{ id: gid('LineItem'), title: names.item, sku, variantId: null, quantity: 2, currentQuantity: 2, unitPrice: 10n * unit, allocations: [], taxLines: [taxLine], isGiftCard: false, attributes: [], locationId: null }],
    shippingLines: [{ id: gid('ShippingLine'), title: names.shipping, originalPrice: shipping, discountedPrice: shipping, removed: false, taxLines: [] }],
    taxLines: [taxLine],
    transactions: [{ id: gid('OrderTransaction'), kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments', gatewayLabel: 'Shopify Payments', amount: total, rounding: 0n, parentId: null, processedAt: at, manual: false }],
    agreements: [{
      id: gid('OrderAgreement'), kind: 'order', happenedAt: at, refundId: null, returnId: null,
      sales: [
        { id: gid('Sale'), action: 'ORDER', lineType: 'PRODUCT', quantity: 2, amount: goods + tax, tax, taxes: [taxLine], lineId: gid('LineItem'), label: null },
        { id: `${gid('Sale')}-shipping`, action: 'ORDER', lineType: 'SHIPPING', quantity: null, amount: shipping, tax: 0n, taxes: [], lineId: gid('ShippingLine'), label: null },
      ],
    }],
    refunds: [],
  };
}
