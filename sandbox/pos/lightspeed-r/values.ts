import type { JsonObject, JsonValue } from './rows';

/** The V3 API writes every scalar as a string. */
export function asStrings(value: JsonValue): JsonValue {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(asStrings);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asStrings(part)]));
}

/** A to-many relation: nothing is `""`, one an object, several an array. */
export function oneOrMany(element: string, members: readonly JsonValue[]): JsonValue {
  if (members.length === 0) return '';
  return { [element]: members.length === 1 ? (members[0] ?? '') : members };
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
