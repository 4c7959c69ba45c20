import { allocate } from '../rest/amount';
import type { JsonObject } from '../rest/json';
import { bag, sides, type Money } from '../rest/money';
import { countOf, listOf, momentOf, textOf, textsOf, wordsOf } from '../rest/read';
import { connection } from '../graphql/connection';
import type { Line } from '../order/lines';
import { currenciesOf, gid, orderId, orderName, type OrderRecord } from '../order/record';
import { placeGraph, type Places } from './place';
import { sentOf } from './sent';
import { upper } from './words';

type LineGraph = (id: string) => { readonly graph: object } | null;

export function fulfilmentsGraph(record: OrderRecord, lines: readonly Line[], lineGraph: LineGraph, places: Places) {
  return listOf(record.order, 'fulfillments').map((rest, at) => {
    const id = textOf(rest, 'id') ?? `${orderId(record)}41${at}`;
    const place = textOf(rest, 'location_id');
    const rows = listOf(rest, 'line_items');
    return {
      __typename: 'Fulfillment',
      id: gid('Fulfillment', id),
      legacyResourceId: id,
      name: textOf(rest, 'name') ?? `${orderName(record)}.${at + 1}`,
      status: upper(textOf(rest, 'status'), ['CANCELLED', 'ERROR', 'FAILURE', 'OPEN', 'PENDING', 'SUCCESS'], 'SUCCESS'),
      displayStatus: textOf(rest, 'status') === 'success' ? 'FULFILLED' : null,
      requiresShipping: true,
      totalQuantity: rows.reduce((sum, row) => sum + (countOf(row, 'quantity') ?? 0), 0),
      createdAt: momentOf(rest, 'created_at') ?? momentOf(record.order, 'updated_at'),
      updatedAt: momentOf(rest, 'updated_at') ?? momentOf(record.order, 'updated_at'),
      deliveredAt: null,
      inTransitAt: null,
      estimatedDeliveryAt: null,
      location: place === null ? null : placeGraph(places.find(place)),
      trackingInfo: (args: { first?: number | null }) => tracking(rest).slice(0, args.first ?? undefined),
      fulfillmentLineItems: connection(
        rows.flatMap((row, position) => sentRow(row, `${id}${position}`, lines, lineGraph, record)),
      ),
    };
  });
}

function tracking(rest: JsonObject) {
  const urls = textsOf(rest, 'tracking_urls');
  return textsOf(rest, 'tracking_numbers').map((number, at) => ({
    company: wordsOf(rest, 'tracking_company'),
    number,
    url: urls[at] ?? null,
  }));
}

function sentRow(row: JsonObject, id: string, lines: readonly Line[], lineGraph: LineGraph, record: OrderRecord) {
  const line = lines.find((candidate) => candidate.id === textOf(row, 'id'));
  const graph = line && lineGraph(line.id);
  if (!line || !graph) return [];
  const quantity = countOf(row, 'quantity') ?? 0;
  const currencies = currenciesOf(record);
  const ofThese = (money: Money) =>
    bag(
      sides(
        currencies,
        (side, currency) =>
          allocate(money[side], [BigInt(quantity), BigInt(Math.max(0, line.quantity - quantity))], currency)[0] ?? 0n,
      ),
      currencies,
    );
  return [
    {
      id: gid('FulfillmentLineItem', id),
      quantity,
      lineItem: graph.graph,
      originalTotalSet: ofThese(line.gross),
      discountedTotalSet: ofThese(line.net),
    },
  ];
}

/** One fulfilment order for each location that has to send something. */
export function fulfilmentOrdersGraph(record: OrderRecord, lines: readonly Line[], lineGraph: LineGraph, places: Places) {
  const home = textOf(record.order, 'location_id') ?? places.all[0]?.id ?? '';
  const sendable = lines.filter((line) => line.kind !== 'TIP');
  const from = (line: Line) => record.assigned?.[line.id] ?? home;
  const createdAt = momentOf(record.order, 'created_at');
  const cancelled = textOf(record.order, 'cancelled_at') !== null;
  return [...new Set(sendable.map(from))].map((placeId, at) => {
    const place = places.find(placeId);
    const id = `${orderId(record)}40${at}`;
    const rows = sendable
      .filter((line) => from(line) === placeId)
      .map((line, position) => ({ line, position, left: Math.max(0, line.currentQuantity - sentOf(line, record)) }));
    const open = rows.some((row) => row.left > 0);
    return {
      __typename: 'FulfillmentOrder',
      id: gid('FulfillmentOrder', id),
      orderId: gid('Order', orderId(record)),
      orderName: orderName(record),
      orderProcessedAt: momentOf(record.order, 'processed_at') ?? createdAt,
      status: open ? (cancelled ? 'CANCELLED' : 'OPEN') : 'CLOSED',
      requestStatus: 'UNSUBMITTED',
      createdAt,
      updatedAt: momentOf(record.order, 'updated_at') ?? createdAt,
      fulfillAt: createdAt,
      fulfillBy: null,
      assignedLocation: {
        name: place.name,
        address1: place.address1,
        address2: null,
        city: place.city,
        countryCode: place.countryCode,
        phone: null,
        province: place.province,
        zip: place.zip,
        location: placeGraph(place),
      },
      lineItems: connection(
        rows.map(({ line, position, left }) => ({
          __typename: 'FulfillmentOrderLineItem',
          id: gid('FulfillmentOrderLineItem', `${id}${String(position).padStart(3, '0')}`),
          sku: textOf(line.rest, 'sku'),
          productTitle: textOf(line.rest, 'title') ?? '',
          variantTitle: wordsOf(line.rest, 'variant_title'),
          vendor: wordsOf(line.rest, 'vendor'),
          requiresShipping: line.rest.requires_shipping === true,
          totalQuantity: line.currentQuantity,
          remainingQuantity: left,
          lineItem: lineGraph(line.id)?.graph,
        })),
      ),
    };
  });
}
