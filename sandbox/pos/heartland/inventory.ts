import type { Draft } from './draft';
import type { Line, Order, Transaction } from './rows';
import { invoicesOf } from './totals';

interface Move {
  readonly item_id: number;
  readonly location_id: number | null;
  readonly on_hand: number;
  readonly committed: number;
}

/** Moves stock and writes the ledger. Items that do not track inventory never move. */
export function move(draft: Draft, moves: readonly Move[], source: string, sourceId: number): void {
  for (const one of moves) {
    if (one.location_id === null || (one.on_hand === 0 && one.committed === 0)) continue;
    if (!draft.find('items', one.item_id)?.track_inventory) continue;
    const stock = draft.stock(one.item_id, one.location_id);
    draft.setStock(one.item_id, one.location_id, {
      on_hand: tidy(stock.on_hand + one.on_hand),
      committed: tidy(stock.committed + one.committed),
    });
    draft.insert('movements', {
      item_id: one.item_id,
      location_id: one.location_id,
      source,
      source_id: sourceId,
      delta_qty_on_hand: one.on_hand,
      delta_qty_committed: one.committed,
    });
  }
}

/** Quantity of an order line on invoices: `complete` counts what has left, `any` also what is being invoiced. */
export function invoicedQty(draft: Draft, orderId: number, lineId: number, count: 'complete' | 'any'): number {
  let qty = 0;
  for (const invoice of invoicesOf(draft, orderId)) {
    if (count === 'complete' && invoice.status !== 'complete') continue;
    for (const line of invoice.lines) if (line.order_line_id === lineId) qty += line.qty;
  }
  return tidy(qty);
}

/** Whether invoices (finished ones, or any) hold everything that the order's lines ask for. */
export function fullyInvoiced(draft: Draft, order: Order, count: 'complete' | 'any'): boolean {
  return order.lines.every((line) => Math.abs(invoicedQty(draft, order.id, line.id, count)) >= Math.abs(line.qty));
}

/** Commits (sign 1) or releases (sign -1) what an order's lines still owe at their ship-from locations. */
export function commit(draft: Draft, order: Order, lines: readonly Line[], sign: 1 | -1): void {
  const moves = lines.map((line) => ({
    item_id: line.item_id,
    location_id: line.ship_from_location_id,
    on_hand: 0,
    committed: sign * Math.max(0, tidy(line.qty - invoicedQty(draft, order.id, line.id, 'complete'))),
  }));
  move(draft, moves, 'SalesOrder', order.id);
}

/** Goods leave from the invoice's own location; the commitment is released where the order line held it. */
export function shipInvoice(draft: Draft, order: Order, invoice: Transaction): void {
  const moves = invoice.lines.flatMap((line) => {
    const from = order.lines.find((one) => one.id === line.order_line_id)?.ship_from_location_id ?? null;
    return [
      { item_id: line.item_id, location_id: invoice.source_location_id, on_hand: -line.qty, committed: 0 },
      { item_id: line.item_id, location_id: from, on_hand: 0, committed: -line.qty },
    ];
  });
  move(draft, moves, 'Invoice', invoice.id);
}

export function moveTicket(draft: Draft, ticket: Transaction): void {
  if (!ticket.affect_inventory) return;
  const moves = ticket.lines.map((line) => ({
    item_id: line.item_id,
    location_id: ticket.source_location_id,
    on_hand: -line.qty,
    committed: 0,
  }));
  move(draft, moves, ticket.type, ticket.id);
}

/** Quantities go to a thousandth; sums of them must not drift. */
function tidy(qty: number): number {
  return Math.round(qty * 1000) / 1000 || 0;
}
