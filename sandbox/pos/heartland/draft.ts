import { idsWith, reindex, takeOver } from './indexes';
import type { Row, TableName, Tables } from './rows';
import type { State, Stock } from './state';
import type { Effect } from './wire';

/**
 * One request's changes over an unchanged state. A table is copied at its first write and shared otherwise, so a
 * refused request leaves nothing behind and a look-up costs no copy.
 */
export class Draft {
  private current: State;
  private readonly owned = new Set<string>();
  readonly effects: Effect[] = [];

  constructor(
    state: State,
    /** Epoch milliseconds. */
    readonly now: number,
    /** In [0, 1). */
    readonly rng: () => number,
  ) {
    this.current = state;
  }

  get state(): State {
    return this.current;
  }

  get switches(): State['switches'] {
    return this.current.switches;
  }

  /** The request's time as the API writes it: `2026-01-17T02:23:29+00:00`. */
  stamp(): string {
    return isoStamp(this.now);
  }

  all<K extends TableName>(table: K): readonly Tables[K][] {
    return this.current.tables[table];
  }

  find<K extends TableName>(table: K, id: number): Tables[K] | null {
    const rows = this.current.tables[table];
    return rows[indexOf(rows, id)] ?? null;
  }

  /** Rows for which `read`, which `name` stands for, gives that value; found without a walk over the table. */
  having<K extends TableName>(table: K, name: string, read: (row: Tables[K]) => string, value: string): readonly Tables[K][] {
    return idsWith(this.all(table), name, read, value).flatMap((id) => this.find(table, id) ?? []);
  }

  nextId(sequence: string): number {
    const id = (this.current.sequences[sequence] ?? 100_000) + 1;
    this.current = { ...this.current, sequences: { ...this.current.sequences, [sequence]: id } };
    return id;
  }

  insert<K extends TableName>(table: K, fields: Omit<Tables[K], keyof Row> & Partial<Row>): Tables[K] {
    const stamp = this.stamp();
    const row = { created_at: stamp, updated_at: stamp, ...fields, id: fields.id ?? this.nextId(table) } as unknown as Tables[K];
    const rows = this.writable(table);
    rows.push(row);
    reindex(rows, null, row);
    return row;
  }

  /** Also moves `updated_at`. */
  update<K extends TableName>(table: K, row: Tables[K], fields: Partial<Tables[K]>): Tables[K] {
    const rows = this.writable(table);
    const next = { ...row, updated_at: this.stamp(), ...fields };
    const at = indexOf(rows, row.id);
    reindex(rows, rows[at] ?? null, next);
    rows[at] = next;
    return next;
  }

  remove<K extends TableName>(table: K, id: number): void {
    const rows = this.writable(table);
    const at = indexOf(rows, id);
    if (at < 0) return;
    reindex(rows, rows[at] ?? null, null);
    rows.splice(at, 1);
  }

  stock(item: number, location: number): Stock {
    return this.current.stock[`${item}:${location}`] ?? { on_hand: 0, committed: 0 };
  }

  setStock(item: number, location: number, stock: Stock): void {
    if (!this.owned.has('stock')) {
      this.owned.add('stock');
      this.current = { ...this.current, stock: { ...this.current.stock } };
    }
    (this.current.stock as Record<string, Stock>)[`${item}:${location}`] = stock;
  }

  patch(fields: Partial<State>): void {
    this.current = { ...this.current, ...fields };
  }

  private writable<K extends TableName>(table: K): Tables[K][] {
    if (!this.owned.has(table)) {
      this.owned.add(table);
      const [rows, own] = [this.current.tables[table], this.current.tables[table].slice()];
      takeOver(rows, own);
      this.current = { ...this.current, tables: { ...this.current.tables, [table]: own } };
    }
    return this.current.tables[table] as Tables[K][];
  }
}

export function isoStamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

/** Binary search; -1 when absent. */
function indexOf(rows: readonly Row[], id: number): number {
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
