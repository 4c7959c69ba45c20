import type { Instant } from '~/domain/time';
import type { Lease } from '~/ports/work-store';
import type { Memory } from './memory';

/** A store whose methods answer at once. What cannot wait cannot be interrupted: every method is one transaction. */
export type Atomic<T> = { readonly [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never };

/** The same store as its port has it. A method checks all that can go wrong before it changes anything, because nothing is rolled back. */
export function promised<T extends object>(store: Atomic<T>): T {
  const methods = Object.entries(store) as [string, (...args: unknown[]) => unknown][];
  return Object.fromEntries(methods.map(([name, method]) => [name, async (...args: unknown[]) => method(...args)])) as T;
}

/** The columns of the other drivers hold whole milliseconds. */
export const moment = (value: Instant): Instant => Number(BigInt(Math.round(value)));
export const momentOrNull = (value: Instant | null): Instant | null => (value === null ? null : moment(value));

/**
 * A frozen copy, the same as if it had gone to JSON text and back: what is stored can be handed out as it is, and neither the caller
 * who gave it nor one who reads it can change it. Amounts are refused, as JSON refuses them, unless they are asked to be kept.
 */
export function keep<T>(value: T, amounts = false): T {
  return copy(value, amounts) as T;
}

function copy(value: unknown, amounts: boolean): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value === 'bigint' && !amounts) throw new TypeError('an amount cannot be stored as a number');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map((one) => (one === undefined ? null : copy(one, amounts))));
  const kept = { ...value } as Record<string, unknown>;
  for (const key of Object.keys(kept)) {
    if (kept[key] === undefined) delete kept[key];
    else kept[key] = copy(kept[key], amounts);
  }
  return Object.freeze(kept);
}

/** What a patch names; an undefined part is not named. */
export const named = <T extends object>(patch: T): Partial<T> => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The map's own map for that key, made if it is not there. */
export function within<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<L, V>();
  maps.set(key, made);
  return made;
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is not stored`);
  return value;
}

/** Runs a write under the lease; false = the lease was lost and nothing was written. */
export function fenced(memory: Memory, lease: Lease, write: () => void): boolean {
  if (memory.work.get(lease.key)?.leaseToken !== lease.token) return false;
  write();
  return true;
}

/** In the order of their code units, as a database compares bytes. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
