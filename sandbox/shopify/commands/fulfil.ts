import { copyOf, numeral, type JsonObject } from '../rest/json';
import { listOf, textOf } from '../rest/read';
import { linesOf } from '../order/lines';
import { orderId, orderName, type OrderRecord } from '../order/record';
import { sentOf } from '../graph/sent';
import { changedAt, idIn, Refused, touched, updated, type Outcome, type Tools } from './command';

export interface FulfilForm {
  /** Digits of a location. */
  readonly locationId: string | null;
  /** Null: all that is left. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[] | null;
}

export function fulfilOrder(record: OrderRecord, form: FulfilForm, tools: Tools): Outcome {
  const lines = linesOf(record).filter((line) => line.kind !== 'TIP');
  const left = lines.map((line) => ({ line, quantity: Math.max(0, line.currentQuantity - sentOf(line, record)) }));
  const chosen = left
    .map((row) => ({ ...row, quantity: Math.min(row.quantity, wanted(form, row.line.id, row.quantity)) }))
    .filter((row) => row.quantity > 0);
  if (chosen.length === 0) throw new Refused('nothing is left to fulfil');
  const order = touched(record, tools);
  const made = listOf(order, 'fulfillments');
  const fulfilment: JsonObject = {
    order_id: numeral(orderId(record)),
    name: `${orderName(record)}.${made.length + 1}`,
    status: 'success',
    service: 'manual',
    created_at: changedAt(order),
    updated_at: changedAt(order),
    location_id: form.locationId === null ? null : numeral(form.locationId),
    tracking_company: null,
    tracking_numbers: [],
    tracking_urls: [],
    line_items: chosen.map(({ line, quantity }) => ({ ...copyOf(line.rest), quantity: numeral(quantity) })),
  };
  idIn(fulfilment, 'Fulfillment', tools.nextId());
  order.fulfillments = [...made, fulfilment];
  for (const row of left) {
    const sent = chosen.find((part) => part.line.id === row.line.id)?.quantity ?? 0;
    const rest = listOf(order, 'line_items').find((line) => textOf(line, 'id') === row.line.id);
    if (!rest) continue;
    const open = row.quantity - sent;
    rest.fulfillable_quantity = numeral(open);
    if (sent > 0) rest.fulfillment_status = open === 0 ? 'fulfilled' : 'partial';
  }
  const open = left.some((row) => row.quantity > (chosen.find((part) => part.line.id === row.line.id)?.quantity ?? 0));
  order.fulfillment_status = open ? 'partial' : 'fulfilled';
  return updated({ ...record, order });
}

function wanted(form: FulfilForm, lineId: string, all: number): number {
  if (form.lines === null) return all;
  return form.lines.find((row) => row.lineId === lineId)?.quantity ?? 0;
}
