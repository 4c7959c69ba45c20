import type { Draft } from './draft';
import { conditionsOf, fieldsOf, fits } from './filters';
import { listOf, textOf } from './query';
import type { Query } from './query';
import { invalid } from './refusal';
import type { Custom, JsonObject, JsonValue, Row } from './rows';

export interface Listing<R extends Row> {
  readonly rows: readonly R[];
  view(row: R): JsonObject;
  /** What `query=` searches. */
  words?(row: R): string;
  /** Related records and computed values that `_include[]` adds. */
  readonly includes?: Readonly<Record<string, (row: R) => JsonValue>>;
}

/** Stored under the same name and value as shown, so a look-up by them needs no view. */
const STORED = new Set([
  'id',
  'public_id',
  'order_id',
  'customer_id',
  'email',
  'name',
  'group_id',
  'key',
  'number',
  'type',
  'status',
  'location_id',
]);

/** The envelope of a list, with filters, sort, pages, `_include[]` and `_only[]` applied. */
export function listPage<R extends Row>(draft: Draft, query: Query, listing: Listing<R>): JsonObject {
  const lookup = lookupsOf(listing);
  const found = sorted(matching(draft, query, listing, lookup), query, lookup);
  const size = pageSize(draft, query);
  const page = Math.max(1, Number(textOf(query.page) ?? '1') || 1);
  return {
    total: found.length,
    pages: Math.ceil(found.length / size),
    results: found.slice((page - 1) * size, page * size).map((row) => shown(row, listing, query)),
  };
}

export function shown<R extends Row>(row: R, listing: Listing<R>, query: Query): JsonObject {
  const view: Record<string, JsonValue> = { ...listing.view(row) };
  for (const name of listOf(query._include)) {
    const include = listing.includes?.[name];
    if (include) view[name] = include(row);
  }
  const only = listOf(query._only);
  if (only.length === 0) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => only.includes(name)));
}

type Lookups<R> = (row: R) => (field: string) => JsonValue | undefined;

function lookupsOf<R extends Row>(listing: Listing<R>): Lookups<R> {
  const views = new Map<R, JsonObject>();
  return (row) => (field) => {
    if (field.startsWith('custom@')) return (row as R & { custom?: Custom }).custom?.[field.slice('custom@'.length)] ?? '';
    if (STORED.has(field) && field in row) return (row as unknown as JsonObject)[field];
    let view = views.get(row);
    if (!view) views.set(row, (view = listing.view(row)));
    return view[field] ?? view[`${field}?`] ?? view[field.replace(/\?$/, '')];
  };
}

function matching<R extends Row>(draft: Draft, query: Query, listing: Listing<R>, lookup: Lookups<R>): R[] {
  const style = { caseSensitive: draft.switches.filterCase === 'sensitive' };
  const conditions = conditionsOf(query).filter((condition) => known(draft, condition, listing));
  const words = (textOf(query.query) ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return listing.rows.filter((row) => {
    if (!conditions.every((condition) => fits(condition, lookup(row), style))) return false;
    if (words.length === 0) return true;
    const haystack = (listing.words?.(row) ?? '').toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** False drops a condition, as a server would that ignores what it does not know. */
function known<R extends Row>(draft: Draft, condition: JsonObject, listing: Listing<R>): boolean {
  const first = listing.rows[0];
  if (draft.switches.unknownFilter === 'nothing' || !first) return true;
  const view = listing.view(first);
  const strange = fieldsOf(condition).filter((field) =>
    field.startsWith('custom@')
      ? !draft.all('custom_fields').some((one) => `custom@${one.key}` === field)
      : !(field in view || `${field}?` in view || field.replace(/\?$/, '') in view),
  );
  if (strange.length === 0) return true;
  if (draft.switches.unknownFilter === 'refused')
    throw invalid(Object.fromEntries(strange.map((field) => [field, 'is not a known attribute'])));
  return false;
}

function sorted<R extends Row>(rows: readonly R[], query: Query, lookup: Lookups<R>): readonly R[] {
  const keys = listOf(query.sort).map((key) => key.split(','));
  if (keys.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const [field = 'id', direction] of keys) {
      const order = orderOf(lookup(a)(field) ?? null, lookup(b)(field) ?? null);
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return a.id - b.id;
  });
}

function orderOf(a: JsonValue, b: JsonValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function pageSize(draft: Draft, query: Query): number {
  const asked = textOf(query.per_page);
  if (asked === 'all') return draft.switches.perPageAll;
  const size = Math.floor(Number(asked));
  return asked !== null && size >= 1 ? Math.min(size, 5000) : draft.switches.perPage;
}
