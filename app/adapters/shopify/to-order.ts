import { parseMinor } from '~/domain/money/parse';
import type { Minor } from '~/domain/money/money';
import type { Agreement, AgreementKind, Sale, SaleAction, SaleLineType } from '~/domain/order/agreement';
import type { Address, Buyer } from '~/domain/order/buyer';
import type { Order, OrderLine, ShippingLine, TaxLine } from '~/domain/order/order';
import type { Refund } from '~/domain/order/refund';
import type { AgreementNode, Bag, Head, LineNode, FulfillmentNode, RefundNode, SaleNode, ServedNode, ShippingNode, TransactionNode } from './shapes';

export interface OrderParts {
  readonly head: Head;
  readonly lines: readonly LineNode[];
  readonly shipping: readonly ShippingNode[];
  readonly agreements: readonly AgreementNode[];
  readonly served: readonly ServedNode[];
  readonly transactions: readonly TransactionNode[];
  readonly fulfillments: readonly FulfillmentNode[];
}

/** Thrown while reading and caught where the order is read: an amount that is none. */
export class UnreadableAmount extends Error {
  constructor(readonly field: string, readonly text: string) {
    super(`${field}: ${text} is no amount of this currency`);
  }
}

export function toOrder({ head, lines, shipping, agreements, served, transactions, fulfillments }: OrderParts): Order {
  const { currencyCode: currency } = head;
  const minor = (field: string, bag: Bag | null | undefined): Minor => {
    if (!bag) return 0n;
    const amount = parseMinor(bag.shopMoney.amount, currency);
    if (!amount.ok || bag.shopMoney.currencyCode !== currency) throw new UnreadableAmount(field, `${bag.shopMoney.amount} ${bag.shopMoney.currencyCode}`);
    return amount.value;
  };
  const tax = (line: Head['taxLines'][number]): TaxLine => ({ title: line.title, rate: rateText(line.rate), amount: minor('taxLines', line.priceSet), channelLiable: line.channelLiable === true });
  const locations = lineLocations(fulfillments, served);

  const orderLine = (line: LineNode): OrderLine => ({
    id: line.id, title: line.title, sku: line.sku?.trim() ? line.sku.trim() : null, variantId: line.variant?.id ?? null,
    quantity: line.quantity, currentQuantity: line.currentQuantity, unitPrice: minor('lineItems', line.originalUnitPriceSet), isGiftCard: line.isGiftCard,
    allocations: line.discountAllocations.map(({ allocatedAmountSet, discountApplication: by }) => ({ amount: minor('discountAllocations', allocatedAmountSet), code: by.code ?? null, label: by.code ?? by.title ?? '' })),
    taxLines: line.taxLines.map(tax), attributes: attributes(line.customAttributes), locationId: locations.get(line.id) ?? head.retailLocation?.id ?? null,
  });
  const shippingLine = (line: ShippingNode): ShippingLine => ({
    id: line.id ?? '', title: line.title, removed: line.isRemoved, taxLines: line.taxLines.map(tax),
    originalPrice: minor('shippingLines', line.originalPriceSet), discountedPrice: minor('shippingLines', line.discountedPriceSet),
  });
  const sale = (node: SaleNode): Sale => ({
    id: node.id, action: word(node.actionType, actions), lineType: word(node.lineType, lineTypes), quantity: node.quantity ?? null,
    amount: minor('sales.totalAmount', node.totalAmount), tax: minor('sales.totalTaxAmount', node.totalTaxAmount),
    taxes: node.taxes.map(({ amount, taxLine }) => ({ title: taxLine.title, rate: rateText(taxLine.rate), channelLiable: taxLine.channelLiable === true, amount: minor('sales.taxes', amount) })),
    lineId: node.lineItem?.id ?? node.shippingLine?.id ?? null, label: node.lineItem?.title ?? node.shippingLine?.title ?? node.additionalFee?.name ?? null,
  });
  const agreement = (node: AgreementNode): Agreement => ({ id: node.id, kind: kindOf(node.reason), happenedAt: node.happenedAt, refundId: node.refund?.id ?? null, returnId: node.return?.id ?? null, sales: node.sales.nodes.map(sale) });

  return {
    id: head.id, name: head.name, currency, presentmentCurrency: head.presentmentCurrencyCode,
    createdAt: head.createdAt, processedAt: head.processedAt, updatedAt: head.updatedAt, closedAt: head.closedAt ?? null, cancelledAt: head.cancelledAt ?? null,
    test: head.test, edited: head.edited, taxesIncluded: head.taxesIncluded, dutiesIncluded: head.dutiesIncluded, sourceName: head.sourceName ?? null,
    tags: head.tags, note: head.note ?? null, attributes: attributes(head.customAttributes), gateways: head.paymentGatewayNames,
    fulfillmentStatus: head.displayFulfillmentStatus, financialStatus: head.displayFinancialStatus ?? null, retailLocationId: head.retailLocation?.id ?? null,
    buyer: buyerOf(head),
    totals: {
      subtotal: minor('subtotalPriceSet', head.subtotalPriceSet), total: minor('totalPriceSet', head.totalPriceSet), totalTax: minor('totalTaxSet', head.totalTaxSet),
      originalTotal: minor('originalTotalPriceSet', head.originalTotalPriceSet), currentTotal: minor('currentTotalPriceSet', head.currentTotalPriceSet),
      currentSubtotal: minor('currentSubtotalPriceSet', head.currentSubtotalPriceSet), currentTax: minor('currentTotalTaxSet', head.currentTotalTaxSet), currentShipping: minor('currentShippingPriceSet', head.currentShippingPriceSet),
      currentDuties: minor('currentTotalDutiesSet', head.currentTotalDutiesSet), currentFees: minor('currentTotalAdditionalFeesSet', head.currentTotalAdditionalFeesSet),
      tip: minor('totalTipReceivedSet', head.totalTipReceivedSet), duties: minor('originalTotalDutiesSet', head.originalTotalDutiesSet), additionalFees: minor('originalTotalAdditionalFeesSet', head.originalTotalAdditionalFeesSet),
      received: minor('totalReceivedSet', head.totalReceivedSet), refunded: minor('totalRefundedSet', head.totalRefundedSet),
      netPayment: minor('netPaymentSet', head.netPaymentSet), outstanding: minor('totalOutstandingSet', head.totalOutstandingSet),
      cashRounding: minor('totalCashRoundingAdjustment', head.totalCashRoundingAdjustment?.paymentSet),
    },
    lines: lines.map(orderLine), shippingLines: shipping.map(shippingLine), taxLines: head.taxLines.map(tax), agreements: agreements.map(agreement), refunds: agreements.flatMap(({ refund }) => (refund ? [asRefund(refund, minor('totalRefundedSet', refund.totalRefundedSet))] : [])),
    transactions: transactions.map((one) => ({
      id: one.id, kind: one.kind, status: one.status, gateway: one.gateway ?? '', gatewayLabel: one.formattedGateway ?? one.gateway ?? '', manual: one.manualPaymentGateway,
      amount: minor('transactions', one.amountSet), rounding: minor('transactions', one.amountRoundingSet), parentId: one.parentTransaction?.id ?? null, processedAt: one.processedAt ?? one.createdAt,
    })),
  };
}

