import type { Draft } from './draft';
import type { ItemShop, Sale } from './rows';

/** The shelves of an item: shop 0 (all together) and one for each shop. They were made with it, one after another. */
export function shelvesOf(draft: Draft, itemID: number): readonly ItemShop[] {
  const rows = draft.all('ItemShop');
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.itemID ?? 0) < itemID) low = middle + 1;
    else high = middle;
  }
  const shelves: ItemShop[] = [];
  for (let at = low; rows[at]?.itemID === itemID; at += 1) shelves.push(rows[at] as ItemShop);
  return shelves;
}

export function restock(draft: Draft, itemID: number, shopID: number, change: (qoh: number) => number): void {
  const shelves = shelvesOf(draft, itemID);
  const shelf = shelves.find((one) => one.shopID === shopID);
  const all = shelves.find((one) => one.shopID === 0);
  if (!shelf || !all) return;
  const qoh = change(shelf.qoh);
  draft.update('ItemShop', shelf, { qoh });
  draft.update('ItemShop', all, { qoh: all.qoh + qoh - shelf.qoh });
}

/** A completed sale takes from the shelf, a refund puts back, a void undoes either. Stock may fall below zero. */
export function moveStock(draft: Draft, sale: Sale, direction: 1 | -1): void {
  for (const line of sale.lines) {
    const item = line.itemID ? draft.find('Item', line.itemID) : null;
    if (!item || item.itemType === 'non_inventory') continue;
    restock(draft, item.id, line.shopID, (qoh) => qoh + direction * line.unitQuantity);
  }
}
