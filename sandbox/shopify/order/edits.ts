import type { JsonObject } from '../rest/json';
import { countOf, listOf, momentOf, textOf, textsOf } from '../rest/read';
import { unitsReturned, type Line } from './lines';
import { orderId, type OrderEdit, type OrderRecord } from './record';

/**
 * The order's edits. A body that came from outside cannot name them; units that are neither there nor refunded were removed by one,
 * which is given the order's last change as its time.
 */
export function editsOf(record: OrderRecord, lines: readonly Line[]): OrderEdit[] {
  const known = [...record.edits];
  const missing = lines.flatMap((line) => {
    const removed = known.flatMap((edit) => edit.removed).filter((row) => row.lineId === line.id);
    const quantity =
      line.quantity - line.currentQuantity - unitsReturned(record, line.id) - removed.reduce((all, row) => all + row.quantity, 0);
    return quantity > 0 ? [{ lineId: line.id, quantity }] : [];
  });
  if (missing.length === 0) return known;
  const at = momentOf(record.order, 'updated_at') ?? momentOf(record.order, 'created_at') ?? '';
  return [...known, { id: `${orderId(record)}900`, at, note: null, added: [], removed: missing }];
}

/** Edits and returns beside a REST body, which has no words for them: `{"order": …, "edits": [{"at", "added", "removed", …}]}`. */
export function readEdits(body: JsonObject): OrderEdit[] {
  return listOf(body, 'edits').map((row, position) => {
    const returnId = textOf(row, 'return_id');
    return {
      id: textOf(row, 'id') ?? String(position + 1),
      at: momentOf(row, 'at') ?? '',
      note: textOf(row, 'note'),
      added: textsOf(row, 'added'),
      removed: listOf(row, 'removed').map((one) => ({ lineId: textOf(one, 'line_id') ?? '', quantity: countOf(one, 'quantity') ?? 0 })),
      changed: listOf(row, 'changed').map((one) => ({ lineId: textOf(one, 'line_id') ?? '', amount: one })),
      shippingAdded: textsOf(row, 'shipping_added'),
      shippingRemoved: textsOf(row, 'shipping_removed'),
      ...(returnId === null ? {} : { returnId }),
    };
  });
}
