import { z } from 'zod';

/** What Shopify's answers must look like to be read. Enum values stay text: one that Shopify adds later is data, not an error. */
const bag = z.object({ shopMoney: z.object({ amount: z.string(), currencyCode: z.string() }) });
const maybeBag = bag.nullish();
const moment = z.string().transform((text, context) => {
  const at = Date.parse(text);
  if (Number.isNaN(at)) context.addIssue({ code: 'custom', message: 'a moment' });
  return at;
});
/** Rates are read as the text they were written in (see exactJson). */
const tax = z.object({ title: z.string(), rate: z.union([z.string(), z.number()]).nullish(), channelLiable: z.boolean().nullish() });
const taxLine = tax.extend({ priceSet: bag });
const ref = z.object({ id: z.string(), title: z.string().nullish() });
export const pageShape = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });
const attribute = z.object({ key: z.string(), value: z.string().nullish() });
const address = z.object({
  firstName: z.string().nullish(), lastName: z.string().nullish(), company: z.string().nullish(), address1: z.string().nullish(), address2: z.string().nullish(),
  city: z.string().nullish(), provinceCode: z.string().nullish(), zip: z.string().nullish(), countryCodeV2: z.string().nullish(), phone: z.string().nullish(),
}).nullish();

export const lineShape = z.object({
  id: z.string(), title: z.string(), sku: z.string().nullish(), quantity: z.int(), currentQuantity: z.int(), isGiftCard: z.boolean(),
  customAttributes: z.array(attribute), variant: z.object({ id: z.string() }).nullish(), originalUnitPriceSet: bag,
  discountAllocations: z.array(z.object({ allocatedAmountSet: bag, discountApplication: z.object({ code: z.string().nullish(), title: z.string().nullish() }) })),
  taxLines: z.array(taxLine),
});

export const shippingShape = z.object({ id: z.string().nullish(), title: z.string(), isRemoved: z.boolean(), originalPriceSet: bag, discountedPriceSet: bag, taxLines: z.array(taxLine) });

export const saleShape = z.object({
  id: z.string(), actionType: z.string(), lineType: z.string(), quantity: z.int().nullish(), totalAmount: bag, totalTaxAmount: bag,
  taxes: z.array(z.object({ amount: bag, taxLine: tax })),
  lineItem: ref.nullish(), shippingLine: z.object({ id: z.string().nullish(), title: z.string().nullish() }).nullish(), additionalFee: z.object({ name: z.string() }).nullish(),
});

export const refundLineShape = z.object({ quantity: z.int(), restockType: z.string(), lineItem: z.object({ id: z.string() }), location: z.object({ id: z.string() }).nullish() });
const owned = z.object({ id: z.string() });
const refundShape = owned.extend({
  return: owned.nullish(), totalRefundedSet: bag, refundLineItems: z.object({ nodes: z.array(refundLineShape), pageInfo: pageShape }), transactions: z.object({ nodes: z.array(owned), pageInfo: pageShape }),
});

export const agreementShape = z.object({
  id: z.string(), happenedAt: moment, reason: z.string(), refund: refundShape.nullish(), return: owned.nullish(),
  sales: z.object({ nodes: z.array(saleShape), pageInfo: pageShape }),
});

export const servedLineShape = z.object({ lineItem: z.object({ id: z.string() }) });
const lineRefs = z.object({ nodes: z.array(servedLineShape), pageInfo: pageShape });
export const servedShape = z.object({ id: z.string(), lineItems: lineRefs, assignedLocation: z.object({ location: z.object({ id: z.string() }).nullish() }) });

export const transactionShape = z.object({
  id: z.string(), kind: z.string(), status: z.string(), gateway: z.string().nullish(), formattedGateway: z.string().nullish(), manualPaymentGateway: z.boolean(),
  createdAt: moment, processedAt: moment.nullish(), amountSet: bag, amountRoundingSet: maybeBag, parentTransaction: z.object({ id: z.string() }).nullish(),
});

export const fulfillmentShape = z.object({ location: z.object({ id: z.string() }).nullish(), fulfillmentLineItems: z.object({ nodes: z.array(z.object({ lineItem: z.object({ id: z.string() }) })) }) });

export const headShape = z.object({
  id: z.string(), name: z.string(), currencyCode: z.string(), presentmentCurrencyCode: z.string(),
  createdAt: moment, processedAt: moment, updatedAt: moment, closedAt: moment.nullish(), cancelledAt: moment.nullish(),
  test: z.boolean(), edited: z.boolean(), taxesIncluded: z.boolean(), dutiesIncluded: z.boolean(), sourceName: z.string().nullish(),
  tags: z.array(z.string()), note: z.string().nullish(), customAttributes: z.array(attribute),
  displayFulfillmentStatus: z.string(), displayFinancialStatus: z.string().nullish(), paymentGatewayNames: z.array(z.string()),
  retailLocation: z.object({ id: z.string() }).nullish(), email: z.string().nullish(), phone: z.string().nullish(),
  customer: z.object({ firstName: z.string().nullish(), lastName: z.string().nullish() }).nullish(), billingAddress: address, shippingAddress: address,
  subtotalPriceSet: maybeBag, totalPriceSet: bag, totalTaxSet: maybeBag, originalTotalPriceSet: bag, currentTotalPriceSet: bag, currentSubtotalPriceSet: bag, currentTotalTaxSet: bag, currentShippingPriceSet: bag, currentTotalDutiesSet: maybeBag, currentTotalAdditionalFeesSet: maybeBag,
  totalTipReceivedSet: maybeBag, originalTotalDutiesSet: maybeBag, originalTotalAdditionalFeesSet: maybeBag,
  totalReceivedSet: bag, totalRefundedSet: bag, netPaymentSet: bag, totalOutstandingSet: bag,
  totalCashRoundingAdjustment: z.object({ paymentSet: bag }).nullish(), taxLines: z.array(taxLine),
  transactionsCount: z.object({ count: z.int() }).nullish(), transactions: z.array(transactionShape),
});

export type Bag = z.infer<typeof bag>;
export type Head = z.infer<typeof headShape>;
export type TransactionNode = z.infer<typeof transactionShape>;
export type FulfillmentNode = z.infer<typeof fulfillmentShape>;
export type LineNode = z.infer<typeof lineShape>;
export type ShippingNode = z.infer<typeof shippingShape>;
export type SaleNode = z.infer<typeof saleShape>;
export type AgreementNode = z.infer<typeof agreementShape>;
export type RefundNode = z.infer<typeof refundShape>;
export type RefundLineNode = z.infer<typeof refundLineShape>;
export type ServedNode = z.infer<typeof servedShape>;
