import type { ItemMatch, ItemMatches } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { mostValues, type LightspeedApi } from './api';
import { flag, text, type WireRecord } from './wire';

/** What an item may be found by when its Custom SKU is not what Shopify has. */
export const otherWays = [
  { field: 'upc', name: 'UPC' },
  { field: 'ean', name: 'EAN' },
  { field: 'manufacturerSku', name: 'Manufacturer SKU' },
] as const;

/** Unique in the account and never typed by a person; products made in the POS first are often known by it in Shopify. */
const systemId = 'systemSku';

/** Custom SKU first, then the System ID, then what the merchant ticked, each for what has no active match yet. Compared here once more, letter by letter. */
export async function findItems(api: LightspeedApi, skus: readonly string[], fields: readonly string[]): Promise<Result<ItemMatches, PosError>> {
  const matches = new Map<string, ItemMatch[]>(skus.map((sku) => [sku, []]));
  const known = otherWays.map((way): string => way.field);
  for (const way of ['customSku', systemId, ...fields.filter((field) => known.includes(field))]) {
    const asked = skus.filter((sku) => isPossible(way, sku) && !matches.get(sku)?.some((match) => match.active));
    for (let from = 0; from < asked.length; from += mostValues) {
      const answer = await api.list('Item', { [way]: asked.slice(from, from + mostValues) }, { archived: true });
      if (!answer.ok) return fail(answer.error);
      for (const row of answer.value) keep(matches.get(text(row, way)), row);
    }
  }
  return ok(matches);
}

/** System IDs are digits; asking for others costs a call and finds nothing. */
const isPossible = (way: string, sku: string): boolean => way !== systemId || /^\d{1,20}$/.test(sku);

function keep(found: ItemMatch[] | undefined, row: WireRecord): void {
  const id = text(row, 'itemID');
  if (!found || found.some((match) => match.id === id)) return;
  const needsSerial = text(row, 'itemType').startsWith('serialized');
  found.push({ id, number: text(row, 'customSku') || text(row, systemId), name: text(row, 'description'), active: !flag(row, 'archived'), ...(needsSerial ? { needsSerial } : {}) });
}
