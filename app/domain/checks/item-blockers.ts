import type { PosDocument } from '../translation/document';
import type { Blocker } from './check';
import type { ItemMatches } from './pos-facts';

/** Every SKU has to be found exactly once among the active items. A SKU that was not asked for blocks nothing. */
export function itemBlockers(document: PosDocument, items: ItemMatches): readonly Blocker[] {
  const titles = new Map<string, string>();
  for (const line of document.lines) if (line.target.kind === 'item' && !titles.has(line.target.sku)) titles.set(line.target.sku, line.description);
  const missing = [...titles.keys()].filter((sku) => activeIds(items, sku)?.length === 0).length;
  return [...titles].flatMap(([sku, title]): Blocker[] => {
    const ids = activeIds(items, sku);
    if (ids === null || ids.length === 1) return [];
    if (ids.length === 0) return [{ cause: { code: 'E-SKU-UNKNOWN', params: { sku, title, n: String(missing) } }, subject: sku }];
    return [{ cause: { code: 'E-SKU-DUPLICATE', params: { sku, title, a: ids[0] ?? '', b: ids[1] ?? '', n: String(ids.length) } }, subject: sku }];
  });
}

const activeIds = (items: ItemMatches, sku: string): readonly string[] | null => items.get(sku)?.filter((match) => match.active).map((match) => match.id) ?? null;
