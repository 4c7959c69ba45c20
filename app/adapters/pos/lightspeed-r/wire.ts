import { formatMinor } from '~/domain/money/format';
import type { Minor } from '~/domain/money/money';
import { parseMinor } from '~/domain/money/parse';
import { isRecord, listOf, type Wire, type WireRecord } from '../shared/exact-json';

export { isRecord, type Wire, type WireRecord } from '../shared/exact-json';

/** Scalars come as texts: "true", "34.48", "0". Older servers sent some as themselves. */
export function text(record: WireRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : '';
}

export const flag = (record: WireRecord, name: string): boolean => text(record, name) === 'true';

/** "0" is how this POS writes that there is none. */
export function key(record: WireRecord, name: string): string | null {
  const value = text(record, name);
  return value === '' || value === '0' ? null : value;
}

/** Members of a list: none is "" or absent, one an object, several an array. */
export function rowsOf(value: Wire | undefined): readonly WireRecord[] {
  return isRecord(value) ? [value] : listOf(value).filter(isRecord);
}

/** `relation(sale, 'SaleLines', 'SaleLine')`: the members of one relation. */
export function relation(record: WireRecord, name: string, member: string): readonly WireRecord[] {
  const value = record[name];
  return isRecord(value) ? rowsOf(value[member]) : listOf(value).filter(isRecord).flatMap((row) => rowsOf(row[member]));
}

/** Null where the field is absent or no amount of the currency: what is reckoned per line keeps more decimals. */
export function amount(record: WireRecord, name: string, currency: string): Minor | null {
  const value = parseMinor(text(record, name), currency);
  return value.ok ? value.value : null;
}

/** As text, digit for digit: writes take texts, and a float would not keep them. */
export const money = (value: Minor, currency: string): string => formatMinor(value, currency);

/** "2", "2.0" and "2.000" are the same count. */
export const sameCount = (told: string, quantity: number): boolean => told.replace(/\.0+$/, '') === String(quantity);

/** Ids are numbers written as text: the shorter is the lower. */
export const byId = (name: string) => (a: WireRecord, b: WireRecord): number =>
  text(a, name).length - text(b, name).length || (text(a, name) < text(b, name) ? -1 : 1);
