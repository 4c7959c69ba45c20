import type { FieldDefaults, Settings } from '../settings/settings';
import type { PosCustomField, PosFacts } from './pos-facts';

/** Whether a default value may stand in a field. A field of unique values takes the same one only once, so none can serve it. */
export type Service = { readonly kind: 'served'; readonly value: string } | { readonly kind: 'none' } | { readonly kind: 'not-allowed'; readonly value: string };

export function defaultFor(field: PosCustomField, defaults: FieldDefaults): Service {
  const value = defaults[field.group]?.[field.key];
  if (value === undefined) return { kind: 'none' };
  return allows(field, value) ? { kind: 'served', value } : { kind: 'not-allowed', value };
}

export const allows = (field: PosCustomField, value: string): boolean => !field.unique && value.trim() !== '' && (field.values === null || field.values.includes(value));

/** What documents carry. A value that its field no longer allows, or whose field is gone, would only be refused; where the fields could not be read all are sent. */
export function valuesToSend({ fieldDefaults }: Settings, { customFields }: PosFacts): FieldDefaults {
  if (customFields.kind !== 'known') return fieldDefaults;
  const sent: Record<string, Record<string, string>> = {};
  for (const field of customFields.value) {
    const service = defaultFor(field, fieldDefaults);
    if (service.kind === 'served') sent[field.group] = { ...sent[field.group], [field.key]: service.value };
  }
  return sent;
}

/** What `now` has and `before` had not, or had otherwise. */
export function laterValues(now: FieldDefaults, before: FieldDefaults): FieldDefaults {
  const groups = Object.entries(now) as [keyof FieldDefaults, Readonly<Record<string, string>>][];
  const changed = groups.map(([group, values]) => [group, Object.fromEntries(Object.entries(values).filter(([key, value]) => before[group]?.[key] !== value))] as const);
  return Object.fromEntries(changed.filter(([, values]) => Object.keys(values).length > 0));
}
