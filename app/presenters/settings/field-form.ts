import { z } from 'zod';
import { allows, defaultFor } from '~/domain/checks/field-defaults';
import { customFieldGroups, type CustomFieldGroup, type PosCustomField } from '~/domain/checks/pos-facts';
import type { FieldDefaults, Settings, SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { ReadStores } from '../read-stores';
import { readForm, release, version } from './form-reading';

const schema = z.object({
  version,
  release,
  fields: z.array(z.object({ group: z.enum(customFieldGroups), key: z.string().min(1).max(100), value: z.string().trim().max(255, 'too-long').default('') })).default([]),
});
export type FieldForm = z.output<typeof schema>;

export const readFieldForm = (form: FormData) => readForm(form, schema);

/** The form's values over the settings; a value that its field does not allow is a fault beside it. Fields that the form did not show keep theirs. */
export function settingsOfFieldForm({ fields }: FieldForm, before: Settings, known: readonly PosCustomField[]) {
  const faults: Record<string, string[]> = {};
  const next: Record<string, Record<string, string>> = Object.fromEntries(Object.entries(before.fieldDefaults).map(([group, values]) => [group, { ...values }]));
  for (const [index, { group, key, value }] of fields.entries()) {
    const field = known.find((one) => one.group === group && one.key === key);
    const values = { ...next[group] };
    if (value === '') delete values[key];
    else if (field && !allows(field, value) && value !== before.fieldDefaults[group]?.[key]) faults[`fields[${index}].value`] = ['unknown'];
    else values[key] = value;
    next[group] = values;
  }
  if (Object.keys(faults).length > 0) return { faults };
  return { ...before, fieldDefaults: Object.fromEntries(Object.entries(next).filter(([, values]) => Object.keys(values).length > 0)) as FieldDefaults };
}

/** Fields that the POS requires, and those that have a value here, group by group. */
export async function presentFieldForm(stores: ReadStores, installation: Installation, { version: current, settings }: SettingsVersion) {
  const connection = await stores.connections.current(installation.id);
  const facts = connection ? await stores.connections.facts(connection.account.id) : null;
  const known = facts?.customFields.kind === 'known' ? facts.customFields.value : null;
  return {
    version: current,
    connected: connection !== null && connection.state !== 'disconnected',
    listed: known !== null,
    groups: customFieldGroups.map((group) => ({ group, fields: fieldsOf(group, known ?? [], settings.fieldDefaults) })).filter(({ fields }) => fields.length > 0),
  };
}

function fieldsOf(group: CustomFieldGroup, known: readonly PosCustomField[], defaults: FieldDefaults) {
  const values = defaults[group] ?? {};
  const listed = known.filter((field) => field.group === group && (field.required || values[field.key] !== undefined));
  const gone = Object.keys(values).filter((key) => !known.some((field) => field.group === group && field.key === key));
  return [
    ...listed.map((field) => ({ key: field.key, name: field.name, values: field.values, unique: field.unique, required: field.required, value: values[field.key] ?? '', allowed: defaultFor(field, defaults).kind !== 'not-allowed' })),
    ...gone.map((key) => ({ key, name: key, values: null, unique: false, required: false, value: values[key] ?? '', allowed: true })),
  ];
}
