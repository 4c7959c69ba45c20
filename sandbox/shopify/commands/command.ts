/** What the commands have in common: they take a record and give a newer one, with what the shop announces about it. */
import { copyOf, numeral, printJson, type Json, type JsonObject } from '../rest/json';
import { moment } from '../rest/read';
import { orderName, type OrderRecord } from '../order/record';
import type { Announcement } from '../webhooks/delivery';

export interface Tools {
  /** Milliseconds. */
  readonly now: number;
  readonly nextId: () => string;
}

export interface Outcome {
  readonly record: OrderRecord;
  readonly announcements: readonly Announcement[];
}

/** The request makes no sense for this order; the message is for whoever asked. */
export class Refused extends Error {}

export function announce(topic: string, record: OrderRecord, body: Json = record.order): Announcement {
  return { topic, body: printJson(body), subject: orderName(record) };
}

/**
 * A copy to change; every change is also a change of `updated_at`, which never stands still or runs backwards. What the change brings
 * (a refund, an edit) carries the same time, so that the ledger keeps the order in which things were done.
 */
export function touched(record: OrderRecord, tools: Tools): JsonObject {
  const order = copyOf(record.order);
  const before = Date.parse(typeof order.updated_at === 'string' ? order.updated_at : '');
  order.updated_at = moment(Number.isNaN(before) ? tools.now : Math.max(tools.now, before + 1_000));
  return order;
}

/** The time of the change that made this copy. */
export function changedAt(order: JsonObject): string {
  return typeof order.updated_at === 'string' ? order.updated_at : '';
}

export function updated(record: OrderRecord, ...others: readonly Announcement[]): Outcome {
  return { record, announcements: [...others, announce('orders/updated', record)] };
}

export function idIn(rest: JsonObject, type: string, id: string): void {
  rest.id = numeral(id);
  rest.admin_graphql_api_id = `gid://shopify/${type}/${id}`;
}
