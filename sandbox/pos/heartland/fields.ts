import { isoStamp } from './draft';
import type { Draft } from './draft';
import { toMinor } from './money';
import { invalid } from './refusal';
import type { Custom, JsonObject, JsonValue, Minor, TableName } from './rows';

/** Reads a request's body field by field and gathers every fault, so that one answer names them all. */
export class Fields {
  private readonly faults: Record<string, string> = {};

  constructor(
    private readonly draft: Draft,
    readonly body: JsonObject,
  ) {}

  has(name: string): boolean {
    return this.body[name] !== undefined;
  }

  fault(name: string, reason: string): null {
    this.faults[name] ??= reason;
    return null;
  }

  /** Refuses the request when a fault was found so far. */
  check(): void {
    if (Object.keys(this.faults).length > 0) throw invalid(this.faults);
  }

  text(name: string): string | null {
    const value = this.body[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : this.fault(name, 'must be a string');
  }

  required(name: string): string {
    const value = this.text(name);
    if (value !== null && value.trim() !== '') return value;
    this.fault(name, "can't be blank");
    return '';
  }

  number(name: string): number | null {
    const value = this.body[name];
    if (value === undefined || value === null) return null;
    return typeof value === 'number' && Number.isFinite(value) ? value : this.fault(name, 'is not a number');
  }

  amount(name: string): Minor | null {
    const value = this.number(name);
    return value === null ? null : toMinor(value, this.draft.state.currency);
  }

  flag(name: string): boolean | null {
    const value = this.body[name] ?? this.body[`${name}?`];
    if (value === undefined || value === null) return null;
    return typeof value === 'boolean' ? value : this.fault(name, 'must be true or false');
  }

  /** A time, in the API's own form. */
  stamp(name: string): string | null {
    const value = this.body[name];
    if (value === undefined || value === null) return null;
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? this.fault(name, 'is not a valid time') : isoStamp(at);
  }

  /** The id of an existing row of the table. */
  ref(name: string, table: TableName): number | null {
    const value = this.body[name];
    if (value === undefined || value === null) return null;
    const id = typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isInteger(id)) return this.fault(name, 'must be an id');
    return this.draft.find(table, id) ? id : this.fault(name, 'does not exist');
  }

  requiredRef(name: string, table: TableName): number {
    if (this.body[name] === undefined || this.body[name] === null) this.fault(name, "can't be blank");
    return this.ref(name, table) ?? 0;
  }

  list(name: string): readonly JsonObject[] {
    const value = this.body[name];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || !value.every(isObject)) {
      this.fault(name, 'must be a list of objects');
      return [];
    }
    return value as JsonObject[];
  }

  /** Custom values in either spelling: nested under `custom`, or flat as `custom@key`. */
  custom(): Custom | null {
    const nested = this.body.custom;
    const found: Record<string, JsonValue> = isObject(nested) ? { ...nested } : {};
    let any = isObject(nested);
    for (const [name, value] of Object.entries(this.body)) {
      if (!name.startsWith('custom@')) continue;
      found[name.slice('custom@'.length)] = value;
      any = true;
    }
    return any ? found : null;
  }
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
