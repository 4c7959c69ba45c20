/** Relay connections over whole lists, with the refusals Shopify gives. */
import { GraphQLError } from 'graphql';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
}

export const MOST_PER_PAGE = 250;

/** A node's key says where it stands in the list; a cursor carries the key, so a page goes on in the right place when the list grew. */
export function page<T>(list: readonly T[], keyOf: (node: T, at: number) => string, args: PageArguments): Connection<T> {
  checkSize(args);
  const rows = list.map((node, at) => ({ node, key: keyOf(node, at) }));
  if (args.reverse) rows.reverse();
  const descending = args.reverse === true;
  const beyond = (key: string, mark: string) => (descending ? key < mark : key > mark);
  const after = args.after ? keyIn(args.after) : null;
  const before = args.before ? keyIn(args.before) : null;
  const inside = rows.filter((row) => (after === null || beyond(row.key, after)) && (before === null || beyond(before, row.key)));
  const cut = args.first != null ? inside.slice(0, args.first) : inside.slice(Math.max(0, inside.length - (args.last ?? 0)));
  const edges = cut.map((row) => ({ cursor: cursorOf(row.key), node: row.node }));
  return {
    edges,
    nodes: cut.map((row) => row.node),
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: args.first != null ? inside.length > cut.length : before !== null,
      hasPreviousPage: args.first != null ? after !== null : inside.length > cut.length,
    },
  };
}

/** A field's resolver over a list that keeps its order; new entries come at the end. */
export function connection<T>(list: readonly T[]): (args: PageArguments) => Connection<T> {
  return (args) => page(list, (_node, at) => String(at).padStart(9, '0'), args);
}

function checkSize(args: PageArguments): void {
  if (args.first == null && args.last == null) throw refused('you must provide one of first or last');
  if (args.first != null && args.last != null) throw refused('providing both first and last is not supported');
  for (const [name, size] of Object.entries({ first: args.first, last: args.last })) {
    if (size == null) continue;
    if (size < 0) throw refused(`${name} must be a positive integer`);
    if (size > MOST_PER_PAGE) throw refused(`${name} cannot exceed ${MOST_PER_PAGE}`);
  }
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

function cursorOf(key: string): string {
  return Buffer.from(JSON.stringify({ key })).toString('base64url');
}

function keyIn(cursor: string): string {
  try {
    const { key } = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as { key?: unknown };
    if (typeof key === 'string') return key;
  } catch {
    // Falls through to the same refusal as a cursor without a key.
  }
  throw refused('Invalid cursor for current pagination sort.');
}
