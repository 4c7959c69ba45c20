/** Archive, unarchive, tag, delete: nothing about money. */
import { numeral, printJson } from '../rest/json';
import { textOf } from '../rest/read';
import { orderId, orderName, type OrderRecord } from '../order/record';
import type { Announcement } from '../webhooks/delivery';
import { changedAt, touched, updated, type Outcome, type Tools } from './command';

export function archiveOrder(record: OrderRecord, tools: Tools): Outcome {
  const order = touched(record, tools);
  order.closed_at = changedAt(order);
  return updated({ ...record, order });
}

export function unarchiveOrder(record: OrderRecord, tools: Tools): Outcome {
  const order = touched(record, tools);
  order.closed_at = null;
  return updated({ ...record, order });
}

export function tagOrder(
  record: OrderRecord,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  tools: Tools,
): Outcome {
  const order = touched(record, tools);
  const tags = (textOf(order, 'tags') ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && !change.remove.includes(tag));
  order.tags = [...new Set([...tags, ...change.add])].join(', ');
  return updated({ ...record, order });
}

export function deletionOf(record: OrderRecord): Announcement {
  return { topic: 'orders/delete', body: printJson({ id: numeral(orderId(record)) }), subject: orderName(record) };
}
