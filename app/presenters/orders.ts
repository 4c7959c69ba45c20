import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { OrderRow } from '~/ports/order-store';
import { zoneOr } from './calendar';
import { isFiltered, queryOf, type OrderFilter } from './order-filter';
import { countOf, statusesOf, views } from './order-views';
import { orderNumber } from './order-number';
import { presentBulk } from './runs';
import type { ReadStores } from './read-stores';
import { presentUnits } from './units';

const pageSize = 50;

/** Which orders are not in my POS, and why? */
export async function presentOrders(stores: ReadStores, installation: Installation, filter: OrderFilter, now: Instant) {
  const query = queryOf(filter, installation.id, zoneOr(installation.timeZone));
  const [page, counts, units, runs] = await Promise.all([
    stores.orders.list({ ...query, cursor: filter.cursor, limit: pageSize }),
    stores.orders.counts(installation.id),
    filter.view === 'pending' ? stores.orders.units(query) : null,
    stores.runs.recent(installation.id, 1),
  ]);
  return {
    now,
    filter,
    filtered: isFiltered(filter),
    views: views.map((view) => ({ view, count: countOf(counts, statusesOf[view]) })),
    rows: page.rows.map(presentRow),
    next: page.next,
    /** Stock that the POS still shows although it is sold. */
    units: units && (await presentUnits(stores, installation.id, units)),
    lastRun: runs[0] ? await presentBulk(stores, runs[0], now) : null,
  };
}

export const presentRow = (row: OrderRow) => ({
  id: orderNumber(row),
  name: row.name ?? orderNumber(row),
  placedAt: row.placedAt,
  total: row.currentTotal,
  currency: row.currency,
  status: row.verdict.status,
  cause: row.verdict.cause,
  lastTriedAt: row.lastTriedAt,
  nextTryAt: row.verdict.nextTryAt,
  posNumber: row.posNumber,
});
