/** Careful reading of loosely shaped REST bodies: a key of another type counts as absent. */
import { isObject, Numeral, type JsonObject } from './json';

export function textOf(source: JsonObject | null, key: string): string | null {
  const value = source?.[key];
  if (value instanceof Numeral) return value.text;
  return typeof value === 'string' ? value : null;
}

/** Text that says something: empty and blank count as absent. */
export function wordsOf(source: JsonObject | null, key: string): string | null {
  const value = textOf(source, key);
  return value === null || value.trim() === '' ? null : value;
}

export function flagOf(source: JsonObject | null, key: string): boolean {
  return source?.[key] === true;
}

export function listOf(source: JsonObject | null, key: string): JsonObject[] {
  const value = source?.[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textsOf(source: JsonObject | null, key: string): string[] {
  const value = source?.[key];
  return Array.isArray(value) ? value.flatMap((part) => (typeof part === 'string' ? [part] : [])) : [];
}

export function objectOf(source: JsonObject | null, key: string): JsonObject | null {
  const value = source?.[key];
  return isObject(value) ? value : null;
}

/** Whole numbers that count things (quantities, positions). */
export function countOf(source: JsonObject | null, key: string): number | null {
  const value = textOf(source, key);
  return value !== null && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
}

/** `2026-11-16T21:53:00-05:00` → `2026-11-17T02:53:00Z`, as GraphQL writes moments; null when it is none. */
export function momentOf(source: JsonObject | null, key: string): string | null {
  const at = Date.parse(textOf(source, key) ?? '');
  return Number.isNaN(at) ? null : moment(at);
}

export function moment(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
