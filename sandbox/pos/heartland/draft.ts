import { isoStamp, TableDraft } from '../shared/table-draft';
import type { Effect } from '../shared/wire';
import type { Row, TableName, Tables } from './rows';
import type { State, Stock } from './state';

export { isoStamp } from '../shared/table-draft';

export class Draft extends TableDraft<Tables, State> {
  readonly effects: Effect[] = [];

  get switches(): State['switches'] {
    return this.current.switches;
  }

  /** The request's time as the API writes it: `2026-01-17T02:23:29+00:00`. */
  stamp(): string {
    return isoStamp(this.now);
  }

  insert<K extends TableName>(table: K, fields: Omit<Tables[K], keyof Row> & Partial<Row>): Tables[K] {
    const stamp = this.stamp();
    const row = { created_at: stamp, updated_at: stamp, ...fields, id: fields.id ?? this.nextId(table) };
    return this.append(table, row as unknown as Tables[K]);
  }

  /** Also moves `updated_at`. */
  update<K extends TableName>(table: K, row: Tables[K], fields: Partial<Tables[K]>): Tables[K] {
    return this.replace(table, { ...row, updated_at: this.stamp(), ...fields });
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
}
