import type { PosProduct, ProductState } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { LightspeedApi } from './api';
import { flag, text, type WireRecord } from './wire';

const kinds = Object.keys(requiredProducts) as RequiredProduct[];

/** A required product is known by its Custom SKU; under another one but with its name it counts as renamed. */
export async function readProducts(api: LightspeedApi): Promise<Result<readonly PosProduct[], PosError>> {
  const numbered = await api.list('Item', { customSku: Object.values(requiredProducts) }, { archived: true });
  if (!numbered.ok) return numbered;
  const absent = kinds.map((kind): string => requiredProducts[kind]).filter((name) => !numbered.value.some((row) => text(row, 'customSku') === name));
  const named = absent.length > 0 ? await api.list('Item', { description: absent }) : ok([]);
  if (!named.ok && named.error.kind !== 'rejected') return fail(named.error);
  const renamed = new Set(named.ok ? named.value.map((row) => text(row, 'description')) : []);
  return ok(kinds.map((product) => stateOf(product, numbered.value, renamed)));
}

function stateOf(product: RequiredProduct, rows: readonly WireRecord[], renamed: ReadonlySet<string>): PosProduct {
  const name = requiredProducts[product];
  const own = rows.filter((row) => text(row, 'customSku') === name);
  const active = own.filter((row) => !flag(row, 'archived'));
  const [first] = active.length > 0 ? active : own;
  const state: ProductState = active.length > 1 ? 'duplicated' : active.length === 1 ? 'present' : own.length > 0 ? 'archived' : renamed.has(name) ? 'renamed' : 'absent';
  return { product, state, externalId: first ? text(first, 'itemID') : null };
}

/** Each one's item, or that it is archived; absent where there is none. In one question. */
export type FoundProducts = ReadonlyMap<RequiredProduct, { readonly id: string } | 'archived'>;

export async function findProducts(api: LightspeedApi, products: readonly RequiredProduct[]): Promise<Result<FoundProducts, PosError>> {
  const rows = await api.list('Item', { customSku: products.map((product) => requiredProducts[product]) }, { archived: true });
  if (!rows.ok) return rows;
  return ok(new Map(products.flatMap((product) => {
    const { state, externalId } = stateOf(product, rows.value, new Set());
    if (externalId === null) return [];
    return [[product, state === 'archived' ? 'archived' as const : { id: externalId }] as const];
  })));
}

/** A second one beside it would split the product's history in the POS's reports: a person brings it back. */
export const isArchived = (product: RequiredProduct): PosError =>
  ({ kind: 'rejected', code: 'archived', field: requiredProducts[product], customField: false, message: `The item "${requiredProducts[product]}" is archived.` });

/** Without stock, tax and price of its own: its money always comes with the line. */
export async function createProduct(api: LightspeedApi, product: RequiredProduct, startBefore?: number): Promise<Result<string, PosError>> {
  const name = requiredProducts[product];
  const made = await api.create('Item', { description: name, customSku: name, itemType: 'non_inventory', tax: false, discountable: false }, startBefore);
  return made.ok ? ok(text(made.value, 'itemID')) : made;
}
