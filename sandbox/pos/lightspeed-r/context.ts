import type { Body } from './body';
import type { Draft } from './draft';
import type { Query } from './query';
import type { Refusal } from './refusal';
import type { Employee, JsonObject } from './rows';
import type { RelationTree } from './shape';

/** What a resource is given: the request's parts, who authorised it, and the draft it reads and writes. */
export interface Context {
  readonly draft: Draft;
  readonly authoriser: Employee;
  /** Whether the token's scope and its authoriser's rights both allow it. */
  may(right: string): boolean;
  forbidden(right: string): Refusal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The whole address without its query, for cursors. */
  readonly url: string;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind the account: `/Sale/:saleID/refund`. */
  readonly path: string;
  /** One of these rights is needed; none for what every token may read. */
  readonly needs: readonly string[];
  /** Drips before relations and nested records; 1 by default. */
  readonly cost?: number;
  readonly relations?: Readonly<Record<string, RelationTree>>;
  run(context: Context): JsonObject;
}
