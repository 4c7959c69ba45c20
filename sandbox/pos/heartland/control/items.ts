import type { Draft } from '../draft';
import { Fields, isObject } from '../fields';
import { invalid } from '../refusal';
import { uuid } from '../../shared/uuid';
import type { Item, JsonObject, JsonValue } from '../rows';

/**
 * Puts items into the catalogue, as a person or an import would: `[{public_id, description, price, qty}]`. An item that
 * exists is changed, not doubled, unless `duplicate` is set; `qty` becomes the stock on hand at every location.
 */
export function putItems(draft: Draft, body: unknown): { id: number; public_id: string }[] {
  const list = Array.isArray(body) ? body : isObject(body as JsonValue) ? ((body as JsonObject).items ?? [body]) : [];
  if (!Array.isArray(list)) throw invalid({ items: 'must be a list' });
  const known = new Map(draft.all('items').map((item) => [item.public_id, item]));
  return list.map((one: unknown) => {
    if (!isObject(one as JsonValue)) throw invalid({ items: 'must be objects' });
    const item = putItem(draft, new Fields(draft, one as JsonObject), known);
    known.set(item.public_id, item);
    return { id: item.id, public_id: item.public_id };
  });
}

function putItem(draft: Draft, fields: Fields, known: ReadonlyMap<string, Item>): Item {
  const public_id = fields.required('public_id');
  const before = fields.flag('duplicate') ? undefined : known.get(public_id);
  const values = {
    public_id,
    description: fields.text('description') ?? before?.description ?? public_id,
    long_description: before?.long_description ?? '',
    cost: fields.amount('cost') ?? before?.cost ?? 0,
    price: fields.amount('price') ?? before?.price ?? 0,
    active: fields.flag('active') ?? before?.active ?? true,
    track_inventory: fields.flag('track_inventory') ?? before?.track_inventory ?? true,
    custom: fields.custom() ?? before?.custom ?? {},
  };
  const qty = fields.number('qty');
  fields.check();
  const item = before ? draft.update('items', before, values) : draft.insert('items', { ...values, uuid: uuid(draft.rng) });
  if (qty !== null && item.track_inventory) {
    for (const location of draft.all('locations')) {
      draft.setStock(item.id, location.id, { on_hand: qty, committed: draft.stock(item.id, location.id).committed });
    }
  }
  return item;
}
