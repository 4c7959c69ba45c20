import { idParam, requireLocation, value } from '../context';
import type { Context, Endpoint } from '../context';
import type { Draft } from '../draft';
import { listPage, shown } from '../listing';
import type { Listing } from '../listing';
import { notFound } from '../refusal';
import type { JsonObject, Location, Station } from '../rows';
import { predicates, times } from '../views';

function stationView(draft: Draft, station: Station): JsonObject {
  return {
    id: station.id,
    name: station.name,
    location_id: station.location_id,
    ...predicates(draft, { active: station.active }),
    ...times(station),
  };
}

/** A user tied to some locations sees only those. */
function locations({ draft, user }: Context): Listing<Location> {
  const stationsOf = (location: Location) => draft.all('stations').filter((station) => station.location_id === location.id);
  return {
    rows: draft.all('locations').filter((location) => user.location_ids?.includes(location.id) ?? true),
    view: (location) => ({
      id: location.id,
      public_id: location.public_id,
      name: location.name,
      ...predicates(draft, { active: location.active }),
      ...times(location),
    }),
    words: (location) => `${location.public_id} ${location.name}`,
    includes: { stations: (location) => stationsOf(location).map((station) => stationView(draft, station)) },
  };
}

function stations({ draft, user }: Context): Listing<Station> {
  return {
    rows: draft.all('stations').filter((station) => user.location_ids?.includes(station.location_id) ?? true),
    view: (station) => stationView(draft, station),
  };
}

export const placeEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/locations', run: (context) => value(listPage(context.draft, context.query, locations(context))) },
  {
    method: 'GET',
    path: '/locations/:id',
    run: (context) => {
      const listing = locations(context);
      const location = listing.rows.find((row) => row.id === idParam(context));
      if (!location) throw notFound();
      return value(shown(location, listing, context.query));
    },
  },
  { method: 'GET', path: '/stations', run: (context) => value(listPage(context.draft, context.query, stations(context))) },
  {
    method: 'GET',
    path: '/stations/:id',
    run: (context) => {
      const listing = stations(context);
      const station = listing.rows.find((row) => row.id === idParam(context));
      if (!station) throw notFound();
      return value(shown(station, listing, context.query));
    },
  },
  {
    method: 'POST',
    path: '/stations',
    run: (context) => {
      const { draft, fields } = context;
      const name = fields.required('name');
      const location_id = fields.requiredRef('location_id', 'locations');
      const active = fields.flag('active') ?? true;
      fields.check();
      requireLocation(context, location_id);
      const station = draft.insert('stations', { name, location_id, active });
      return { kind: 'created', id: station.id, path: `/stations/${station.id}`, value: stationView(draft, station) };
    },
  },
];
