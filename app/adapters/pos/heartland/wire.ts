import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import type { Minor } from '~/domain/money/money';

/** JSON as this API speaks it, read with every number as the text it was written in: amounts and ids never become floats. */
export type Wire = string | boolean | null | readonly Wire[] | WireRecord;
export interface WireRecord { readonly [key: string]: Wire }

type Reviver = (key: string, value: unknown, context: { source: string }) => unknown;
type ExactJson = { parse(text: string, reviver: Reviver): unknown; rawJSON(text: string): unknown };
// Source text of numbers and raw numbers have been in V8 since 11.4 (Node 21); TypeScript's library does not list them yet.
const exact = JSON as unknown as ExactJson;

export const readWire = (text: string): Wire => exact.parse(text, (_key, value, { source }) => (typeof value === 'number' ? source : value)) as Wire;

/** A number in a body, digit for digit. */
export const rawNumber = (text: string): unknown => exact.rawJSON(text);
export const rawAmount = (amount: Minor, currency: string): unknown => rawNumber(formatMinor(amount, currency));
/** Ids are numbers here; what is none is sent as text for the POS to refuse. */
export const rawId = (id: string): unknown => (/^\d{1,18}$/.test(id) ? rawNumber(id) : id);

export const isRecord = (value: Wire | undefined): value is WireRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: Wire | undefined): readonly Wire[] => (Array.isArray(value) ? (value as readonly Wire[]) : []);

/** A field under any of its spellings: `active`, `active?`, `publicId` for `public_id`. */
export function field(record: WireRecord, name: string): Wire | undefined {
  const camel = name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  return record[name] ?? record[`${name}?`] ?? record[camel] ?? record[`${camel}?`];
}

export function text(record: WireRecord, name: string): string {
  const value = field(record, name);
  return typeof value === 'string' ? value : '';
}

export const flag = (record: WireRecord, name: string, fallback: boolean): boolean => {
  const value = field(record, name);
  return typeof value === 'boolean' ? value : fallback;
};

/** Null where the field is absent or no amount of the currency. */
export function amount(record: WireRecord, name: string, currency: string): Minor | null {
  const value = parseMinor(text(record, name), currency);
  return value.ok ? value.value : null;
}

/** The id of a customer, order, line…; empty where there is none. */
export const idOf = (record: WireRecord): string => text(record, 'id');
