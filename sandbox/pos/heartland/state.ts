import type { Fault } from '../shared/faults';
import type { Calls } from '../shared/turn';
import type { JsonValue, TableName, Tables } from './rows';
import type { Switches } from './switches';

export interface Stock {
  readonly on_hand: number;
  readonly committed: number;
}

/** Plain JSON from end to end, so that a snapshot is the state itself. Tables are sorted by id. */
export interface State {
  readonly version: 1;
  readonly account: string;
  readonly currency: string;
  readonly tables: { readonly [K in TableName]: readonly Tables[K][] };
  /** By `item:location`. */
  readonly stock: Readonly<Record<string, Stock>>;
  /** Last id given out, by table or kind of child. */
  readonly sequences: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, JsonValue>>;
  readonly tokens: Readonly<Record<string, { readonly user_id: number; readonly valid: boolean }>>;
  readonly switches: Switches;
  readonly faults: readonly Fault[];
  readonly calls: Calls;
  readonly rate: { readonly tokens: number; readonly at: number; readonly count: number };
}
