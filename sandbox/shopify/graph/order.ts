/** One order as the Admin GraphQL API shows it. Parts are made when a query asks for them. */
import { bag, NOTHING, readMoney } from '../rest/money';
import { flagOf, listOf, momentOf, objectOf, textOf, textsOf, wordsOf } from '../rest/read';
import { connection } from '../graphql/connection';
import { agreementsOf } from '../order/agreements';
import { linesOf } from '../order/lines';
import { paymentsOf } from '../order/payments';
import { currenciesOf, gid, orderId, orderName, type OrderRecord } from '../order/record';
import { refundsOf } from '../order/refunds';
import { shippingOf } from '../order/shipping';
import { taxesOf } from '../order/taxes';
import { agreementGraph } from './agreement';
import { addressGraph, buyerGraph } from './buyer';
import { currentTaxes, editedTaxes } from './current-taxes';
import { fulfilmentOrdersGraph, fulfilmentsGraph } from './fulfilment';
import { lineGraph } from './line';
import { applicationGraph, attributesGraph, taxGraph } from './parts';
import { paymentGraph } from './payment';
import { placeGraph, type Places } from './place';
import { refundGraph } from './refund';
import { shippingGraph } from './shipping';
import { totalsGraph } from './totals';
import { cancelReason, financialStatus, fulfilmentStatus } from './words';

