/**
 * What is read of an order, for Admin API 2026-07. Only the shop's side of each amount: one side per order, never converted.
 * Every connection carries its page's end, because a truncated order may never be posted. `first` stays small: Shopify prices
 * a query by what it could return, and refuses one above 1,000 points.
 */
const money = 'shopMoney { amount currencyCode }';
const taxes = `title rate channelLiable priceSet { ${money} }`;
const discounts = `allocatedAmountSet { ${money} } discountApplication { ... on DiscountCodeApplication { code } ... on AutomaticDiscountApplication { title } ... on ManualDiscountApplication { title } ... on ScriptDiscountApplication { title } }`;
const address = 'firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone';
const page = 'pageInfo { hasNextPage endCursor }';

const line = `id title sku quantity currentQuantity isGiftCard customAttributes { key value } variant { id }
  originalUnitPriceSet { ${money} } discountAllocations { ${discounts} } taxLines { ${taxes} }`;
const shipping = `id title isRemoved originalPriceSet { ${money} } discountedPriceSet { ${money} } taxLines { ${taxes} }`;
const sale = `id actionType lineType quantity totalAmount { ${money} } totalTaxAmount { ${money} } taxes { amount { ${money} } taxLine { title rate channelLiable } }
  ... on ProductSale { lineItem { id title } } ... on GiftCardSale { lineItem { id title } } ... on TipSale { lineItem { id title } }
  ... on ShippingLineSale { shippingLine { id title } } ... on AdditionalFeeSale { additionalFee { name } }`;
const refundLine = 'quantity restockType lineItem { id } location { id }';
const refund = `id return { id } totalRefundedSet { ${money} } refundLineItems(first: 6) { nodes { ${refundLine} } ${page} } transactions(first: 10) { nodes { id } ${page} }`;
const agreement = `id happenedAt reason ... on RefundAgreement { refund { ${refund} } } ... on ReturnAgreement { return { id } } sales(first: 15) { nodes { ${sale} } ${page} }`;
const served = `id lineItems(first: 20) { nodes { lineItem { id } } ${page} } assignedLocation { location { id } }`;

const transaction = `id kind status gateway formattedGateway manualPaymentGateway createdAt processedAt amountSet { ${money} } amountRoundingSet { ${money} } parentTransaction { id }`;
/** Few orders have more; those that do are asked for again with the most that stays below the price of one query. */
export const firstTransactions = 40;
export const mostTransactions = 150;

const totals = ['subtotalPriceSet', 'totalPriceSet', 'totalTaxSet', 'originalTotalPriceSet', 'currentTotalPriceSet', 'currentSubtotalPriceSet', 'currentTotalTaxSet', 'currentShippingPriceSet', 'currentTotalDutiesSet', 'currentTotalAdditionalFeesSet',
  'totalTipReceivedSet', 'originalTotalDutiesSet', 'originalTotalAdditionalFeesSet', 'totalReceivedSet', 'totalRefundedSet', 'netPaymentSet', 'totalOutstandingSet']
  .map((name) => `${name} { ${money} }`).join(' ');

export const orderHead = `query OrderHead($id: ID!) { order(id: $id) {
  id name currencyCode presentmentCurrencyCode createdAt processedAt updatedAt closedAt cancelledAt test edited taxesIncluded dutiesIncluded
  sourceName tags note customAttributes { key value } displayFulfillmentStatus displayFinancialStatus paymentGatewayNames retailLocation { id }
  email phone customer { firstName lastName } billingAddress { ${address} } shippingAddress { ${address} }
  ${totals} totalCashRoundingAdjustment { paymentSet { ${money} } } taxLines { ${taxes} }
  transactionsCount { count } transactions(first: ${firstTransactions}) { ${transaction} }
} }`;

const connection = (name: string, args: string, fields: string): string =>
  `query Order${name}($id: ID!, $after: String) { order(id: $id) { updatedAt ${name}: ${name}(after: $after, ${args}) { nodes { ${fields} } ${page} } } }`;

export const orderLines = connection('lineItems', 'first: 20', line);
export const orderShipping = connection('shippingLines', 'first: 25, includeRemovals: true', shipping);
export const orderAgreements = connection('agreements', 'first: 3', agreement);
export const orderServed = connection('fulfillmentOrders', 'first: 10', served);

export const orderTransactions = `query OrderTransactions($id: ID!) { order(id: $id) { updatedAt transactions(first: ${mostTransactions}) { ${transaction} } } }`;
/** Where lines were fulfilled. Beyond these, a line's assigned location stands in. */
export const orderFulfillments = `query OrderFulfillments($id: ID!) { order(id: $id) { updatedAt fulfillments(first: 20) { location { id } fulfillmentLineItems(first: 15) { nodes { lineItem { id } } } } } }`;

/** The rest of one record's own list: `skip` is the cursor of the record before it. */
const rest = (records: string, own: string, args: string, fields: string): string =>
  `query RestOf${records}($id: ID!, $skip: String, $after: String) { order(id: $id) { updatedAt ${records}(first: 1, after: $skip) { ${page} nodes { ${own}(${args}, after: $after) { nodes { ${fields} } ${page} } } } } }`;
export const agreementSales = rest('agreements', 'sales', 'first: 40', sale);
export const servedLines = rest('fulfillmentOrders', 'lineItems', 'first: 50', 'lineItem { id }');

/** The rest of a refund of many lines. */
export const refundLines = `query RefundLines($id: ID!, $after: String) { refund(id: $id) { refundLineItems(first: 50, after: $after) { nodes { ${refundLine} } ${page} } } }`;

export const shopFacts = `query ShopFacts($after: String) { shop { name myshopifyDomain currencyCode ianaTimezone } currentAppInstallation { accessScopes { handle } } locations(first: 100, after: $after, includeInactive: true) { nodes { id name isActive } ${page} } }`;

/** One point an order: ten such pages cost what one whole order may. */
export const orderList = `query OrderList($query: String!, $after: String) { orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { id createdAt processedAt updatedAt test } ${page} } }`;
