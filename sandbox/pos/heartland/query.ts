import type { JsonValue } from './rows';

/** A query string with its brackets resolved: `a[b][$gt]=1&c[]=x` is `{a: {b: {$gt: '1'}}, c: ['x']}`. */
export type QueryValue = string | QueryValue[] | { [key: string]: QueryValue };
export type Query = { readonly [key: string]: QueryValue };

export function parseQuery(raw: string): Query {
  const root: { [key: string]: QueryValue } = Object.create(null) as { [key: string]: QueryValue };
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const mark = pair.indexOf('=');
    const key = decode(mark < 0 ? pair : pair.slice(0, mark));
    place(root, keyParts(key), mark < 0 ? '' : decode(pair.slice(mark + 1)));
  }
  return root;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

function keyParts(key: string): string[] {
  const open = key.indexOf('[');
  if (open <= 0) return [key];
  return [key.slice(0, open), ...[...key.slice(open).matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '')];
}

function place(root: { [key: string]: QueryValue }, parts: readonly string[], value: string): void {
  let holder: { [key: string]: QueryValue } = root;
  for (const [at, part] of parts.entries()) {
    const rest = parts.slice(at + 1);
    if (rest.length === 0) {
      holder[part] = value;
      return;
    }
    if (rest.length === 1 && rest[0] === '') {
      const list = holder[part];
      if (Array.isArray(list)) list.push(value);
      else holder[part] = [value];
      return;
    }
    const next = holder[part];
    if (typeof next === 'object' && !Array.isArray(next)) holder = next;
    else holder = holder[part] = Object.create(null) as { [key: string]: QueryValue };
  }
}

/** One value or many, as a list: `sort=a`, `sort[]=a&sort[]=b`. */
export function listOf(value: QueryValue | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
}

export function textOf(value: QueryValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

export function asJson(value: QueryValue): JsonValue {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asJson);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJson(part)]));
}