export function orderGraph(record: OrderRecord, places: Places) {
  const { order } = record;
  const id = orderId(record);
  const currencies = currenciesOf(record);
  const lines = linesOf(record);
  const shipping = shippingOf(record);
  const agreements = agreementsOf(record);
  const payments = paymentsOf(record);
  const refunds = refundsOf(record);
  const self = (): object => graph;
  const lineGraphs = lines.map((line) => ({ id: line.id, unit: line.unit, kind: line.kind, graph: lineGraph(line, record) }));
  const line = (wanted: string) => lineGraphs.find((candidate) => candidate.id === wanted) ?? null;
  const shippingGraphs = shipping.map((row) => ({ id: row.id, graph: shippingGraph(row, record) }));
  const shippingLine = (wanted: string | null) =>
    (shippingGraphs.find((candidate) => candidate.id === wanted) ?? (wanted === null ? shippingGraphs[0] : undefined))?.graph ??
    null;
  const payment = (row: (typeof payments)[number]) => paymentGraph(row, payments, currencies, self);
  const refundGraphs = refunds.map((refund) =>
    refundGraph(refund, record, { order: self, line, shipping: shippingLine, payment, payments, places }),
  );
  const refundById = (wanted: string) => refundGraphs.find((candidate) => candidate.legacyResourceId === wanted) ?? null;
  const fulfilments = fulfilmentsGraph(record, lines, line, places);
  const applications = listOf(order, 'discount_applications');
  const retail = textOf(order, 'location_id');
  const codes = listOf(order, 'discount_codes').flatMap((row) => textOf(row, 'code') ?? []);
  const billing = addressGraph(objectOf(order, 'billing_address'), `${id}1`);
  const sentTo = addressGraph(objectOf(order, 'shipping_address'), `${id}2`);
  const first =
    <T>(list: readonly T[]) =>
    (args: { first?: number | null }) =>
      list.slice(0, args.first ?? undefined);
  const status = fulfilmentStatus(textOf(order, 'fulfillment_status'));
  const closedAt = momentOf(order, 'closed_at');
  const cancelledAt = momentOf(order, 'cancelled_at');
  const createdAt = momentOf(order, 'created_at') ?? '1970-01-01T00:00:00Z';

  const graph = {
    __typename: 'Order' as const,
    id: gid('Order', id),
    legacyResourceId: id,
    name: orderName(record),
    number: Number(textOf(order, 'order_number') ?? textOf(order, 'number') ?? 0),
    confirmationNumber: wordsOf(order, 'confirmation_number'),
    confirmed: order.confirmed !== false,
    test: flagOf(order, 'test'),
    edited: agreements.some((agreement) => agreement.reason === 'ORDER_EDIT'),
    closed: closedAt !== null,
    closedAt,
    cancelledAt,
    cancelReason: cancelledAt === null ? null : cancelReason(textOf(order, 'cancel_reason')),
    cancellation: cancelledAt === null ? null : { staffNote: null },
    createdAt,
    processedAt: momentOf(order, 'processed_at') ?? createdAt,
    updatedAt: momentOf(order, 'updated_at') ?? createdAt,
    currencyCode: currencies.shop,
    presentmentCurrencyCode: currencies.presentment,
    taxesIncluded: flagOf(order, 'taxes_included'),
    dutiesIncluded: flagOf(order, 'duties_included'),
    estimatedTaxes: flagOf(order, 'estimated_taxes'),
    taxExempt: flagOf(order, 'tax_exempt'),
    sourceName: textOf(order, 'source_name'),
    sourceIdentifier: textOf(order, 'source_identifier'),
    registeredSourceUrl: wordsOf(order, 'source_url'),
    poNumber: wordsOf(order, 'po_number'),
    note: textOf(order, 'note'),
    tags: (textOf(order, 'tags') ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    email: wordsOf(order, 'email') ?? wordsOf(order, 'contact_email'),
    phone: wordsOf(order, 'phone'),
    customerLocale: wordsOf(order, 'customer_locale'),
    customerAcceptsMarketing: flagOf(order, 'buyer_accepts_marketing'),
    discountCode: codes[0] ?? null,
    discountCodes: codes,
    displayFinancialStatus: financialStatus(textOf(order, 'financial_status')),
    displayFulfillmentStatus: status,
    returnStatus: 'NO_RETURN',
    fulfillable: status !== 'FULFILLED' && cancelledAt === null,
    restockable: status !== 'FULFILLED' && cancelledAt === null,
    requiresShipping: listOf(order, 'line_items').some((row) => flagOf(row, 'requires_shipping')),
    merchantEditable: status !== 'FULFILLED' && cancelledAt === null && closedAt === null,
    billingAddressMatchesShippingAddress:
      billing !== null &&
      sentTo !== null &&
      billing.formattedArea === sentTo.formattedArea &&
      billing.address1 === sentTo.address1,
    paymentGatewayNames: textsOf(order, 'payment_gateway_names'),
    subtotalLineItemsQuantity: lines.filter((row) => row.kind !== 'TIP').reduce((sum, row) => sum + row.quantity, 0),
    currentSubtotalLineItemsQuantity: lines
      .filter((row) => row.kind !== 'TIP')
      .reduce((sum, row) => sum + row.currentQuantity, 0),
    statusPageUrl: wordsOf(order, 'order_status_url') ?? `https://tillbridge-sandbox.myshopify.com/orders/${id}`,
    app: sellerOf(textOf(order, 'source_name'), textOf(order, 'app_id')),
    customAttributes: attributesGraph(order, 'note_attributes'),
    retailLocation: retail === null ? null : placeGraph(places.find(retail)),
    customer: buyerGraph(record, currencies.shop),
    billingAddress: billing,
    shippingAddress: sentTo,
    displayAddress: sentTo ?? billing,
    paymentTerms: null,
    ...totalsGraph(record, lines, shipping, agreements, payments),
    additionalFees: listOf(order, 'additional_fees').map((fee, at) => ({
      __typename: 'AdditionalFee',
      id: gid('AdditionalFee', textOf(fee, 'id') ?? `${id}65${at}`),
      name: textOf(fee, 'name') ?? '',
      price: bag(readMoney(fee, 'price') ?? NOTHING, currencies),
      taxLines: taxesOf(fee).map((tax) => taxGraph(tax, currencies)),
    })),
    taxLines: editedTaxes(taxesOf(order), agreements).map((tax) => taxGraph(tax, currencies)),
    currentTaxLines: currentTaxes(agreements).map((tax) => taxGraph(tax, currencies)),
    shippingLine: shippingGraphs.find((row) => !row.graph.isRemoved)?.graph ?? null,
    transactionsCount: { count: payments.length, precision: 'EXACT' },
    fulfillmentsCount: { count: fulfilments.length, precision: 'EXACT' },
    transactions: first(payments.map(payment)),
    refunds: first(refundGraphs),
    fulfillments: first(fulfilments),
    lineItems: connection(lineGraphs.map((row) => row.graph)),
    nonFulfillableLineItems: connection(lineGraphs.filter((row) => row.kind === 'TIP').map((row) => row.graph)),
    shippingLines: (args: { includeRemovals?: boolean | null; first?: number | null; after?: string | null }) =>
      connection(shippingGraphs.map((row) => row.graph).filter((row) => args.includeRemovals === true || !row.isRemoved))(args),
    discountApplications: connection(applications.map((row, at) => applicationGraph(row, at, currencies.shop))),
    agreements: connection(
      agreements.map((row) => agreementGraph(row, currencies, { order: self, refund: refundById, line, shipping: shippingLine })),
    ),
    fulfillmentOrders: connection(fulfilmentOrdersGraph(record, lines, line, places)),
    returns: connection([] as { id: string; name: string }[]),
  };
  return graph;
}

function sellerOf(source: string | null, appId: string | null) {
  if (source === 'web') return { id: gid('App', '580111'), name: 'Online Store' };
  if (source === 'pos') return { id: gid('App', '129785'), name: 'Point of Sale' };
  if (source === 'shopify_draft_order') return { id: gid('App', '1354745'), name: 'Draft Orders' };
  return appId === null ? null : { id: gid('App', appId), name: source ?? '' };
}
