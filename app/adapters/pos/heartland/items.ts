import type { ItemMatch, ItemMatches } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { HeartlandApi } from './api';
import { flag, idOf, isRecord, text, type WireRecord } from './wire';

/** So many Item #s stand in one question; longer addresses are refused by some proxies. */
const perQuestion = 50;

/**
 * Item # first, then the custom fields that the merchant ticked, each for what has no active match yet. Matched exactly: the POS's own
 * comparison may ignore case, which would take one item for another, and may ignore a filter that it does not know.
 */
export async function findItems(api: HeartlandApi, skus: readonly string[], fields: readonly string[]): Promise<Result<ItemMatches, PosError>> {
  const matches = new Map<string, ItemMatch[]>(skus.map((sku) => [sku, []]));
  const ways: readonly Way[] = [{ filter: 'public_id', value: (row) => text(row, 'public_id') }, ...fields.map(byCustomField)];
  for (const way of ways) {
    const asked = skus.filter((sku) => !matches.get(sku)?.some((match) => match.active));
    for (let from = 0; from < asked.length; from += perQuestion) {
      const answer = await api.list('items', { [way.filter]: { $in: asked.slice(from, from + perQuestion) } });
      // A field that is gone from the POS matches nothing; Item # is never refused.
      if (!answer.ok && answer.error.kind === 'rejected' && way.filter !== 'public_id') break;
      if (!answer.ok) return fail(answer.error);
      for (const row of answer.value) keep(matches.get(way.value(row)), row);
    }
  }
  return ok(matches);
}

interface Way {
  readonly filter: string;
  readonly value: (row: WireRecord) => string;
}

const byCustomField = (key: string): Way => ({ filter: `custom@${key}`, value: (row) => (isRecord(row.custom) ? text(row.custom, key) : '') });

function keep(found: ItemMatch[] | undefined, row: WireRecord): void {
  const id = idOf(row);
  if (found && !found.some((match) => match.id === id)) found.push({ id, number: text(row, 'public_id'), name: text(row, 'description'), active: flag(row, 'active', true) });
}
