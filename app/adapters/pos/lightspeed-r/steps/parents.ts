import type { StepFacts } from '~/domain/posting/step';
import { relation, sameCount, text, type WireRecord } from '../wire';
import type { SalePart } from './sale-parts';
import type { StepContext } from './shared';

/** Of a sale that was made: which of its lines each of Shopify's became, so that goods that come back can be linked to them. "275:2,276:1" = two lines of two units and one. */
export function soldLines(part: SalePart, sale: WireRecord): StepFacts {
  const left = [...relation(sale, 'SaleLines', 'SaleLine')];
  const sold: Record<string, string> = {};
  for (const line of part.lines) {
    // The answer has the lines in the order in which they were sent; the quantity tells where it has not.
    const at = left.findIndex((row) => sameCount(text(row, 'unitQuantity'), line.quantity));
    const [row] = at < 0 ? [] : left.splice(at, 1);
    if (!row || line.quantity <= 0 || line.target.kind !== 'item' || line.shopifyLineId === null) continue;
    const name = `${part.key}.sold:${line.shopifyLineId}`;
    sold[name] = [...(sold[name] ? [sold[name]] : []), `${text(row, 'saleLineID')}:${line.quantity}`].join(',');
  }
  return sold;
}

/** Document line → the sale's line that its goods come back from. The POS then refuses to take back more than was sold. */
export function parentsOf({ request: { sale } }: StepContext, part: SalePart): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const line of part.lines) {
    if (line.quantity >= 0 || line.target.kind !== 'item' || line.shopifyLineId === null) continue;
    const parent = linesSold(sale?.facts ?? {}, line.shopifyLineId).find(({ id, quantity }) => quantity - (taken.get(id) ?? 0) >= -line.quantity);
    if (!parent) continue;
    parents.set(line.key, parent.id);
    taken.set(parent.id, (taken.get(parent.id) ?? 0) - line.quantity);
  }
  return parents;
}

const linesSold = (facts: StepFacts, shopifyLineId: string) =>
  Object.entries(facts)
    .filter(([name]) => name.endsWith(`.sold:${shopifyLineId}`))
    .flatMap(([, value]) => value.split(','))
    .map((one) => one.split(':'))
    .map(([id = '', quantity = '0']) => ({ id, quantity: Number.parseInt(quantity, 10) }));
