import type { ItemMatch, ItemMatches } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { HeartlandApi } from './api';
import { flag, idOf, text } from './wire';

/** So many Item #s stand in one question; longer addresses are refused by some proxies. */
const perQuestion = 50;

/** Item # is matched exactly; the POS's own comparison may ignore case, which would take one item for another. */
export async function findItems(api: HeartlandApi, skus: readonly string[]): Promise<Result<ItemMatches, PosError>> {
  const matches = new Map<string, ItemMatch[]>(skus.map((sku) => [sku, []]));
  for (let from = 0; from < skus.length; from += perQuestion) {
    const answer = await api.list('items', { public_id: { $in: skus.slice(from, from + perQuestion) } });
    if (!answer.ok) return fail(answer.error);
    for (const row of answer.value) matches.get(text(row, 'public_id'))?.push({ id: idOf(row), name: text(row, 'description'), active: flag(row, 'active', true) });
  }
  return ok(matches);
}
