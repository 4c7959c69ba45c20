import { Body } from '../body';
import type { Draft } from '../draft';
import { malformed } from '../refusal';
import { changeItem, createItem } from '../resources/items';
import type { Item, JsonObject, JsonValue } from '../rows';
import { restock } from '../stock';
import { isObject } from '../values';

/**
 * Puts items into the catalogue, as a person or an import would: `[{public_id, description, price, qty}]`, the number
 * being the custom SKU. An item that exists is changed, not doubled, unless `duplicate` is set; `qty` becomes the stock
 * in every shop. Other fields are the API's own.
 */
export function putItems(draft: Draft, body: unknown): { id: number; public_id: string }[] {
  const list = Array.isArray(body) ? (body as JsonValue[]) : isObject(body as JsonValue) ? (((body as JsonObject).items as JsonValue[] | undefined) ?? [body as JsonObject]) : [];
  const known = new Map(draft.all('Item').map((item) => [item.customSku, item]));
  return list.map((one) => {
    if (!isObject(one)) throw malformed('items must be objects');
    const item = putItem(draft, one, known);
    known.set(item.customSku, item);
    return { id: item.id, public_id: item.customSku };
  });
}

function putItem(draft: Draft, one: JsonObject, known: ReadonlyMap<string, Item>): Item {
  const { public_id, price, qty, duplicate, active, track_inventory, ...rest } = one;
  const customSku = String(public_id ?? '');
  if (customSku === '') throw malformed("public_id can't be blank");
  const before = duplicate === true ? undefined : known.get(customSku);
  const fields = new Body({
    ...(before ? {} : { description: customSku }),
    ...rest,
    customSku,
    ...(track_inventory === false ? { itemType: 'non_inventory' } : {}),
    ...(price === undefined ? {} : { Prices: { ItemPrice: { amount: price, useType: 'Default' } } }),
  });
  const written = before ? changeItem(draft, before, fields) : createItem(draft, fields);
  const item = typeof active === 'boolean' ? draft.update('Item', written, { archived: !active }) : written;
  if (typeof qty === 'number' && item.itemType !== 'non_inventory') {
    for (const shop of draft.all('Shop')) restock(draft, item.id, shop.id, () => qty);
  }
  return item;
}
