import type { Fact, PosFacts, PosLocation, PosPerson } from '../checks/pos-facts';
import type { Settings } from './settings';

/** Merchants are told to credit online orders to a location of this kind, which holds no stock. */
const onlineName = /online|shopify|web/i;

/** Fills what the merchant has not chosen yet with what the account offers; what is chosen stays. */
export function proposePos(settings: Settings, facts: PosFacts, paymentTypeId: string | null, assigned: 'required' | 'optional' | 'never' = 'optional'): Settings {
  const locations = known(facts.locations).filter((location) => location.active);
  const stations = known(facts.stations).filter((station) => station.active);
  const served = locations.filter((location) => stations.some((station) => station.locationId === location.id));
  const source = find(served, settings.pos.sourceLocationId) ?? served.find((location) => onlineName.test(location.name)) ?? served[0];
  const station = stations.find((one) => one.id === settings.pos.stationId) ?? stations.find((one) => one.locationId === source?.id);
  const shipFrom = find(locations, settings.pos.defaultLocationId) ?? locations.find((location) => !onlineName.test(location.name)) ?? locations[0];
  return {
    ...settings,
    pos: {
      ...settings.pos,
      sourceLocationId: settings.pos.sourceLocationId ?? source?.id ?? null,
      stationId: settings.pos.stationId ?? station?.id ?? null,
      defaultLocationId: settings.pos.defaultLocationId ?? shipFrom?.id ?? null,
      employeeId: settings.pos.employeeId ?? (assigned === 'required' ? (seller(facts, settings.pos.defaultLocationId ?? shipFrom?.id ?? null)?.id ?? null) : null),
    },
    payments: { ...settings.payments, defaultTypeId: settings.payments.defaultTypeId ?? paymentTypeId },
  };
}

/** Whoever is there for online orders, else whoever connected us: sales need somebody from the first one on. */
function seller(facts: PosFacts, locationId: string | null): PosPerson | undefined {
  const people = known(facts.employees).filter((person) => person.active && (person.onlyAt === undefined || person.onlyAt === locationId));
  const connecting = facts.connectingUser.kind === 'known' ? facts.connectingUser.value : null;
  return people.find((person) => onlineName.test(person.name)) ?? people.find((person) => person.id === connecting?.id) ?? people[0];
}

/** Ids of one account mean nothing in another: what was chosen there is chosen anew. */
export const forgetAccount = (settings: Settings): Settings => ({
  ...settings,
  pos: { ...settings.pos, stationId: null, sourceLocationId: null, defaultLocationId: null, locations: {}, employeeId: null },
  payments: { ...settings.payments, defaultTypeId: null, gateways: {} },
  items: { ...settings.items, matchFields: [] },
  customers: { ...settings.customers, defaultId: null, defaultNumber: null },
  fieldDefaults: {},
});

const known = <T>(fact: Fact<readonly T[]>): readonly T[] => (fact.kind === 'known' ? fact.value : []);
const find = (locations: readonly PosLocation[], id: string | null): PosLocation | undefined => locations.find((location) => location.id === id);
