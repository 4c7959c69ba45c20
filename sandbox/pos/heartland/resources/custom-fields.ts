import { idParam, value } from '../context';
import type { Context, Endpoint } from '../context';
import type { Draft } from '../draft';
import { isObject } from '../fields';
import type { Fields } from '../fields';
import { listPage, shown } from '../listing';
import type { Listing } from '../listing';
import { invalid, notFound } from '../refusal';
import type { CustomField, JsonObject } from '../rows';
import { times } from '../views';

const GROUPS = ['item', 'customer', 'sales.transaction', 'sales.transaction.line_item'];

function fieldsListing(draft: Draft): Listing<CustomField> {
  return {
    rows: draft.all('custom_fields'),
    view: (field) => ({
      id: field.id,
      key: field.key,
      name: field.name,
      group_id: field.group_id,
      required: field.required,
      unique: field.unique,
      validation_type: field.validation_type,
      values: field.values,
      metadata: field.metadata,
      ...times(field),
    }),
    words: (field) => `${field.key} ${field.name}`,
  };
}

function found(context: Context): CustomField {
  const field = context.draft.find('custom_fields', idParam(context));
  if (!field) throw notFound();
  return field;
}

/** Snake case of the name, with a number behind it when the group already has that key. */
function keyFor(draft: Draft, group: string, name: string): string {
  const base =
    name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '') || 'field';
  const taken = new Set(
    draft
      .all('custom_fields')
      .filter((field) => field.group_id === group)
      .map((field) => field.key),
  );
  let key = base;
  for (let suffix = 1; taken.has(key); suffix += 1) key = `${base}${suffix}`;
  return key;
}

function valuesOf(fields: Fields): string[] | null {
  const list = fields.body.values;
  if (list === undefined || list === null) return null;
  if (!Array.isArray(list)) return fields.fault('values', 'must be a list');
  return list.map(String);
}

function uniqueOf(draft: Draft, fields: Fields, group: string, before: boolean): boolean {
  const unique = fields.flag('unique') ?? before;
  if (!unique || !group.startsWith('sales.')) return unique;
  if (draft.switches.transactionUnique === 'refused') fields.fault('unique', 'is not supported for this group');
  return draft.switches.transactionUnique === 'accepted';
}

/** Also used by the control desk, where a person makes a field in the POS. */
export function createField(draft: Draft, fields: Fields): CustomField {
  const name = fields.required('name');
  const group = fields.required('group_id');
  if (group !== '' && !GROUPS.includes(group)) fields.fault('group_id', 'is not included in the list');
  const type = fields.text('validation_type') ?? (fields.has('values') ? 'list' : 'text');
  if (type !== 'text' && type !== 'list') fields.fault('validation_type', 'is not included in the list');
  const values = valuesOf(fields) ?? [];
  const unique = uniqueOf(draft, fields, group, false);
  const required = fields.flag('required') ?? false;
  fields.check();
  const metadata: JsonObject = isObject(fields.body.metadata) ? fields.body.metadata : {};
  return draft.insert('custom_fields', {
    group_id: group,
    key: keyFor(draft, group, name),
    name,
    required,
    unique,
    validation_type: type,
    values,
    metadata,
  });
}

export function changeField(draft: Draft, field: CustomField, fields: Fields): CustomField {
  const next = {
    name: fields.has('name') ? fields.required('name') : field.name,
    required: fields.flag('required') ?? field.required,
    unique: uniqueOf(draft, fields, field.group_id, field.unique),
    values: valuesOf(fields) ?? field.values,
    validation_type: fields.text('validation_type') ?? field.validation_type,
    metadata: isObject(fields.body.metadata) ? fields.body.metadata : field.metadata,
  };
  if (fields.has('group_id') && fields.body.group_id !== field.group_id) throw invalid({ group_id: "can't be changed" });
  fields.check();
  return draft.update('custom_fields', field, next);
}

export const customFieldEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/custom_fields', run: ({ draft, query }) => value(listPage(draft, query, fieldsListing(draft))) },
  {
    method: 'GET',
    path: '/custom_fields/:id',
    run: (context) => value(shown(found(context), fieldsListing(context.draft), context.query)),
  },
  {
    method: 'POST',
    path: '/custom_fields',
    run: ({ draft, fields }) => {
      const field = createField(draft, fields);
      return { kind: 'created', id: field.id, path: `/custom_fields/${field.id}`, value: fieldsListing(draft).view(field) };
    },
  },
  {
    method: 'PUT',
    path: '/custom_fields/:id',
    run: (context) => {
      const field = changeField(context.draft, found(context), context.fields);
      return { kind: 'updated', value: fieldsListing(context.draft).view(field) };
    },
  },
];
