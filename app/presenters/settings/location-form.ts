import { z } from 'zod';
import type { Settings, SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import type { ShopFacts } from '~/ports/order-source';
import type { ReadStores } from '../read-stores';
import { choice, readForm, release, version } from './form-reading';
import { peopleOf } from '../fix-panel';
import { optionsOf } from './pos-lists';

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

/** `shop` null: Shopify could not be asked; what was chosen before stays untouched. */
export async function presentLocationForm(
  stores: ReadStores,
  installation: Installation,
  { version: current, settings }: SettingsVersion,
  shop: ShopFacts | null,
) {
  const connection = await stores.connections.current(installation.id);
  const facts = connection ? await stores.connections.facts(connection.account.id) : null;
  const { pos } = settings;
  const chosen = Object.values(pos.locations);
  return {
    version: current,
    connected: connection !== null && connection.state !== 'disconnected',
    stationId: pos.stationId,
    sourceLocationId: pos.sourceLocationId,
    defaultLocationId: pos.defaultLocationId,
    employeeId: pos.employeeId,
    stations: optionsOf(facts?.stations, [pos.stationId]),
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
