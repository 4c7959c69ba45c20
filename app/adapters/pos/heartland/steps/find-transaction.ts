import type { FindOutcome } from '~/domain/posting/step';
import { idOf, isRecord, text, type WireRecord } from '../wire';
import type { HeartlandApi } from '../api';
import { cannotTell, none, one } from './shared';

export interface Sought {
  /** The step that makes it; its id is kept under this name. */
  readonly key: string;
  readonly number: string;
  readonly reference: string;
}

/**
 * A match needs our reference. The number alone may be somebody else's, and that is for a person to say.
 * Rows are compared here once more: a filter that an account does not know may be ignored, and then anything comes back.
 * `key`: the custom field that holds references; null where the POS has none.
 */
export async function findByReference(api: HeartlandApi, key: string | null, path: string, { key: step, number, reference }: Sought): Promise<FindOutcome> {
  const found = (row: WireRecord): FindOutcome => one(idOf(row), { [`${step}.id`]: idOf(row) });
  const isOurs = (row: WireRecord): boolean => key !== null && isRecord(row.custom) && text(row.custom, key) === reference;
  if (key !== null) {
    const rows = await api.list(path, { [`custom@${key}`]: reference });
    if (!rows.ok && rows.error.kind !== 'rejected') return cannotTell(rows.error);
    const [first, second] = rows.ok ? rows.value.filter(isOurs) : [];
    if (first && second) return { kind: 'many', externalIds: [idOf(first), idOf(second)] };
    if (first) return found(first);
  }
  const numbered = await api.list(path, { public_id: number });
  if (!numbered.ok) return cannotTell(numbered.error);
  const same = numbered.value.filter((row) => text(row, 'public_id') === number);
  const ours = same.find(isOurs);
  if (ours) return found(ours);
  return same.length === 0 ? none : { kind: 'many', externalIds: same.map(idOf) };
}