/** Goods count as put back whatever they were taken back for (removed, returned), unless Shopify says that they were not. */
const asRefund = ({ id, refundLineItems, transactions, ...refund }: RefundNode, total: Minor): Refund => ({
  id, total, returnId: refund.return?.id ?? null, transactionIds: transactions.nodes.map((one) => one.id),
  lines: refundLineItems.nodes.map((line) => ({ lineId: line.lineItem.id, quantity: line.quantity, restocked: line.restockType !== 'NO_RESTOCK', locationId: line.location?.id ?? null })),
});

/** Where a line was fulfilled, else where its fulfilment order is assigned. */
function lineLocations(fulfillments: readonly FulfillmentNode[], served: readonly ServedNode[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { assignedLocation, lineItems } of served) for (const { lineItem } of lineItems.nodes) if (assignedLocation.location) places.set(lineItem.id, assignedLocation.location.id);
  for (const { location, fulfillmentLineItems } of fulfillments) for (const { lineItem } of fulfillmentLineItems.nodes) if (location) places.set(lineItem.id, location.id);
  return places;
}

function buyerOf({ customer, billingAddress, shippingAddress, email, phone }: Head): Buyer | null {
  const billing = addressOf(billingAddress);
  const shipping = addressOf(shippingAddress);
  if (!customer && !billing && !shipping && !email && !phone) return null;
  const named = billing ?? shipping;
  return { firstName: customer?.firstName ?? named?.firstName ?? '', lastName: customer?.lastName ?? named?.lastName ?? '', email: email ?? null, phone: phone ?? named?.phone ?? null, billing, shipping };
}

function addressOf(address: Head['billingAddress']): Address | null {
  if (!address) return null;
  return {
    firstName: address.firstName ?? '', lastName: address.lastName ?? '', company: address.company ?? null, line1: address.address1 ?? '', line2: address.address2 ?? null,
    city: address.city ?? '', provinceCode: address.provinceCode ?? '', zip: address.zip ?? '', countryCode: address.countryCodeV2 ?? '', phone: address.phone ?? null,
  };
}

const kinds: Readonly<Record<string, AgreementKind>> = { ORDER: 'order', ORDER_EDIT: 'edit', REFUND: 'refund', RETURN: 'return' };
const kindOf = (reason: string): AgreementKind => kinds[reason] ?? 'unknown';
const actions: readonly SaleAction[] = ['ORDER', 'UPDATE', 'RETURN'];
const lineTypes: readonly SaleLineType[] = ['PRODUCT', 'GIFT_CARD', 'SHIPPING', 'TIP', 'DUTY', 'ADDITIONAL_FEE', 'FEE', 'ADJUSTMENT'];
const word = <T extends string>(text: string, known: readonly T[]): T | 'UNKNOWN' => known.find((one) => one === text) ?? 'UNKNOWN';
const attributes = (list: readonly { key: string; value?: string | null | undefined }[]) => list.map(({ key, value }) => ({ key, value: value ?? '' }));
const rateText = (rate: string | number | null | undefined): string => (rate === null || rate === undefined ? '' : String(rate));
