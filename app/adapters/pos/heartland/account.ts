import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { noteFieldName } from '~/domain/posting/map-document';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { PosGateway } from '~/ports/pos-gateway';
import type { HeartlandApi } from './api';
import { flag, idOf, rawNumber, text } from './wire';

/** The second where an archived type keeps the first name to itself. */
const paymentTypeNames = ['Shopify', 'Shopify Online'];
const referenceKey = 'shopify_id';

/** Refused by the POS for what it is, not for trouble on the way: the rest of the preparation goes on without it. */
const isRefusal = (error: PosError): boolean => error.kind === 'rejected' || error.kind === 'forbidden' || error.kind === 'already-exists';

/** Finds or creates the payment type and the custom field that documents are recognised by. */
export async function prepareAccount(api: HeartlandApi): ReturnType<PosGateway['prepareAccount']> {
  const refused: PosError[] = [];
  const payment = await findOrCreatePaymentType(api);
  if (!payment.ok && !isRefusal(payment.error)) return fail(payment.error);
  const reference = await findOrCreateReference(api);
  if (!reference.ok && !isRefusal(reference.error)) return fail(reference.error);
  // Orders go without their notes where the account has no room for them.
  const remarks = await findOrCreateField(api, noteFieldName, [{}]);
  if (!remarks.ok && !isRefusal(remarks.error)) return fail(remarks.error);
  for (const part of [payment, reference]) if (!part.ok) refused.push(part.error);
  return ok({ paymentTypeId: payment.ok ? payment.value : null, referenceField: reference.ok ? reference.value : null, refused });
}

async function findOrCreatePaymentType(api: HeartlandApi): Promise<Result<string, PosError>> {
  let made: Result<string, PosError> = fail({ kind: 'already-exists', field: 'name' });
  for (const name of paymentTypeNames) {
    const known = await api.list('payment_types', { name });
    if (!known.ok) return known;
    const found = known.value.find((row) => text(row, 'name') === name && flag(row, 'active', true));
    made = found ? ok(idOf(found)) : await api.create('payment_types', { name });
    if (made.ok || made.error.kind !== 'already-exists') break;
  }
  return made;
}

/** Unique where the account allows it: then the POS itself refuses a second document of one agreement. */
const findOrCreateReference = (api: HeartlandApi): Promise<Result<string, PosError>> => findOrCreateField(api, referenceKey, [{ unique: true }, {}]);

/** A text field of sales transactions; `ways` are tried in turn until one is not refused. */
async function findOrCreateField(api: HeartlandApi, name: string, ways: readonly object[]): Promise<Result<string, PosError>> {
  const known = await readField(api, name);
  if (!known.ok || known.value !== null) return known.ok ? ok(known.value ?? name) : known;
  for (const [index, way] of ways.entries()) {
    const made = await api.create('custom_fields', { group_id: 'sales.transaction', name, validation_type: 'text', ...way });
    if (made.ok) break;
    if (made.error.kind !== 'rejected' || index === ways.length - 1) return made;
  }
  // The POS derives the key from the name and may number it.
  const read = await readField(api, name);
  return read.ok ? ok(read.value ?? name) : read;
}

async function readField(api: HeartlandApi, name: string): Promise<Result<string | null, PosError>> {
  const rows = await api.list('custom_fields', { group_id: 'sales.transaction' });
  if (!rows.ok) return rows;
  const found = rows.value.find((row) => text(row, 'name') === name || text(row, 'key') === name);
  return ok(found ? text(found, 'key') : null);
}

export async function giveUpUnique(api: HeartlandApi, key: string, startBefore: number): Promise<Result<null, PosError>> {
  const rows = await api.list('custom_fields', { group_id: 'sales.transaction' });
  if (!rows.ok) return rows;
  const field = rows.value.find((row) => text(row, 'key') === key);
  return field ? api.change(`custom_fields/${idOf(field)}`, { unique: false }, startBefore) : ok(null);
}

export async function findProduct(api: HeartlandApi, product: RequiredProduct): Promise<Result<string | null, PosError>> {
  const name = requiredProducts[product];
  const rows = await api.list('items', { public_id: name });
  if (!rows.ok) return rows;
  const active = rows.value.filter((row) => text(row, 'public_id') === name && flag(row, 'active', true));
  return ok(active[0] ? idOf(active[0]) : null);
}

/** Custom values as a body takes them; nothing where there are none. */
export const customOf = (values: Readonly<Record<string, string>> | undefined): { readonly custom?: Readonly<Record<string, string>> } => (values && Object.keys(values).length > 0 ? { custom: values } : {});

/** Non-inventory and without price of its own: its money always comes with the line. */
export function createProduct(api: HeartlandApi, product: RequiredProduct, values: Readonly<Record<string, string>>, startBefore?: number): Promise<Result<string, PosError>> {
  const name = requiredProducts[product];
  return api.create('items', { public_id: name, description: name, cost: rawNumber('0'), price: rawNumber('0'), track_inventory: false, taxable: false, ...customOf(values) }, startBefore);
}
