import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import type { Minor } from '~/domain/money/money';
import { rawNumber, type Wire, type WireRecord } from '../shared/exact-json';

export { isRecord, listOf, rawNumber, readWire, type Wire, type WireRecord } from '../shared/exact-json';

export const rawAmount = (amount: Minor, currency: string): unknown => rawNumber(formatMinor(amount, currency));
/** Ids are numbers here; what is none is sent as text for the POS to refuse. */
export const rawId = (id: string): unknown => (/^\d{1,18}$/.test(id) ? rawNumber(id) : id);

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
