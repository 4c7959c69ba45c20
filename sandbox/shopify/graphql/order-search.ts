import { parseAmount } from '../rest/amount';
import { listOf, momentOf, objectOf, textOf, textsOf } from '../rest/read';
import { orderId, orderName, type OrderRecord } from '../order/record';
import { fulfilmentStatus } from '../graph/words';
import type { Facts } from './search';

/** What can be searched for in one order. */
export function factsOf(record: OrderRecord): Facts {
  const { order } = record;
  const lines = listOf(order, 'line_items');
  const one = (value: string | null) => (value === null ? [] : [value]);
  const status = () => {
    const closed = textOf(order, 'closed_at') !== null;
    const cancelled = textOf(order, 'cancelled_at') !== null;
    return [
      'any',
      closed ? 'closed' : cancelled ? 'cancelled' : 'open',
      ...(cancelled ? ['cancelled'] : []),
      ...(closed ? [] : ['not_closed']),
    ];
  };
  const fields: Readonly<Record<string, () => readonly string[]>> = {
    id: () => [orderId(record)],
    name: () => [orderName(record)],
    created_at: () => one(momentOf(order, 'created_at')),
    updated_at: () => one(momentOf(order, 'updated_at')),
    processed_at: () => one(momentOf(order, 'processed_at')),
    closed_at: () => one(momentOf(order, 'closed_at')),
    status,
    test: () => [String(order.test === true)],
    financial_status: () => ['any', ...one(textOf(order, 'financial_status'))],
    fulfillment_status: () => {
      const word = fulfilmentStatus(textOf(order, 'fulfillment_status')).toLowerCase();
      return ['any', word, word === 'fulfilled' ? 'shipped' : word === 'partially_fulfilled' ? 'partial' : 'unshipped'];
    },
    source_name: () => one(textOf(order, 'source_name')),
    source_identifier: () => one(textOf(order, 'source_identifier')),
    location_id: () => one(textOf(order, 'location_id')),
    customer_id: () => one(textOf(objectOf(order, 'customer'), 'id')),
    email: () => one(textOf(order, 'email')),
    tag: () => (textOf(order, 'tags') ?? '').split(',').map((tag) => tag.trim()),
    sku: () => lines.flatMap((line) => textOf(line, 'sku') ?? []),
    gateway: () => textsOf(order, 'payment_gateway_names'),
    discount_code: () => listOf(order, 'discount_codes').flatMap((row) => textOf(row, 'code') ?? []),
    current_total_price: () => one(String(parseAmount(textOf(order, 'current_total_price')) ?? 0n)),
  };
  return (field) => fields[field]?.() ?? null;
}

const SORTS: Readonly<Record<string, (record: OrderRecord) => string>> = {
  CREATED_AT: (record) => momentOf(record.order, 'created_at') ?? '',
  UPDATED_AT: (record) => momentOf(record.order, 'updated_at') ?? '',
  PROCESSED_AT: (record) => momentOf(record.order, 'processed_at') ?? '',
  ORDER_NUMBER: (record) => (textOf(record.order, 'order_number') ?? '').padStart(12, '0'),
  CURRENT_TOTAL_PRICE: (record) => String(parseAmount(textOf(record.order, 'current_total_price')) ?? 0n).padStart(24, '0'),
  TOTAL_PRICE: (record) => String(parseAmount(textOf(record.order, 'total_price')) ?? 0n).padStart(24, '0'),
  FINANCIAL_STATUS: (record) => textOf(record.order, 'financial_status') ?? '',
  FULFILLMENT_STATUS: (record) => textOf(record.order, 'fulfillment_status') ?? '',
};

/** Sorts ties by id; keys the shop cannot sort by sort by id alone. */
export function sortKey(record: OrderRecord, by: string): string {
  return `${SORTS[by]?.(record) ?? ''}\u0000${orderId(record).padStart(24, '0')}`;
}
