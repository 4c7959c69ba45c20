import type { PosDocument } from '../translation/document';
import type { Params } from '../verdict/verdict';
import type { Blocker } from './check';
import { isSellable, itemLabel, type ItemMatch, type ItemMatches } from './pos-facts';

/** Every SKU has to be found exactly once among the active items. A SKU that was not asked for blocks nothing. */
export function itemBlockers(document: PosDocument, items: ItemMatches): readonly Blocker[] {
  const titles = new Map<string, string>();
  for (const line of document.lines) if (line.target.kind === 'item' && !titles.has(line.target.sku)) titles.set(line.target.sku, line.description);
  const missing = [...titles.keys()].filter((sku) => activeOf(items, sku)?.length === 0).length;
  return [...titles].flatMap(([sku, title]): Blocker[] => {
    const active = activeOf(items, sku);
    if (active === null || active.length === 1) return [];
    if (active.length === 0) return [{ cause: { code: 'E-SKU-UNKNOWN', params: { sku, title, n: String(missing), ...serialParams(items, sku) } }, subject: sku }];
    return [{ cause: { code: 'E-SKU-DUPLICATE', params: { sku, title, n: String(active.length), ...candidateParams(active) } }, subject: sku }];
  });
}

const activeOf = (items: ItemMatches, sku: string): readonly ItemMatch[] | null => items.get(sku)?.filter(isSellable) ?? null;

/** There is one, but it cannot be sold without what only the shop floor knows. */
function serialParams(items: ItemMatches, sku: string): Params {
  const item = items.get(sku)?.find((match) => match.active);
  return item ? { reason: 'serialized', item: itemLabel(item) } : {};
}

/** So many are named; whoever means another one types its Item #. */
const letters = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const candidateParams = (active: readonly ItemMatch[]): Params =>
  Object.fromEntries(letters.flatMap((letter, index) => (active[index] ? [[letter, active[index].id], [`${letter}Name`, itemLabel(active[index])]] : [])));

/** The items between which a person has to choose, read back from the cause. */
export const candidatesOf = (params: Params): readonly { readonly id: string; readonly label: string }[] =>
  letters.flatMap((letter) => (params[letter] ? [{ id: params[letter], label: params[`${letter}Name`] ?? params[letter] }] : []));
