import { asJson } from './query';
import type { Query } from './query';
import { invalid } from './refusal';
import type { JsonObject, JsonValue } from './rows';

/** Query parameters that are not conditions. */
const RESERVED = new Set([
  'page',
  'per_page',
  'sort',
  'query',
  '_filter',
  '~',
  '_only',
  '_include',
  'group',
  'exclude_empty_locations',
]);
const OPERATORS = new Set(['$eq', '$neq', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$like']);

export type Lookup = (field: string) => JsonValue | undefined;
export interface FilterStyle {
  readonly caseSensitive: boolean;
}

/** All conditions of a request, to be joined with AND, whatever grammar each was written in. Refuses `_filter` that is not JSON. */
export function conditionsOf(query: Query): JsonObject[] {
  const found: JsonObject[] = [];
  const filter = query._filter;
  if (typeof filter === 'string') found.push(...fromJson(filter));
  else if (Array.isArray(filter)) for (const part of filter) found.push(...(typeof part === 'string' ? fromJson(part) : []));
  else if (filter) found.push(asJson(filter) as JsonObject);
  const tilde = query['~'];
  if (tilde && typeof tilde === 'object' && !Array.isArray(tilde)) found.push(asJson(tilde) as JsonObject);
  for (const [field, value] of Object.entries(query)) {
    if (!RESERVED.has(field) && typeof value === 'string') found.push({ [field]: value });
  }
  return found;
}

function fromJson(text: string): JsonObject[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid({ _filter: 'is not valid JSON' });
  }
  const parts = Array.isArray(value) ? value : [value];
  for (const part of parts) {
    if (typeof part !== 'object' || part === null || Array.isArray(part))
      throw invalid({ _filter: 'must be an object or an array of objects' });
  }
  return parts as JsonObject[];
}

/** Field names that the conditions mention, through `$and` and `$or`. */
export function fieldsOf(condition: JsonObject): string[] {
  return Object.entries(condition).flatMap(([key, value]) =>
    key === '$or' || key === '$and' ? asList(value).flatMap((part) => fieldsOf(part as JsonObject)) : [key],
  );
}

export function fits(condition: JsonObject, lookup: Lookup, style: FilterStyle): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (key === '$and') return asList(value).every((part) => fits(part as JsonObject, lookup, style));
    if (key === '$or') return asList(value).some((part) => fits(part as JsonObject, lookup, style));
    return fieldFits(key, value, lookup(key) ?? null, style);
  });
}

function fieldFits(field: string, wanted: JsonValue, actual: JsonValue, style: FilterStyle): boolean {
  if (Array.isArray(wanted)) return wanted.some((one) => same(actual, one, field, style));
  if (wanted === null || typeof wanted !== 'object') return same(actual, wanted, field, style);
  return Object.entries(wanted as JsonObject).every(([operator, value]) => {
    if (!OPERATORS.has(operator)) throw invalid({ _filter: `uses the unknown operator ${operator}` });
    return operate(operator, actual, value, field, style);
  });
}

function operate(operator: string, actual: JsonValue, value: JsonValue, field: string, style: FilterStyle): boolean {
  if (operator === '$eq') return same(actual, value, field, style);
  if (operator === '$neq') return !same(actual, value, field, style);
  if (operator === '$in') return asList(value).some((one) => same(actual, one, field, style));
  if (operator === '$nin') return !asList(value).some((one) => same(actual, one, field, style));
  if (operator === '$like') return like(actual, value, style);
  const order = compare(actual, value, field);
  if (order === null) return false;
  if (operator === '$gt') return order > 0;
  if (operator === '$gte') return order >= 0;
  return operator === '$lt' ? order < 0 : order <= 0;
}

function same(actual: JsonValue, wanted: JsonValue, field: string, style: FilterStyle): boolean {
  if (actual === null || wanted === null) return actual === wanted;
  if (typeof actual === 'boolean') return String(actual) === String(wanted);
  if (typeof actual === 'string' && typeof wanted === 'string' && !style.caseSensitive)
    return actual.toLowerCase() === wanted.toLowerCase();
  return compare(actual, wanted, field) === 0;
}

/** Null when the two cannot be compared. A query string carries numbers as text; times are compared as instants. */
function compare(actual: JsonValue, wanted: JsonValue, field: string): number | null {
  if (actual === null || wanted === null || typeof actual === 'object' || typeof wanted === 'object') return null;
  if (typeof actual === 'number') {
    const number = typeof wanted === 'string' && wanted.trim() === '' ? Number.NaN : Number(wanted);
    return Number.isNaN(number) ? null : actual - number;
  }
  const left = String(actual);
  const right = String(wanted);
  if (field.endsWith('_at')) {
    const span = Date.parse(left) - Date.parse(right);
    if (!Number.isNaN(span)) return span;
  }
  return left === right ? 0 : left < right ? -1 : 1;
}

function like(actual: JsonValue, wanted: JsonValue, style: FilterStyle): boolean {
  if (typeof actual !== 'string' || typeof wanted !== 'string') return false;
  const pattern = wanted
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, style.caseSensitive ? 's' : 'is').test(actual);
}

function asList(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [value];
}
