import { idsWith, reindex, takeOver } from './indexes';

interface Identified {
  readonly id: number;
}

type AnyTables<T> = { readonly [K in keyof T]: Identified };

interface WithTables<T> {
  readonly tables: { readonly [K in keyof T]: readonly T[K][] };
  readonly sequences: Readonly<Record<string, number>>;
}

/**
 * One request's changes over an unchanged state. A table is copied at its first write and shared otherwise, so a
 * refused request leaves nothing behind and a look-up costs no copy. Tables are sorted by id.
 */
export class TableDraft<T extends AnyTables<T>, S extends WithTables<T>> {
  protected current: S;
  protected readonly owned = new Set<PropertyKey>();

  constructor(
    state: S,
    /** Epoch milliseconds. */
    readonly now: number,
    /** In [0, 1). */
    readonly rng: () => number,
  ) {
    this.current = state;
  }

  get state(): S {
    return this.current;
  }

  all<K extends keyof T>(table: K): readonly T[K][] {
    return this.current.tables[table];
  }

  find<K extends keyof T>(table: K, id: number): T[K] | null {
    const rows = this.all(table);
    return rows[indexOf(rows, id)] ?? null;
  }

  /** Rows for which `read`, which `name` stands for, gives that value; found without a walk over the table. */
  having<K extends keyof T>(table: K, name: string, read: (row: T[K]) => string, value: string): readonly T[K][] {
    return idsWith(this.all(table), name, read, value).flatMap((id) => this.find(table, id) ?? []);
  }

  nextId(sequence: string): number {
    const id = (this.current.sequences[sequence] ?? 100_000) + 1;
    this.current = { ...this.current, sequences: { ...this.current.sequences, [sequence]: id } };
    return id;
  }

  remove(table: keyof T, id: number): void {
    const rows = this.writable(table);
    const at = indexOf(rows, id);
    if (at < 0) return;
    reindex(rows, rows[at] ?? null, null);
    rows.splice(at, 1);
  }

  patch(fields: Partial<S>): void {
    this.current = { ...this.current, ...fields };
  }

  protected append<K extends keyof T>(table: K, row: T[K]): T[K] {
    const rows = this.writable(table);
    rows.push(row);
    reindex(rows, null, row);
    return row;
  }

  protected replace<K extends keyof T>(table: K, row: T[K]): T[K] {
    const rows = this.writable(table);
    const at = indexOf(rows, row.id);
    reindex(rows, rows[at] ?? null, row);
    rows[at] = row;
    return row;
  }

  private writable<K extends keyof T>(table: K): T[K][] {
    if (!this.owned.has(table)) {
      this.owned.add(table);
      const rows = this.current.tables[table];
      const own = rows.slice();
      takeOver(rows, own);
      this.current = { ...this.current, tables: { ...this.current.tables, [table]: own } };
    }
    return this.current.tables[table] as T[K][];
  }
}

export function isoStamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

/** Binary search; -1 when absent. */
function indexOf(rows: readonly Identified[], id: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle]?.id ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
