import type { Draft } from './draft';
import { invalid } from './refusal';
import type { Custom, CustomField, JsonObject, JsonValue } from './rows';

export type Group = 'item' | 'customer' | 'sales.transaction' | 'sales.transaction.line_item';

export function fieldsOfGroup(draft: Draft, group: string): readonly CustomField[] {
  return draft.all('custom_fields').filter((field) => field.group_id === group);
}

/** Keeps the values of fields that exist (others are dropped without a word) and refuses values that a list does not have. */
export function acceptCustom(draft: Draft, group: Group, values: Custom, before: Custom = {}): Custom {
  const kept: Record<string, JsonValue> = { ...before };
  const faults: Record<string, string> = {};
  for (const field of fieldsOfGroup(draft, group)) {
    const value = values[field.key];
    if (value === undefined) continue;
    const listed = field.validation_type !== 'list' || isBlank(value) || field.values.includes(String(value));
    if (!listed && draft.switches.rejectUnlistedValues) faults[`custom@${field.key}`] = 'is not included in the list';
    kept[field.key] = value;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return kept;
}

export function missingFields(draft: Draft, group: Group, values: Custom): string[] {
  return fieldsOfGroup(draft, group)
    .filter((field) => field.required && isBlank(values[field.key]))
    .map((field) => field.key);
}

export function requireCustom(draft: Draft, group: Group, values: Custom): void {
  const missing = missingFields(draft, group, values);
  if (missing.length > 0) throw invalid(Object.fromEntries(missing.map((key) => [`custom@${key}`, "can't be blank"])));
}

/** `taken` tells whether another record of the group has that value already. */
export function requireUnique(draft: Draft, group: Group, values: Custom, taken: (field: string, value: string) => boolean): void {
  if (!draft.switches.uniqueCustomFields) return;
  const guarded = fieldsOfGroup(draft, group).filter((field) => field.unique && !isBlank(values[field.key]));
  for (const { key } of guarded) if (taken(key, String(values[key]))) throw invalid({ [`custom@${key}`]: 'has already been taken' });
}

export const customText = (field: string) => ({ custom }: { readonly custom: Custom }): string => String(custom[field] ?? '');

/** As read back: every field of the group is there, empty ones as an empty string. */
export function customView(draft: Draft, group: Group, values: Custom): JsonObject {
  return Object.fromEntries(fieldsOfGroup(draft, group).map((field) => [field.key, values[field.key] ?? '']));
}

export function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
