import type { AccountSwitch, CustomFieldGroup, Fact, PosCustomField, PosFacts, PosLocation, PosPaymentType, PosPerson, PosProduct, PosStation, ProductState } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { requiredProducts, type RequiredProduct } from '~/domain/translation/document';
import type { HeartlandApi } from './api';
import { field, flag, idOf, isRecord, listOf, text, type WireRecord } from './wire';

/** Heartland's names for the groups; orders, invoices and tickets share the transaction's. */
const groups: Readonly<Record<string, CustomFieldGroup>> = {
  item: 'item', customer: 'customer', 'sales.transaction': 'transaction', 'sales.transaction.line_item': 'line',
};

/** One question after another: parallel calls are throttled. A part that fails is unknown, and the others are read all the same, unless the POS has fallen silent. */
export async function readFacts(api: HeartlandApi, now: number, keep: Partial<PosFacts> = {}): Promise<PosFacts> {
  const ask = oneRound();
  const rows = async <T>(kept: Fact<T> | undefined, path: string, read: (rows: readonly WireRecord[]) => T): Promise<Fact<T>> => kept ?? fact(await ask(() => api.list(path)), read, now);
  return {
    connectingUser: keep.connectingUser ?? fact(await ask(() => api.get('system/whoami')), asUser, now),
    employees: await rows(keep.employees, 'users', (list) => list.map(asPerson)),
    locations: await rows(keep.locations, 'locations', (list) => list.map(asLocation)),
    stations: keep.stations ?? fact(await ask(() => readStations(api)), (list) => list, now),
    paymentTypes: await rows(keep.paymentTypes, 'payment_types', (list) => list.map(asPaymentType)),
    customFields: await rows(keep.customFields, 'custom_fields', (list) => list.flatMap(asCustomField)),
    products: keep.products ?? fact(await ask(() => readProducts(api)), (list) => list, now),
    switches: keep.switches ?? fact(await ask(() => readSwitches(api)), (list) => list, now),
  };
}

/**
 * Who waits its whole time for every question keeps the account from everybody for longer than a lease lasts. One without an answer
 * may be that question's own trouble where others were answered; the next one is not, and nor is the first of all.
 */
function oneRound() {
  let [answered, silences] = [false, 0];
  let silence: PosError | null = null;
  return async <T>(question: () => Promise<Result<T, PosError>>): Promise<Result<T, PosError>> => {
    if (silence && silences > (answered ? 1 : 0)) return fail(silence);
    const answer = await question();
    if (answer.ok || answer.error.kind !== 'unreachable') answered = true;
    else [silence, silences] = [answer.error, silences + 1];
    return answer;
  };
}

const fact = <R, T>(answer: Result<R, PosError>, read: (value: R) => T, readAt: number): Fact<T> =>
  answer.ok ? { kind: 'known', value: read(answer.value), readAt } : { kind: 'unknown', error: answer.error };

/** Where stations have no list of their own they come with their locations. */
async function readStations(api: HeartlandApi): Promise<Result<readonly PosStation[], PosError>> {
  const own = await api.list('stations');
  if (own.ok) return ok(own.value.map(asStation));
  if (own.error.kind !== 'missing-reference' && own.error.kind !== 'rejected') return own;
  const locations = await api.list('locations?_include[]=stations');
  return locations.ok ? ok(locations.value.flatMap((location) => listOf(field(location, 'stations')).filter(isRecord).map((row) => ({ ...asStation(row), locationId: idOf(location) })))) : locations;
}

/** Whether whoami is the user or wraps it is unknown; an answer at all means that its user is active. */
function asUser(record: WireRecord): PosPerson | null {
  const user = isRecord(record.user) ? record.user : record;
  return idOf(user) === '' ? null : asPerson(user);
}

export function asPerson(row: WireRecord): PosPerson {
  const name = [text(row, 'first_name'), text(row, 'last_name')].filter((part) => part !== '').join(' ');
  const active = flag(row, 'active', true);
  return { id: idOf(row), name: name || text(row, 'name') || text(row, 'login'), active, why: active ? null : 'archived' };
}

