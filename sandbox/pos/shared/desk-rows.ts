import { DeskRefusal } from './desk';
import type { Given } from './desk';

/** The little of a draft that its rows are changed by. */
interface Rows<T> {
  readonly state: { readonly tables: { readonly [K in keyof T]: readonly T[K][] } };
  all<K extends keyof T>(table: K): readonly T[K][];
  find<K extends keyof T>(table: K, id: number): T[K] | null;
  update<K extends keyof T>(table: K, row: T[K], fields: Partial<T[K]>): T[K];
}

export function tableOf<T>({ state }: Rows<T>, name: string): keyof T {
  if (!Object.hasOwn(state.tables, name)) throw new DeskRefusal(404, 'not found');
  return name as keyof T;
}

/** By id, or by what a person would call it. */
export function rowOf<T, K extends keyof T>(draft: Rows<T>, table: K, key: string): T[K] {
  const byId = draft.find(table, Number(key));
  if (byId) return byId;
  const wanted = key.toLowerCase();
  const named = draft.all(table).find((row) => namesOf(row as object).includes(wanted));
  if (!named) throw new DeskRefusal(404, 'not found');
  return named;
}

/** Fields that name a record, whatever POS it is of. */
const nameFields = ['name', 'login', 'key', 'public_id', 'customSku'] as const;

function namesOf(row: object): string[] {
  const one = row as Record<string, unknown>;
  const person = [one.first_name ?? one.firstName, one.last_name ?? one.lastName].filter((part) => typeof part === 'string').join(' ');
  const names = [...nameFields.map((field) => one[field]), person];
  return names.filter((name) => typeof name === 'string' && name !== '').map((name) => (name as string).toLowerCase());
}

/** Changes only fields that the row already has; a misspelt one is refused rather than stored. */
export function patchRow<T, K extends keyof T>(draft: Rows<T>, table: K, key: string, given: Given): T[K] {
  const row = rowOf(draft, table, key);
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(row as object, name) || name === 'id');
  if (strange.length > 0) throw new DeskRefusal(400, `${strange.join(', ')}: no such field`);
  return draft.update(table, row, given as Partial<T[K]>);
}
