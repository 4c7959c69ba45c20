import type { Fault } from './faults';
import type { JsonValue, TableName, Tables } from './rows';
import type { Switches } from './switches';

export interface Stock {
  readonly on_hand: number;
  readonly committed: number;
}

export interface CallRow {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The fault that shaped the answer, if one did. */
  readonly fault: string | null;
}

export interface Calls {
  readonly total: number;
  /** By method and path with ids replaced: `POST /sales/orders/:id/lines`. */
  readonly byPath: Readonly<Record<string, number>>;
  /** The newest thousand. */
  readonly rows: readonly CallRow[];
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
