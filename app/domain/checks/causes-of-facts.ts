import type { Settings } from '../settings/settings';
import { requiredProducts, type RequiredProduct } from '../translation/document';
import type { Params } from '../verdict/verdict';
import type { Blocker } from './check';
import { defaultFor } from './field-defaults';
import type { AccountSwitch, PersonTrouble, PosFacts, PosPerson } from './pos-facts';

/**
 * Facts and settings → what they stop. Orders and check rows both ask here, so that they can never disagree.
 * A fact that could not be read stops nothing.
 */
/** Whether a POS takes sales in an employee's name only, also, or never. */
export type AssignedEmployee = 'required' | 'optional' | 'never';

export function employeeCause(settings: Settings, facts: PosFacts, assigned: AssignedEmployee = 'optional'): readonly Blocker[] {
  const { employeeId } = settings.pos;
  if (facts.employees.kind !== 'known' || (employeeId === null && assigned !== 'required')) return [];
  const person = facts.employees.value.find((one) => one.id === employeeId);
  const why = employeeId === null ? 'not-chosen' : person ? (unfit(person, settings) ?? (sellsElsewhere(person.onlyAt, settings) ? 'other-shop' : null)) : 'archived';
  if (why === null) return [];
  return [{ cause: { code: 'E-EMP-ARCHIVED', params: { employee: person?.name ?? employeeId ?? '', why } }, subject: employeeId ?? '' }];
}

/** Why nothing may be sold in this person's name at any of the places in use; null where it may. */
export function unfit({ active, why, onlyAt }: PosPerson, { pos }: Settings): PersonTrouble | null {
  const trouble = why ?? (active ? null : 'archived');
  if (trouble || onlyAt === undefined) return trouble;
  const places = [pos.sourceLocationId, pos.defaultLocationId, ...Object.values(pos.locations)].filter((id) => id !== null);
  return places.length > 0 && !places.includes(onlyAt) ? 'other-shop' : null;
}

/** Goods are sold where they ship from, so whoever may sell at one place only cannot stand for those of another. */
export const sellsElsewhere = (onlyAt: string | undefined, { pos }: Settings): boolean =>
  onlyAt !== undefined && [pos.defaultLocationId ?? pos.sourceLocationId, ...Object.values(pos.locations)].some((id) => id !== null && id !== onlyAt);

/** What the account demands of sales and they do not have. That they name a customer is seen to. */
export function switchCauses(settings: Settings, facts: PosFacts): readonly Blocker[] {
  if (facts.switches?.kind !== 'known') return [];
  const met = (name: AccountSwitch['name']): boolean => name === 'customer' || (name === 'sales-rep' && settings.pos.employeeId !== null);
  return facts.switches.value.filter(({ name, on }) => on && !met(name)).map(({ name, field }) => ({ cause: { code: 'E-REQ-SWITCH', params: { reason: name, field } }, subject: name }));
}

/** A required item field stops only orders that need a product created, and one of customers none where a default customer stands in; the others stop every order. A default value that the field allows serves it. */
export function fieldCauses(settings: Settings, facts: PosFacts, need: { readonly createsItem: boolean }): readonly Blocker[] {
  if (facts.customFields.kind !== 'known') return [];
  return facts.customFields.value
    .filter((field) => field.required && (field.group !== 'item' || need.createsItem) && (field.group !== 'customer' || settings.customers.defaultId === null))
    .flatMap((field): Blocker[] => {
      const service = defaultFor(field, settings.fieldDefaults);
      if (service.kind === 'served') return [];
      const refused: Params = service.kind === 'not-allowed' ? { value: service.value } : {};
      return [{ cause: { code: 'E-REQ-FIELD', params: { field: field.name, key: field.key, group: field.group, ...refused } }, subject: `${field.group}.${field.key}` }];
    });
}

/** Absent products are made on demand; archived, renamed or duplicated ones need a person. */
export function productCauses(facts: PosFacts, needed: ReadonlySet<RequiredProduct>): readonly Blocker[] {
  if (facts.products.kind !== 'known') return [];
  return facts.products.value
    .filter(({ product, state }) => needed.has(product) && state !== 'present' && state !== 'absent')
    .map(({ product, state }) => ({ cause: { code: 'E-REQ-PRODUCT', params: { product: requiredProducts[product], state } }, subject: product }));
}

export function paymentCauses(settings: Settings, facts: PosFacts, gateways: readonly string[]): readonly Blocker[] {
  if (facts.paymentTypes.kind !== 'known') return [];
  const types = facts.paymentTypes.value;
  return gateways.flatMap((gateway): Blocker[] => {
    const id = settings.payments.gateways[gateway] ?? settings.payments.defaultTypeId;
    const type = types.find((one) => one.id === id);
    // Without any type chosen all gateways have one cause, and one choice mends it.
    if (!type?.active) return [{ cause: { code: 'E-PAY-UNMAPPED', params: { gateway, type: type?.name ?? '' } }, subject: id ?? '' }];
    if (type.acceptedOnOrders === false) return [{ cause: { code: 'E-PAY-REFUSED', params: { gateway, type: type.name } }, subject: type.id }];
    return [];
  });
}

export function locationCauses(settings: Settings, facts: PosFacts, shopifyLocations: readonly string[]): readonly Blocker[] {
  if (facts.locations.kind !== 'known') return [];
  const mapped = shopifyLocations.map((id) => settings.pos.locations[id] ?? settings.pos.defaultLocationId);
  const wanted = new Set([settings.pos.sourceLocationId, ...(mapped.length > 0 ? mapped : [settings.pos.defaultLocationId])]);
  const locations = facts.locations.value;
  return [...wanted].flatMap((id): Blocker[] => {
    const location = locations.find((one) => one.id === id);
    if (location?.active) return [];
    return [{ cause: { code: 'E-LOCATION', params: { location: location?.name ?? id ?? '' } }, subject: id ?? '' }];
  });
}

/** `places`: where the POS wants one of the place itself, the places that goods ship from. */
export function stationCauses(settings: Settings, facts: PosFacts, places: readonly (string | null)[] = []): readonly Blocker[] {
  if (facts.stations.kind !== 'known') return [];
  const stations = facts.stations.value;
  const { stationId } = settings.pos;
  const station = stations.find((one) => one.id === stationId);
  if (station?.active) return [...new Set(places)].flatMap((id) => (id === null || stations.some((one) => one.active && one.locationId === id) ? [] : [noneAt(id, facts)]));
  return [{ cause: { code: 'E-STATION', params: { station: station?.name ?? stationId ?? '' } }, subject: stationId ?? '' }];
}

function noneAt(id: string, { locations }: PosFacts): Blocker {
  const name = locations.kind === 'known' ? locations.value.find((one) => one.id === id)?.name : undefined;
  return { cause: { code: 'E-STATION', params: { reason: 'none-there', location: name ?? id } }, subject: `at ${id}` };
}
