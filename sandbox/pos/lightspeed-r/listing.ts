import type { Context } from './context';
import type { Draft } from './draft';
import { conditionsOf, orderOf, testOf } from './filters';
import type { Condition } from './filters';
import { relationsOf } from './query';
import { malformed, notFound } from './refusal';
import type { JsonObject, JsonValue, Row } from './rows';
import { shown } from './shape';
import type { Shape } from './shape';
import { asStrings, oneOrMany } from './values';

const MOST = 100;

/** One record with `@attributes.count`, as a read by id and every write answer. */
export function single<R extends Row>(context: Context, shape: Shape<R>, row: R, relations?: readonly string[]): JsonObject {
  const wanted = relations ?? relationsOf(context.query, shape.relations);
  return asStrings({ '@attributes': { count: 1 }, [shape.name]: shown(context.draft, shape, row, wanted) }) as JsonObject;
}

export function found<R extends Row>(context: Context, shape: Shape<R>, row: R | null, id = context.params[shape.key] ?? ''): R {
  const hidden = row && archivedOf(row) && context.draft.switches.archivedById === '404' && context.query.get('archived') === undefined;
  if (!row || hidden) throw notFound(shape.name, id);
  return row;
}

/** A page of a list, with filters, sort and cursors applied. */
export function list<R extends Row>(context: Context, shape: Shape<R>, rows: readonly R[]): JsonObject {
  const { draft, query } = context;
  const relations = relationsOf(query, shape.relations);
  const fitting = matching(context, shape, rows, relations);
  if (query.get('count') === '1') return { '@attributes': { count: String(fitting.length) } };
  const { page, next, previous } = cut(context, shape, fitting);
  const members = page.map((row) => asStrings(shown(draft, shape, row, relations)));
  const body = oneOrMany(shape.name, members);
  return { '@attributes': { next, previous }, ...(typeof body === 'object' ? (body as JsonObject) : {}) };
}

function archivedOf(row: Row): boolean {
  return (row as Row & { archived?: boolean }).archived === true;
}

function matching<R extends Row>(context: Context, shape: Shape<R>, rows: readonly R[], loaded: readonly string[]): readonly R[] {
  const { draft, query } = context;
  const archived = query.get('archived') ?? 'false';
  const { all, either } = conditionsOf(query);
  const known = (condition: Condition) => isKnown(draft, shape, rows, condition, loaded);
  const holding = (condition: Condition) => {
    const test = testOf(condition, draft.switches.filterCase === 'sensitive');
    return (row: R) => fieldsOf(draft, shape, row, condition.field).some(test);
  };
  const [every, some] = [all.filter(known).map(holding), either.filter(known).map(holding)];
  return rows.filter((row) => {
    if (archived !== 'true' && archivedOf(row) !== (archived === 'only')) return false;
    if (!every.every((holds) => holds(row))) return false;
    return some.length === 0 || some.some((holds) => holds(row));
  });
}

/** False drops a condition, as a server would that ignores what it does not know. */
function isKnown<R extends Row>(
  draft: Draft,
  shape: Shape<R>,
  rows: readonly R[],
  { field }: Condition,
  loaded: readonly string[],
): boolean {
  const relation = field.includes('.') ? (field.split('.')[0] ?? '') : null;
  if (relation !== null && !loaded.includes(relation)) throw malformed(`${field} needs the relation ${relation} to be loaded.`);
  if (shape.name === 'Sale' && field.startsWith('referenceNumber')) return draft.switches.referenceFilter === 'works';
  if (shape.search && Object.hasOwn(shape.search, field)) return true;
  const [first] = rows;
  if (!first || field in shape.view(draft, first) || draft.switches.unknownFilter === 'nothing') return true;
  if (draft.switches.unknownFilter === 'ignored') return false;
  throw malformed(`'${field}' is not a field of ${shape.name}.`);
}

/** A field's values as the wire shows them; a plain field is read without building the whole view. */
function fieldsOf<R extends Row>(draft: Draft, shape: Shape<R>, row: R, field: string): readonly string[] {
  if (shape.search && Object.hasOwn(shape.search, field)) return shape.search[field]?.(draft, row) ?? [];
  if (field === shape.key) return [String(row.id)];
  const stored = (row as unknown as JsonObject)[field];
  if (typeof stored === 'string' || typeof stored === 'boolean' || (typeof stored === 'number' && field.endsWith('ID'))) {
    return [String(stored)];
  }
  const value = asStrings(shape.view(draft, row)[field] ?? null);
  return typeof value === 'string' ? [value] : [];
}

type Place = readonly [value: string, id: number] | readonly [id: number];

/** A cursor holds the place it goes on from, so that rows which appear or vanish meanwhile shift nothing. */
function cut<R extends Row>(context: Context, shape: Shape<R>, rows: readonly R[]): { page: readonly R[]; next: string; previous: string } {
  const { draft, query } = context;
  const sort = query.get('sort') || shape.key;
  const field = sort.replace(/^-/, '');
  if (!shape.sortable.includes(field)) throw malformed(`Cannot sort by '${field}'. Allowed: ${shape.sortable.join(', ')}.`);
  const direction = sort.startsWith('-') ? -1 : 1;
  const placeOf = (row: R): Place => (field === shape.key ? [row.id] : [fieldsOf(draft, shape, row, field)[0] ?? '', row.id]);
  const places = new Map(rows.map((row) => [row, placeOf(row)]));
  const at = (row: R): Place => places.get(row) ?? [row.id];
  const ordered = [...rows].sort((a, b) => direction * compare(at(a), at(b)));

  const limit = limitOf(query.get('limit'));
  const [after, before] = [readPlace(query.get('after')), readPlace(query.get('before'))];
  let start = 0;
  if (after) start = countWhile(ordered, (row) => direction * compare(at(row), after) <= 0);
  if (before) start = Math.max(0, countWhile(ordered, (row) => direction * compare(at(row), before) < 0) - limit);
  const page = ordered.slice(start, start + limit);
  const [first, last] = [page[0], page.at(-1)];
  const link = (name: string, row: R) => linkTo(context, { sort, limit: String(limit) }, name, at(row));
  return {
    page,
    next: last && start + limit < ordered.length ? link('after', last) : '',
    previous: first && start > 0 ? link('before', first) : '',
  };
}

function countWhile<R>(rows: readonly R[], test: (row: R) => boolean): number {
  const end = rows.findIndex((row) => !test(row));
  return end < 0 ? rows.length : end;
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? MOST);
  if (!Number.isInteger(limit) || limit < 0) throw malformed('limit must be from 0 to 100.');
  return Math.min(limit, MOST);
}

function compare(a: Place, b: Place): number {
  if (a.length === 2 && b.length === 2) return orderOf(a[0], b[0]) || a[1] - b[1];
  return Number(a.at(-1)) - Number(b.at(-1));
}

function readPlace(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as JsonValue;
    if (Array.isArray(place) && place.length > 0) return place as unknown as Place;
  } catch {
    // Answered below like any other cursor of somebody's own making.
  }
  throw malformed('The cursor is not valid.');
}

function linkTo(context: Context, defaults: Readonly<Record<string, string>>, name: string, place: Place): string {
  const kept = [...context.query].filter(([key]) => key !== 'after' && key !== 'before' && !(key in defaults));
  const cursor = Buffer.from(JSON.stringify(place)).toString('base64');
  const pairs = [...Object.entries(defaults), ...kept, [name, cursor] as const];
  return `${context.url}?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')}`;
}
