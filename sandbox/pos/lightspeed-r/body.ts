import { readAmount, readRate } from './decimals';
import type { Draft } from './draft';
import { malformed } from './refusal';
import type { Amount, JsonObject, Rate, TableName, Tables } from './rows';
import { isObject } from './values';

/** Reads a request's body field by field; strings, numbers and booleans are taken alike, as the API does. */
export class Body {
  constructor(readonly json: JsonObject) {}

  has(name: string): boolean {
    return this.json[name] !== undefined && this.json[name] !== null;
  }

  text(name: string): string | null {
    const value = this.json[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'object') throw malformed(`${name} must be a string.`);
    return String(value);
  }

  flag(name: string): boolean | null {
    const value = this.text(name);
    if (value === null || value === '') return null;
    if (value === 'true' || value === '1') return true;
    if (value === 'false' || value === '0') return false;
    throw malformed(`${name} must be true or false.`);
  }

  amount(name: string): Amount | null {
    return this.scaled(name, readAmount);
  }

  rate(name: string): Rate | null {
    return this.scaled(name, readRate);
  }

  integer(name: string): number | null {
    const value = this.text(name);
    if (value === null || value === '') return null;
    if (!/^-?\d+$/.test(value)) throw malformed(`${name} must be an integer.`);
    return Number(value);
  }

  /** The id as given, 0 for none. */
  id(name: string): number | null {
    const value = this.integer(name);
    if (value !== null && value < 0) throw malformed(`${name} must be an ID.`);
    return value;
  }

  /** The row that a key names; null when it is absent or 0. */
  row<K extends TableName>(draft: Draft, name: string, table: K): Tables[K] | null {
    const id = this.id(name);
    if (!id) return null;
    const row = draft.find(table, id);
    if (!row) throw malformed(`Invalid ${name}: ${table} ${id} does not exist.`);
    return row;
  }

  child(name: string): Body | null {
    const value = this.json[name];
    return isObject(value) ? new Body(value) : null;
  }

  /** `{SaleLine: {…}}`, `{SaleLine: […]}` and `[{SaleLine: {…}}]` all say the same. */
  children(container: string, element: string): readonly Body[] {
    const value = this.json[container];
    const parts = (Array.isArray(value) ? value : [value]).flatMap((part) => (isObject(part) ? [part[element]] : []));
    return parts.flat().map((part) => {
      if (!isObject(part)) throw malformed(`${container} must hold ${element} objects.`);
      return new Body(part);
    });
  }

  private scaled(name: string, read: (value: string) => number | null): number | null {
    const value = this.text(name);
    if (value === null || value === '') return null;
    const number = read(value);
    if (number === null) throw malformed(`${name} must be a number.`);
    return number;
  }
}
