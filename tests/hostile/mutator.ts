/** Seeded, so that a failing case can be run again: HOSTILE_SEED=… vitest run tests/hostile */
export const seed = Number.parseInt(process.env.HOSTILE_SEED ?? '20261120', 10);

/** So that a failing run can be had again. */
export const tellSeed = (what: string): void => void process.stdout.write(`hostile ${what}, HOSTILE_SEED=${seed}\n`);

export interface Dice {
  /** 0 ≤ n < most. */
  below(most: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32 */
export function dice(start: number): Dice {
  let state = start >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return { below, chance: (share) => next() < share, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}

const json = JSON as unknown as { rawJSON(text: string): unknown };
export const strangeTexts = ['', ' ', '\u0000', '\u202e\u2066gnp.exe', '\ud800', 'e\u0301\u0301\u0301'.repeat(40), '🧾'.repeat(30), '\ufeff', 'NaN', 'Infinity', '-0', '1e999', '0x10', '1,234.56', '٣٤', "'; DROP TABLE \"Work\"; --", '<script>alert(1)</script>', '${7*7}', '../../etc/passwd', '__proto__', 'gid://shopify/Order/../1', 'x'.repeat(20_000)] as const;
const strangeNumbers = ['9007199254740993', '18446744073709551616', '99999999999999999999999999', '-1', '1e308', '1E+400', '0.1e-400', '3.14159265358979323846', '-0', '1e5'] as const;

/** A value that nobody expects at this place. */
export function strange(roll: Dice, instead: unknown): unknown {
  switch (roll.below(9)) {
    case 0: return null;
    case 1: return roll.chance(0.5);
    case 2: return [];
    case 3: return {};
    case 4: return [instead, instead];
    case 5: return { value: instead };
    case 6: return nested(roll.pick([3, 60, 400]));
    case 7: return json.rawJSON(roll.pick(strangeNumbers));
    default: return roll.pick(strangeTexts);
  }
}

function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { deep: value };
  return value;
}

/** One change or a few somewhere in a real value: a field of another kind, gone, doubled, renamed, or a list cut short or grown. */
export function mutate(value: unknown, roll: Dice): unknown {
  let result = value;
  for (let changes = 1 + roll.below(3); changes > 0; changes -= 1) result = change(result, roll, 0);
  return result;
}

function change(value: unknown, roll: Dice, depth: number): unknown {
  if (typeof value !== 'object' || value === null || (depth > 0 && roll.chance(0.12))) return strange(roll, value);
  if (Array.isArray(value)) return changeList(value as unknown[], roll, depth);
  const entries = Object.entries(value);
  if (entries.length === 0) return strange(roll, value);
  const at = roll.below(entries.length);
  const [name, inner] = entries[at] as [string, unknown];
  const rest = entries.filter((_entry, index) => index !== at);
  if (roll.chance(0.12)) return Object.fromEntries(rest);
  if (roll.chance(0.05)) return Object.fromEntries([...rest, [roll.pick(['__proto__', 'constructor', `${name}?`, name.toUpperCase(), '']), inner]]);
  return Object.fromEntries(entries.map(([key, one], index) => [key, index === at ? change(one, roll, depth + 1) : one]));
}

function changeList(list: readonly unknown[], roll: Dice, depth: number): unknown {
  if (list.length === 0) return roll.chance(0.5) ? [strange(roll, null)] : strange(roll, list);
  const at = roll.below(list.length);
  if (roll.chance(0.1)) return list.slice(0, at);
  if (roll.chance(0.1)) return [...list, ...list];
  return list.map((one, index) => (index === at ? change(one, roll, depth + 1) : one));
}

/** A text that was damaged on its way, or was never what it should be. */
export function damage(text: string, roll: Dice): string {
  const at = roll.below(text.length + 1);
  switch (roll.below(8)) {
    case 0: return text.slice(0, at);
    case 1: return text.slice(0, at) + roll.pick(strangeTexts) + text.slice(at);
    case 2: return `${text}${text}`;
    case 3: return '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>';
    case 4: return '['.repeat(roll.pick([10, 5_000, 60_000]));
    case 5: return `\ufeff${text}`;
    case 6: return roll.pick(['', 'null', '0', '"text"', 'NaN', '[]', '{}', 'undefined', '{"a":1}{"a":2}', '{"a":01}', "{'a':1}"]);
    default: return text.replace(/\d+/g, (digits) => (roll.chance(0.2) ? roll.pick(strangeNumbers) : digits));
  }
}

/** Text of a value that may hold raw numbers; lone surrogates and all. */
export const textOf = (value: unknown): string => JSON.stringify(value) ?? 'null';
