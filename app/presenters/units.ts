import type { StockUnits } from '~/domain/posting/stock-units';
import type { ReadStores } from './read-stores';

const mostShown = 20;

/** Units by SKU and place, places by the names that the POS gave them; the most first, and how many lines more there are. */
export async function presentUnits(stores: Pick<ReadStores, 'connections'>, installationId: string, units: readonly StockUnits[]) {
  const connection = await stores.connections.current(installationId);
  const facts = connection && units.length > 0 ? await stores.connections.facts(connection.account.id) : null;
  const names = new Map(facts?.locations.kind === 'known' ? facts.locations.value.map((one) => [one.id, one.name]) : []);
  return {
    total: units.reduce((sum, one) => sum + one.units, 0),
    rows: units.slice(0, mostShown).map(({ sku, location, units: count }) => ({ sku, location: names.get(location) ?? location, units: count })),
    more: Math.max(0, units.length - mostShown),
  };
}
