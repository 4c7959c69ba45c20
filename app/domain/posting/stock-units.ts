/** Units of goods that an order has sold and the stock of the POS does not reflect. */
import type { PosMapping } from './mapping';
import type { Order } from '../order/order';
import type { Settings } from '../settings/settings';
import type { PosDocument } from '../translation/document';
import type { Status } from '../verdict/verdict';

export interface StockUnits {
  readonly sku: string;
  /** Id of the POS location; empty where none is set. */
  readonly location: string;
  /** Negative where goods came back. */
  readonly units: number;
}

/** A document whose POS transaction moves stock when it is finished; `finished` = it has. */
export interface StockDocument { readonly document: PosDocument; readonly mapping: PosMapping; readonly finished: boolean }

/** Statuses in which somebody's stock is wrong until something is done. */
const atRisk: readonly Status[] = ['blocked', 'partly', 'pending_pos'];
export const isAtRisk = (status: Status): boolean => atRisk.includes(status);

/**
 * Documents that are not finished tell it by their own lines; an order without any by what is left of what was ordered. A later
 * document that is not frozen yet is not counted: its sale is in the POS.
 */
export function stockUnits(status: Status, order: Order | null, documents: readonly StockDocument[], pos: Settings['pos']): readonly StockUnits[] {
  if (!isAtRisk(status)) return [];
  const lines = documents.length > 0 ? documents.filter((one) => !one.finished).flatMap(linesOf) : linesOfOrder(order, pos);
  const sums = new Map<string, StockUnits>();
  for (const line of lines) {
    const name = `${line.sku}\n${line.location}`;
    sums.set(name, { ...line, units: (sums.get(name)?.units ?? 0) + line.units });
  }
  return [...sums.values()].filter((one) => one.units !== 0);
}

const linesOf = ({ document, mapping }: StockDocument): readonly StockUnits[] =>
  document.lines.flatMap((line) => (line.target.kind === 'item' ? [{ sku: line.target.sku, location: mapping.shipFrom[line.key] ?? '', units: line.quantity }] : []));

const linesOfOrder = (order: Order | null, pos: Settings['pos']): readonly StockUnits[] =>
  (order?.lines ?? []).flatMap((line) => {
    const sku = line.sku?.trim();
    if (line.isGiftCard || !sku) return [];
    return [{ sku, location: (line.locationId ? pos.locations[line.locationId] : undefined) ?? pos.defaultLocationId ?? '', units: line.currentQuantity }];
  });
