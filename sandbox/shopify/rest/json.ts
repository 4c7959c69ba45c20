/**
 * JSON whose numbers keep the digits they were written with: Shopify's ids exceed 2^53 and some REST amounts are bare numbers, so
 * nothing here may pass through a JavaScript number.
 */
export class Numeral {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | string | Numeral | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

const MARK = '\uE000';
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Throws SyntaxError like JSON.parse. */
export function parseJson(source: string): Json {
  JSON.parse(source);
  const marked = source.replace(TOKEN, (token) => {
    if (!token.startsWith('"')) return `"${MARK}${token}"`;
    return token.startsWith(`"${MARK}`) ? `"${MARK}${token.slice(1)}` : token;
  });
  return JSON.parse(marked, (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(MARK)) return value;
    return value.startsWith(MARK + MARK) ? value.slice(1) : new Numeral(value.slice(1));
  }) as Json;
}

export function printJson(value: Json): string {
  if (value instanceof Numeral) return value.text;
  if (Array.isArray(value)) return `[${value.map(printJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, part]) => `${JSON.stringify(key)}:${printJson(part)}`)
    .join(',')}}`;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Numeral);
}

export function numeral(value: number | bigint | string): Numeral {
  return new Numeral(String(value));
}

export function copyOf<T extends Json>(value: T): T {
  return parseJson(printJson(value)) as T;
}
