import type { Draft } from '../draft';
import type { Fields } from '../fields';
import { invoicedQty } from '../inventory';
import { carry } from '../invoice-shares';
import { invalid } from '../refusal';
import type { Line, Order, Transaction } from '../rows';
import { itemOfLine } from './items';

export function orderOfInvoice(draft: Draft, invoice: Transaction): Order {
  const order = draft.find('orders', invoice.order_id ?? 0);
  if (!order) throw invalid({ order_id: 'does not exist' });
  if (order.status !== 'open') throw invalid({ order_id: 'must be an open order' });
  return order;
}

/** Adds a line to an unfinished invoice, at the price of the order line it fulfils. */
export function addLine(draft: Draft, invoice: Transaction, fields: Fields): { invoice: Transaction; line: Line } {
  if (invoice.status !== 'incomplete') throw invalid({ status: `is ${invoice.status}` });
  const order = orderOfInvoice(draft, invoice);
  const type = fields.text('type');
  if (type !== null && type !== 'ItemLine') fields.fault('type', 'is not included in the list');
  const qty = fields.number('qty') ?? fields.fault('qty', "can't be blank") ?? 0;
  const source = sourceLine(draft, order, fields, qty);
  fields.check();
  if (!source) throw invalid({ item_id: 'is not on the order' });
  requireStock(draft, invoice, source, qty);
  const line: Line = { ...source, id: draft.nextId('lines'), qty, order_line_id: source.id, created_at: draft.stamp() };
  const next = draft.update('transactions', invoice, { lines: [...invoice.lines, line] });
  return { invoice: carry(draft, order, next), line };
}

/** The order line that an invoice line fulfils; where several carry the item, the one whose remaining quantity fits best. */
function sourceLine(draft: Draft, order: Order, fields: Fields, qty: number): Line | null {
  const remaining = (line: Line) => line.qty - invoicedQty(draft, order.id, line.id, 'any');
  const over = draft.switches.overInvoicing === 'accepted';
  if (draft.switches.invoiceLineByOrderLine && fields.has('order_line_id')) {
    const line = order.lines.find((one) => one.id === fields.number('order_line_id'));
    if (!line) return fields.fault('order_line_id', 'is not on the order');
    if (!over && !covers(remaining(line), qty)) fields.fault('qty', 'is more than is left to invoice');
    return line;
  }
  const item = itemOfLine(draft, fields);
  const candidates = order.lines.filter((line) => line.item_id === item?.id);
  if (candidates.length === 0) return fields.fault('item_id', 'is not on the order');
  const fitting = candidates.find((line) => remaining(line) === qty) ?? candidates.find((line) => covers(remaining(line), qty));
  if (fitting) return fitting;
  return over ? (candidates[0] ?? null) : fields.fault('qty', 'is more than is left to invoice');
}

function covers(remaining: number, qty: number): boolean {
  return qty > 0 ? qty <= remaining : qty < 0 && qty >= remaining;
}

function requireStock(draft: Draft, invoice: Transaction, source: Line, qty: number): void {
  const item = draft.find('items', source.item_id);
  if (draft.switches.overselling === 'negative' || !item?.track_inventory || qty < 0) return;
  const waiting = invoice.lines.filter((line) => line.item_id === item.id).reduce((total, line) => total + line.qty, 0);
  if (draft.stock(item.id, invoice.source_location_id).on_hand < waiting + qty)
    throw invalid({ qty: 'is more than is on hand at the location' });
}
