import { z } from 'zod';
import { sellsElsewhere } from '~/domain/checks/causes-of-facts';
import type { Fact, PosFacts } from '~/domain/checks/pos-facts';
import type { Settings, SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { PosManifest } from '~/ports/pos-gateway';
import type { ShopFacts } from '~/ports/order-source';
import type { ReadStores } from '../read-stores';
import { choice, readForm, release, version } from './form-reading';
import { peopleOf } from '../fix-panel';
import { optionsOf, type Option } from './pos-lists';
import { manifestOf, plainWords, type PosKinds } from './pos-manifest';

const schema = z.object({
  version,
  release,
  stationId: choice,
  sourceLocationId: choice,
  defaultLocationId: choice,
  employeeId: choice,
  locations: z.array(z.object({ shopify: z.string().max(200, 'too-long'), pos: choice })).default([]),
});

export type LocationForm = z.output<typeof schema>;

export const readLocationForm = (form: FormData) => readForm(form, schema);

export function settingsOfLocationForm(value: LocationForm, before: Settings): Settings {
  const { stationId, sourceLocationId, defaultLocationId, employeeId } = value;
  const shown = new Set(value.locations.map((one) => one.shopify));
  const unseen = Object.entries(before.pos.locations).filter(([shopify]) => !shown.has(shopify));
  const mapped = value.locations.flatMap(({ shopify, pos }): [string, string][] => (pos === null ? [] : [[shopify, pos]]));
  return {
    ...before,
    pos: {
      ...before.pos,
      stationId,
      sourceLocationId,
      defaultLocationId,
      employeeId,
      locations: Object.fromEntries([...unseen, ...mapped]),
    },
  };
}

/** What the POS would refuse of the choices, as far as its lists tell: a station or a person of another location, nobody where it wants somebody. */
export function locationFaults(settings: Settings, manifest: PosManifest | null, facts: PosFacts | null): Record<string, string[]> {
  const { pos } = settings;
  const faults: Record<string, string[]> = {};
  const station = find(facts?.stations, pos.stationId);
  if (manifest?.stationAtLocation && station && station.locationId !== pos.sourceLocationId) faults.stationId = [`${manifest.words.station}-elsewhere`];
  const person = find(facts?.employees, pos.employeeId);
  if (manifest?.assignedEmployee === 'required' && pos.employeeId === null && facts?.employees.kind === 'known') faults.employeeId = ['required'];
  else if (sellsElsewhere(person?.onlyAt, settings)) faults.employeeId = ['employee-elsewhere'];
  return faults;
}

/** The form over the settings, or what keeps it from being saved. */
export async function layLocations(stores: ReadStores, installation: Installation, kinds: PosKinds, value: z.output<typeof schema>, before: Settings) {
  const settings = settingsOfLocationForm(value, before);
  const connection = await stores.connections.current(installation.id);
  const facts = connection ? await stores.connections.facts(connection.account.id) : null;
  const faults = locationFaults(settings, await manifestOf(stores, installation, kinds), facts);
  return Object.keys(faults).length > 0 ? { faults } : settings;
}

/** `shop` null: Shopify could not be asked; what was chosen before stays untouched. */
export async function presentLocationForm(
  stores: ReadStores,
  installation: Installation,
  { version: current, settings }: SettingsVersion,
  kinds: PosKinds,
  shop: ShopFacts | null,
) {
  const connection = await stores.connections.current(installation.id);
  const manifest = await manifestOf(stores, installation, kinds);
  const facts = connection ? await stores.connections.facts(connection.account.id) : null;
  const { pos } = settings;
  const chosen = Object.values(pos.locations);
  return {
    version: current,
    connected: connection !== null && connection.state !== 'disconnected',
    words: manifest?.words ?? plainWords,
    assigned: manifest?.assignedEmployee ?? 'optional',
    stationId: pos.stationId,
    sourceLocationId: pos.sourceLocationId,
    defaultLocationId: pos.defaultLocationId,
    employeeId: pos.employeeId,
    stations: stationOptions(facts, pos.stationId),
    posLocations: optionsOf(facts?.locations, [pos.sourceLocationId, pos.defaultLocationId, ...chosen]),
    employees: peopleOf(facts?.employees, pos.employeeId),
    shopLocations: shop
      ? shop.locations
          .filter((one) => one.active || pos.locations[one.id])
          .map((one) => ({ id: one.id, name: one.name, posId: pos.locations[one.id] ?? null }))
      : null,
    several: new Set(chosen).size < chosen.length,
  };
}

/** Several locations may each have a station of the same name. */
function stationOptions(facts: PosFacts | null, chosen: string | null): readonly Option[] | null {
  const options = optionsOf(facts?.stations, [chosen]);
  const places = facts?.locations.kind === 'known' ? facts.locations.value : [];
  if (places.length < 2) return options;
  const placeOf = (id: string): string | undefined => places.find((place) => place.id === find(facts?.stations, id)?.locationId)?.name;
  return options && options.map((option) => ({ ...option, name: placeOf(option.value) ? `${option.name} · ${placeOf(option.value) ?? ''}` : option.name }));
}

const find = <T extends { readonly id: string }>(fact: Fact<readonly T[]> | undefined, id: string | null): T | undefined =>
  fact?.kind === 'known' ? fact.value.find((one) => one.id === id) : undefined;
