import { momentOf } from '../rest/read';
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