const asLocation = (row: WireRecord): PosLocation => ({ id: idOf(row), name: text(row, 'name'), active: flag(row, 'active', true) });
const asStation = (row: WireRecord): PosStation => ({ id: idOf(row), name: text(row, 'name'), locationId: text(row, 'location_id'), active: flag(row, 'active', true) });

/** The help centre names the switch "accept on sales order"; its name on the wire is not published, so its likely spellings are read. */
function asPaymentType(row: WireRecord): PosPaymentType {
  const names = ['accept_on_sales_orders', 'accept_on_sales_order', 'accepted_on_sales_orders'];
  const said = names.map((name) => field(row, name)).find((value) => typeof value === 'boolean');
  return { id: idOf(row), name: text(row, 'name'), active: flag(row, 'active', true), acceptedOnOrders: typeof said === 'boolean' ? said : null };
}

function asCustomField(row: WireRecord): readonly PosCustomField[] {
  const group = groups[text(row, 'group_id')];
  if (!group) return [];
  const values = listOf(field(row, 'values')).filter((value): value is string => typeof value === 'string');
  return [{
    id: idOf(row), key: text(row, 'key'), name: text(row, 'name'), group,
    required: flag(row, 'required', false), unique: flag(row, 'unique', false), values: values.length > 0 ? values : null,
  }];
}

/** The vendor's own importer turns these off before it posts tickets. */
const switches: readonly Omit<AccountSwitch, 'on'>[] = [
  { name: 'customer', field: 'customer_id' }, { name: 'sales-rep', field: 'sales_rep' }, { name: 'price-reason', field: 'reason_codes' },
];
const settingOf: Record<AccountSwitch['name'], string> = { customer: 'customer_required', 'sales-rep': 'sales_rep_required', 'price-reason': 'reason_of_adjusting_price_required' };

/** An account that does not know a switch does not have it. */
async function readSwitches(api: HeartlandApi): Promise<Result<readonly AccountSwitch[], PosError>> {
  const read: AccountSwitch[] = [];
  for (const one of switches) {
    const answer = await api.get(`settings/pos.tickets.${settingOf[one.name]}`);
    if (!answer.ok && answer.error.kind !== 'missing-reference') return answer;
    read.push({ ...one, on: answer.ok && flag(answer.value, 'value', false) });
  }
  return ok(read);
}

/** Tax is an entry of its own here, never a product. */
const kinds = (Object.keys(requiredProducts) as RequiredProduct[]).filter((product) => product !== 'tax');

/** A required product is found by its Item #, or under another one by its description, which then counts as renamed. */
async function readProducts(api: HeartlandApi): Promise<Result<readonly PosProduct[], PosError>> {
  const names = kinds.map((product): string => requiredProducts[product]);
  const either = await api.list('items', { $or: [{ public_id: { $in: names } }, { description: { $in: names } }] });
  // An account that knows no alternatives in a filter is asked by number alone; a renamed product then counts as absent.
  const answer = either.ok || either.error.kind !== 'rejected' ? either : await api.list('items', { public_id: { $in: names } });
  if (!answer.ok) return answer;
  return ok(kinds.map((product) => stateOf(product, answer.value)));
}

function stateOf(product: RequiredProduct, rows: readonly WireRecord[]): PosProduct {
  const name = requiredProducts[product];
  const numbered = rows.filter((row) => text(row, 'public_id') === name);
  const active = numbered.filter((row) => flag(row, 'active', true));
  const [first] = active.length > 0 ? active : numbered;
  const state: ProductState = active.length > 1 ? 'duplicated' : active.length === 1 ? 'present' : numbered.length > 0 ? 'archived'
    : rows.some((row) => text(row, 'description') === name) ? 'renamed' : 'absent';
  return { product, state, externalId: first ? idOf(first) : null };
}
