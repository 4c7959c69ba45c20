import type { PosFacts } from './pos-facts';

/** A record of the account that came, went or became different between two readings. */
export interface FactChange {
  readonly part: keyof PosFacts;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  /** Which of its properties, and from what to what; empty where it came or went. */
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

export const factParts = ['connectingUser', 'employees', 'locations', 'stations', 'paymentTypes', 'customFields', 'products', 'switches'] as const satisfies readonly (keyof PosFacts)[];

type Row = Readonly<Record<string, unknown>>;

/** Parts that one of the readings could not have are passed over: could not read is not removed. */
export const compareFacts = (before: PosFacts, after: PosFacts): readonly FactChange[] =>
  factParts.flatMap((part) => {
    const [was, is] = [before[part], after[part]];
    return was?.kind === 'known' && is?.kind === 'known' ? compareRows(part, rowsOf(was.value), rowsOf(is.value)) : [];
  });

/** How many records a part has. */
export const countOf = (value: unknown): number => rowsOf(value).length;

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : value === null || value === undefined ? [] : [value as Row]);
/** Required products have one row each whether they are there or not; what the POS made of them is a property. */
const idOf = (row: Row): string => textOf(row.product ?? row.id ?? row.name);
const nameOf = (row: Row): string => textOf(row.name ?? row.product ?? row.id);

function compareRows(part: keyof PosFacts, before: readonly Row[], after: readonly Row[]): readonly FactChange[] {
  const [was, is] = [new Map(before.map((row) => [idOf(row), row])), new Map(after.map((row) => [idOf(row), row]))];
  const changed = after.flatMap((row): FactChange[] => {
    const old = was.get(idOf(row));
    if (!old) return [{ part, kind: 'added', name: nameOf(row), changes: [] }];
    const changes = Object.keys(row).filter((field) => textOf(row[field]) !== textOf(old[field])).map((field) => ({ field, from: textOf(old[field]), to: textOf(row[field]) }));
    return changes.length > 0 ? [{ part, kind: 'changed', name: nameOf(row), changes }] : [];
  });
  return [...changed, ...before.filter((row) => !is.has(idOf(row))).map((row): FactChange => ({ part, kind: 'removed', name: nameOf(row), changes: [] }))];
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
