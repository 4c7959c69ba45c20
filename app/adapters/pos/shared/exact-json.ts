/** JSON as a POS speaks it, read with every number as the text it was written in: amounts and ids never become floats. */
export type Wire = string | boolean | null | readonly Wire[] | WireRecord;
export interface WireRecord { readonly [key: string]: Wire }

type Reviver = (key: string, value: unknown, context: { source: string }) => unknown;
type ExactJson = { parse(text: string, reviver: Reviver): unknown; rawJSON(text: string): unknown };
// Source text of numbers and raw numbers have been in V8 since 11.4 (Node 21); TypeScript's library does not list them yet.
const exact = JSON as unknown as ExactJson;

export const readWire = (text: string): Wire => exact.parse(text, (_key, value, { source }) => (typeof value === 'number' ? source : value)) as Wire;

/** A number in a body, digit for digit. */
export const rawNumber = (text: string): unknown => exact.rawJSON(text);

export const isRecord = (value: Wire | undefined): value is WireRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: Wire | undefined): readonly Wire[] => (Array.isArray(value) ? (value as readonly Wire[]) : []);

/** Null where the text is no JSON object: errors are told by shape, because content types are not to be relied on. */
export function readRecord(text: string): WireRecord | null {
  try {
    const value = readWire(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
