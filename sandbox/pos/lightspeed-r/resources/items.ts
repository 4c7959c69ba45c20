import type { Body } from '../body';
import type { Context, Endpoint } from '../context';
import { showAmount } from '../decimals';
import type { Draft } from '../draft';
import { single } from '../listing';
import { readsOf, rowOf } from '../reads';
import { malformed, rule } from '../refusal';
import { ITEM_TYPES } from '../rows';
import type { Item, ItemShop } from '../rows';
import { toMany, toOne } from '../shape';
import type { Shape } from '../shape';
import { restock, shelvesOf } from '../stock';
import { taxClassShape } from './taxes';

export const systemSku = (id: number): string => `21${String(id).padStart(10, '0')}`;

const itemShopShape: Shape<ItemShop> = {
  name: 'ItemShop',
  key: 'itemShopID',
  sortable: ['itemShopID', 'timeStamp'],
  view: (_draft, row) => ({
    itemShopID: row.id,
    qoh: row.qoh,
    sellable: row.qoh,
    backorder: 0,
    componentQoh: 0,
    componentBackorder: 0,
    reorderPoint: 0,
    reorderLevel: 0,
    timeStamp: row.timeStamp,
    itemID: row.itemID,
    shopID: row.shopID,
  }),
  relations: {},
};

export const itemShape: Shape<Item> = {
  name: 'Item',
  key: 'itemID',
  sortable: ['itemID', 'timeStamp', 'description'],
  view: (_draft, row) => ({
    itemID: row.id,
    systemSku: systemSku(row.id),
    defaultCost: showAmount(row.defaultCost),
    avgCost: showAmount(row.defaultCost),
    discountable: row.discountable,
    tax: row.tax,
    archived: row.archived,
    itemType: row.itemType,
    serialized: row.itemType.startsWith('serialized'),
    description: row.description,
    modelYear: 0,
    upc: row.upc,
    ean: row.ean,
    customSku: row.customSku,
    manufacturerSku: row.manufacturerSku,
    createTime: row.createTime,
    timeStamp: row.timeStamp,
    publishToEcom: false,
    categoryID: 0,
    taxClassID: row.taxClassID,
    departmentID: 0,
    itemMatrixID: 0,
    manufacturerID: 0,
    seasonID: 0,
    defaultVendorID: 0,
    Prices: {
      ItemPrice: [
        { amount: showAmount(row.price), useTypeID: 1, useType: 'Default' },
        { amount: showAmount(row.msrp), useTypeID: 2, useType: 'MSRP' },
      ],
    },
  }),
  relations: {
    ItemShops: toMany(itemShopShape, (draft, row) => shelvesOf(draft, row.id)),
    TaxClass: toOne(taxClassShape, (draft, row) => draft.find('TaxClass', row.taxClassID)),
  },
  search: {
    systemSku: (_draft, row) => [systemSku(row.id)],
    itemCode: (_draft, row) => codesOf(row),
    'ItemShops.qoh': (draft, row) => shelvesOf(draft, row.id).map((one) => String(one.qoh)),
  },
};

/** What a scanner would find; a custom SKU is not among it. */
function codesOf(row: Item): readonly string[] {
  return [row.upc, row.ean, systemSku(row.id), String(row.id)].filter((code) => code !== '');
}

/** The item for a line's `itemCode`; printed codes go before ids. */
export function itemByCode(draft: Draft, code: string): Item | null {
  const rows = draft.all('Item');
  return rows.find((row) => row.upc === code || row.ean === code || systemSku(row.id) === code) ?? draft.find('Item', Number(code));
}

function written(draft: Draft, body: Body, before: Item | null) {
  const description = body.text('description') ?? before?.description ?? '';
  if (description.trim() === '') throw malformed('Item not created. An Item must have a description.');
  if (before && body.flag('archived') === true && !before.archived) throw rule('An Item is archived with DELETE.');
  const itemType = body.text('itemType') ?? before?.itemType ?? 'default';
  const known = ITEM_TYPES.find((one) => one === itemType);
  if (!known) throw malformed(`itemType must be one of ${ITEM_TYPES.join(', ')}.`);
  const ean = body.text('ean') ?? before?.ean ?? '';
  if (ean !== '' && !/^\d{11,14}$/.test(ean)) throw malformed('ean must have 11 to 14 digits.');
  const customSku = body.text('customSku') ?? before?.customSku ?? '';
  if (draft.switches.uniqueCustomSku && customSku !== '' && draft.all('Item').some((one) => one.customSku === customSku && one.id !== before?.id)) {
    throw rule(`An Item with the custom SKU '${customSku}' already exists.`);
  }
  const prices = body.children('Prices', 'ItemPrice');
  const price = (name: string, id: number) =>
    prices.find((one) => one.text('useType') === name || one.integer('useTypeID') === id)?.amount('amount') ?? null;
  return {
    description,
    itemType: known,
    ean,
    customSku,
    upc: body.text('upc') ?? before?.upc ?? '',
    manufacturerSku: body.text('manufacturerSku') ?? before?.manufacturerSku ?? '',
    // Unarchiving by PUT is what a person's "Un-archive" does.
    archived: body.flag('archived') ?? before?.archived ?? false,
    tax: body.flag('tax') ?? before?.tax ?? true,
    discountable: body.flag('discountable') ?? before?.discountable ?? true,
    taxClassID: body.row(draft, 'taxClassID', 'TaxClass')?.id ?? before?.taxClassID ?? 1,
    defaultCost: body.amount('defaultCost') ?? before?.defaultCost ?? 0,
    price: price('Default', 1) ?? before?.price ?? 0,
    msrp: price('MSRP', 2) ?? before?.msrp ?? 0,
  };
}

export function createItem(draft: Draft, body: Body): Item {
  const item = draft.insert('Item', { ...written(draft, body, null), archived: false, createTime: draft.stamp() });
  for (const shopID of [0, ...draft.all('Shop').map((shop) => shop.id)]) draft.insert('ItemShop', { itemID: item.id, shopID, qoh: 0 });
  return item;
}

export function changeItem(draft: Draft, before: Item, body: Body): Item {
  return draft.update('Item', before, written(draft, body, before));
}

/** Archiving also takes the item off every shelf. */
function archive(context: Context): Item {
  const item = rowOf(context, 'Item', itemShape);
  for (const shop of context.draft.all('Shop')) restock(context.draft, item.id, shop.id, () => 0);
  return context.draft.update('Item', item, { archived: true });
}

const READ = ['inventory', 'inventory_read', 'product_edit', 'register'];
const WRITE = ['inventory', 'product_edit'];

export const itemEndpoints: readonly Endpoint[] = [
  ...readsOf('Item', itemShape, READ),
  ...readsOf('ItemShop', itemShopShape, ['inventory', 'inventory_read']),
  {
    method: 'POST',
    path: '/Item',
    needs: WRITE,
    run: (context) => single(context, itemShape, createItem(context.draft, context.body), ['ItemShops']),
  },
  {
    method: 'PUT',
    path: '/Item/:itemID',
    needs: WRITE,
    run: (context) => single(context, itemShape, changeItem(context.draft, rowOf(context, 'Item', itemShape), context.body), ['ItemShops']),
  },
  { method: 'DELETE', path: '/Item/:itemID', needs: WRITE, run: (context) => single(context, itemShape, archive(context)) },
];
