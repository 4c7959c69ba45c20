import { isoStamp, TableDraft } from '../shared/table-draft';
import type { Row, TableName, Tables } from './rows';
import type { State } from './state';

export class Draft extends TableDraft<Tables, State> {
  get switches(): State['switches'] {
    return this.current.switches;
  }

  stamp(): string {
    return isoStamp(this.now);
  }

  insert<K extends TableName>(table: K, fields: Omit<Tables[K], keyof Row> & Partial<Row>): Tables[K] {
    const row = { timeStamp: this.stamp(), ...fields, id: fields.id ?? this.nextId(table) };
    return this.append(table, row as unknown as Tables[K]);
  }

  /** Also moves `timeStamp`. */
  update<K extends TableName>(table: K, row: Tables[K], fields: Partial<Tables[K]>): Tables[K] {
    return this.replace(table, { ...row, timeStamp: this.stamp(), ...fields });
  }
}
