import { idParam, value } from '../context';
import type { Context, Endpoint } from '../context';
import { acceptCustom, customText, customView, fieldsOfGroup, requireCustom, requireUnique } from '../custom-values';
import type { Draft } from '../draft';
import type { Fields } from '../fields';
import { announce } from './webhooks';
import { listPage, shown } from '../listing';
import type { Listing } from '../listing';
import { invalid, notFound } from '../refusal';
import type { Item, JsonObject } from '../rows';
import { uuid } from '../../shared/uuid';
import { amount, predicates, times } from '../views';

export function itemView(draft: Draft, item: Item): JsonObject {
  return {
    id: item.id,
    uuid: item.uuid,
    public_id: item.public_id,
    description: item.description,
    long_description: item.long_description,
    cost: amount(draft, item.cost),
    price: amount(draft, item.price),
    original_price: amount(draft, item.price),
    type: 'regular',
    product_type: 'simple',
    primary_barcode: `SR${item.id}`,
    ...predicates(draft, { active: item.active, track_inventory: item.track_inventory, allow_fractional_qty: true }),
    custom: customView(draft, 'item', item.custom),
    metadata: {},
    ...times(item),
  };
}

function items(draft: Draft): Listing<Item> {
  return {
    rows: draft.all('items'),
    view: (item) => itemView(draft, item),
    words: (item) => [item.public_id, item.description, ...Object.values(item.custom)].join(' '),
  };
}

/** What a scanner would find: an internal id, an Item #, the printed barcode, or the value of a unique custom field. */
export function lookUp(draft: Draft, code: string): Item | null {
  const uniqueKeys = fieldsOfGroup(draft, 'item')
    .filter((field) => field.unique)
    .map((field) => field.key);
  const rows = draft.all('items').filter((item) => item.active || draft.switches.archivedItems === 'accepted');
  return (
    rows.find((item) => item.public_id === code) ??
    rows.find((item) => String(item.id) === code || `SR${item.id}` === code) ??
    rows.find((item) => uniqueKeys.some((key) => String(item.custom[key] ?? '') === code)) ??
    null
  );
}

/** The item that a line names by `item_id` or `item_lookup`; a fault otherwise. */
export function itemOfLine(draft: Draft, fields: Fields): Item | null {
  const code = fields.text('item_lookup');
  if (code !== null) return lookUp(draft, code) ?? fields.fault('item_lookup', 'does not match an item');
  const id = fields.requiredRef('item_id', 'items');
  const item = draft.find('items', id);
  if (item && !item.active && draft.switches.archivedItems === 'refused') return fields.fault('item_id', 'is not active');
  return item;
}

export function requireFreeNumber(draft: Draft, publicId: string, own: number | null): void {
  if (!draft.switches.uniquePublicIds) return;
  if (draft.all('items').some((item) => item.public_id === publicId && item.id !== own))
    throw invalid({ public_id: 'has already been taken' });
}

function written(draft: Draft, fields: Fields, before: Item | null): Omit<Item, 'id' | 'created_at' | 'updated_at' | 'uuid'> {
  const cost = fields.amount('cost');
  if (cost === null && !before) fields.fault('cost', "can't be blank");
  const description = before && !fields.has('description') ? before.description : fields.required('description');
  const next = {
    description,
    public_id: fields.text('public_id') ?? before?.public_id ?? '',
    long_description: fields.text('long_description') ?? before?.long_description ?? '',
    cost: cost ?? before?.cost ?? 0,
    price: fields.amount('price') ?? before?.price ?? 0,
    active: fields.flag('active') ?? before?.active ?? true,
    track_inventory: fields.flag('track_inventory') ?? before?.track_inventory ?? true,
  };
  fields.check();
  const custom = acceptCustom(draft, 'item', fields.custom() ?? {}, before?.custom);
  requireCustom(draft, 'item', custom);
  const others = draft.all('items').filter((item) => item.id !== before?.id);
  requireUnique(draft, 'item', custom, (field, value) => others.some((item) => customText(field)(item) === value));
  if (next.public_id !== '') requireFreeNumber(draft, next.public_id, before?.id ?? null);
  return { ...next, custom };
}

export function createItem(draft: Draft, fields: Fields): Item {
  const next = written(draft, fields, null);
  const id = draft.nextId('items');
  const item = draft.insert('items', { ...next, id, uuid: uuid(draft.rng), public_id: next.public_id || String(id) });
  announce(draft, 'item_created', itemView(draft, item));
  return item;
}

function found(context: Context): Item {
  const item = context.draft.find('items', idParam(context));
  if (!item) throw notFound();
  return item;
}

export const itemEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/items', run: ({ draft, query }) => value(listPage(draft, query, items(draft))) },
  { method: 'GET', path: '/items/:id', run: (context) => value(shown(found(context), items(context.draft), context.query)) },
  {
    method: 'POST',
    path: '/items',
    run: ({ draft, fields }) => {
      const item = createItem(draft, fields);
      return { kind: 'created', id: item.id, path: `/items/${item.id}`, value: itemView(draft, item) };
    },
  },
  {
    method: 'PUT',
    path: '/items/:id',
    run: (context) => {
      const { draft, fields } = context;
      const before = found(context);
      const item = draft.update('items', before, written(draft, fields, before));
      announce(draft, 'item_updated', itemView(draft, item));
      return { kind: 'updated', value: itemView(draft, item) };
    },
  },
];
