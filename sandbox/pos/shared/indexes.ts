interface Row {
  readonly id: number;
}

interface Index {
  read(row: Row): string;
  readonly ids: Map<string, Set<number>>;
}

/**
 * Which rows of a table have a value, so that a look-up in a large account costs no walk over it. An index belongs to one list of
 * rows; a copy takes it over at its first change. A list that has lost its own, for example because the change was refused, gets
 * a new one at the next question.
 */
const indexes = new WeakMap<readonly Row[], Map<string, Index>>();

/** Ids of the rows for which `read` gives the value, the lowest first. `name` stands for `read`. */
export function idsWith<R extends Row>(rows: readonly R[], name: string, read: (row: R) => string, value: string): readonly number[] {
  const named = indexes.get(rows) ?? new Map<string, Index>();
  indexes.set(rows, named);
  let index = named.get(name);
  if (!index) {
    index = { read: read as (row: Row) => string, ids: new Map() };
    for (const row of rows) enter(index, row);
    named.set(name, index);
  }
  return [...(index.ids.get(value) ?? [])].sort((a, b) => a - b);
}

export function takeOver(from: readonly Row[], to: readonly Row[]): void {
  const named = indexes.get(from);
  if (!named) return;
  indexes.delete(from);
  indexes.set(to, named);
}

/** The list has one row instead of another; null = none. */
export function reindex(rows: readonly Row[], before: Row | null, after: Row | null): void {
  for (const index of indexes.get(rows)?.values() ?? []) {
    if (before) leave(index, before);
    if (after) enter(index, after);
  }
}

function enter({ read, ids }: Index, row: Row): void {
  const value = read(row);
  const known = ids.get(value);
  if (known) known.add(row.id);
  else ids.set(value, new Set([row.id]));
}

function leave({ read, ids }: Index, row: Row): void {
  const value = read(row);
  const known = ids.get(value);
  known?.delete(row.id);
  if (known?.size === 0) ids.delete(value);
}
