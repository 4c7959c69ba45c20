import type { Fact, PosCustomField, PosFacts, PosLocation, PosPaymentType, PosPerson, PosProduct, PosStation } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import type { Result } from '~/domain/result';
import type { LightspeedApi } from './api';
import { otherWays } from './items';
import { readProducts } from './products';
import { flag, isRecord, key, text, type WireRecord } from './wire';

/** One question after another: a part that fails is unknown, and the others are read all the same. Archived records are asked for, so that a choice that was archived has a name. */
export async function readFacts(api: LightspeedApi, grantedBy: string, now: number, keep: Partial<PosFacts> = {}): Promise<PosFacts> {
  const rows = async <T>(kept: Fact<readonly T[]> | undefined, resource: string, read: (row: WireRecord) => T): Promise<Fact<readonly T[]>> =>
    kept ?? fact(await api.list(resource, {}, { archived: true }), (list) => list.map(read), now);
  const employees = await rows(keep.employees, 'Employee', asPerson);
  return {
    connectingUser: keep.connectingUser ?? connectingUser(await api.session(), grantedBy, employees, now),
    employees,
    locations: await rows(keep.locations, 'Shop', asLocation),
    stations: await rows(keep.stations, 'Register', asStation),
    paymentTypes: await rows(keep.paymentTypes, 'PaymentType', asPaymentType),
    customFields: { kind: 'known', value: numbersOfItems, readAt: now },
    products: keep.products ?? fact<readonly PosProduct[], readonly PosProduct[]>(await readProducts(api), (list) => list, now),
  };
}

const fact = <R, T>(answer: Result<R, PosError>, read: (value: R) => T, readAt: number): Fact<T> =>
  answer.ok ? { kind: 'known', value: read(answer.value), readAt } : { kind: 'unknown', error: answer.error };

/** Sales have no custom fields here and none is ever required. What an item is known by beside its Custom SKU can be chosen in the same place. */
const numbersOfItems: readonly PosCustomField[] = otherWays.map(({ field, name }) => ({ id: field, key: field, name, group: 'item', required: false, unique: false, values: null }));

/** The session says who granted the access, else the grant itself; the list of employees, whether that person is still active. */
function connectingUser(session: Result<WireRecord | null, PosError>, grantedBy: string, employees: Fact<readonly PosPerson[]>, now: number): Fact<PosPerson | null> {
  if (!session.ok) return { kind: 'unknown', error: session.error };
  const id = (session.value ? key(session.value, 'employeeID') : null) ?? grantedBy;
  const name = session.value ? nameIn(session.value) : '';
  if (id === '') return { kind: 'known', value: null, readAt: now };
  const known = employees.kind === 'known' ? employees.value.find((one) => one.id === id) : undefined;
  // Whom the list does not have, although it has the archived, was removed altogether.
  return { kind: 'known', value: known ?? { id, name, active: employees.kind === 'unknown', why: employees.kind === 'unknown' ? null : 'archived' }, readAt: now };
}

const nameIn = (session: WireRecord): string => (isRecord(session.Employee) ? nameOf(session.Employee) : '');
export const nameOf = (row: WireRecord): string => [text(row, 'firstName').trim(), text(row, 'lastName').trim()].filter((part) => part !== '').join(' ');

export function asPerson(row: WireRecord): PosPerson {
  const why = flag(row, 'archived') ? 'archived' : flag(row, 'lockOut') ? 'locked' : null;
  const onlyAt = key(row, 'limitToShopID');
  return { id: text(row, 'employeeID'), name: nameOf(row), active: why === null, why, ...(onlyAt === null ? {} : { onlyAt }) };
}

const asLocation = (row: WireRecord): PosLocation => ({ id: text(row, 'shopID'), name: text(row, 'name'), active: !flag(row, 'archived') });
const asStation = (row: WireRecord): PosStation => ({ id: text(row, 'registerID'), name: text(row, 'name'), locationId: text(row, 'shopID'), active: !flag(row, 'archived'), ...(text(row, 'open') === '' ? {} : { open: flag(row, 'open') }) });

/** Gift cards and credit accounts of the POS's own are paid from a balance there, which an order of Shopify's has none of. */
const needsBalance = new Set(['gift card', 'credit account']);
const asPaymentType = (row: WireRecord): PosPaymentType => ({
  id: text(row, 'paymentTypeID'), name: text(row, 'name'), active: !flag(row, 'archived'), acceptedOnOrders: needsBalance.has(text(row, 'type')) ? false : null,
});
