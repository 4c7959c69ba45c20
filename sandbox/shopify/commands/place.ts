import { isObject, numeral, type Json } from '../rest/json';
import { moment, objectOf, textOf } from '../rest/read';
import { editsOf, readEdits } from '../order/edits';
import { linesOf } from '../order/lines';
import { assumedPayments } from '../order/payments';
import type { OrderRecord } from '../order/record';
import { announce, idIn, Refused, type Outcome, type Tools } from './command';

export interface PlaceTools extends Tools {
  readonly nextNumber: () => number;
  readonly known: (id: string) => boolean;
}

/**
 * Takes a REST body as it is. Only what an order cannot do without is added: an id, a number, a name and times. Its own figures are
 * never corrected. An id that the shop already has replaces that order and is announced as an update.
 */
export function placeOrder(body: Json, tools: PlaceTools): Outcome {
  const order = isObject(body) ? (objectOf(body, 'order') ?? (body.line_items ? body : null)) : null;
  if (!isObject(body) || !order) throw new Refused('the body has to be {"order": …} with a REST order in it');
  if (!Array.isArray(order.line_items)) throw new Refused('order.line_items is missing');
  if (textOf(order, 'id') === null) idIn(order, 'Order', tools.nextId());
  order.admin_graphql_api_id ??= `gid://shopify/Order/${textOf(order, 'id')}`;
  if (textOf(order, 'name') === null) {
    const number = tools.nextNumber();
    order.name = `#${number}`;
    order.order_number = numeral(number);
  }
  order.currency ??= 'USD';
  for (const key of ['created_at', 'updated_at']) order[key] ??= moment(tools.now);
  order.processed_at ??= order.created_at ?? null;
  const given = Array.isArray(body.transactions) ? body.transactions.filter(isObject) : assumedPayments(order);
  const again = tools.known(textOf(order, 'id') ?? '');
  const bare: OrderRecord = { order, transactions: given, edits: readEdits(body) };
  // Edits that only the quantities tell of are written down now, or they would move with every later change of the order.
  const record = { ...bare, edits: editsOf(bare, linesOf(bare)) };
  return { record, announcements: [announce(again ? 'orders/updated' : 'orders/create', record)] };
}
