import type { Draft } from './draft';
import type { Fields } from './fields';
import type { Query } from './query';
import { forbidden } from './refusal';
import type { JsonValue, User } from './rows';

/** What a resource is given: the request's parts, its user, and the draft it reads and writes. */
export interface Context {
  readonly draft: Draft;
  readonly user: User;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly fields: Fields;
}

/** What a resource answers; the core turns it into a response as the switches say. */
export type Reply =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** `path` without `/api`, ending in the new id. */
  | { readonly kind: 'created'; readonly id: number; readonly path: string; readonly value: JsonValue }
  | { readonly kind: 'updated'; readonly value: JsonValue }
  | { readonly kind: 'deleted' };

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/sales/orders/:id/lines`; `:id` and other parameters that end in `id` are numbers, else 404. */
  readonly path: string;
  run(context: Context): Reply;
}

export function value(result: JsonValue): Reply {
  return { kind: 'value', value: result };
}

export function idParam(context: Context, name = 'id'): number {
  return Number(context.params[name]);
}

/** Refuses what happens at a location the token's user may not work at. */
export function requireLocation(context: Context, location: number | null): void {
  const { location_ids: allowed } = context.user;
  if (location !== null && allowed && !allowed.includes(location)) throw forbidden(`location ${location}`);
}
