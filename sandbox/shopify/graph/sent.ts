import { countOf, listOf, textOf } from '../rest/read';
import type { Line } from '../order/lines';
import type { OrderRecord } from '../order/record';

/** Units of a line that have been sent. Fulfilments tell; where a body has none, the line's own status does. */
export function sentOf(line: Line, record: OrderRecord): number {
  const rows = listOf(record.order, 'fulfillments')
    .filter((fulfilment) => textOf(fulfilment, 'status') === 'success')
    .flatMap((fulfilment) => listOf(fulfilment, 'line_items'))
    .filter((row) => textOf(row, 'id') === line.id);
  if (rows.length > 0) return rows.reduce((sum, row) => sum + (countOf(row, 'quantity') ?? 0), 0);
  const status = textOf(line.rest, 'fulfillment_status');
  if (status === 'fulfilled') return line.quantity;
  const open = countOf(line.rest, 'fulfillable_quantity');
  return status === 'partial' && open !== null ? Math.max(0, line.currentQuantity - open) : 0;
}
