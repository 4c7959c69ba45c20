import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { OrderRow } from '~/ports/order-store';
import { zoneOr } from './calendar';
import { isFiltered, queryOf, type OrderFilter } from './order-filter';
import { countOf, statusesOf, views } from './order-views';
import { orderNumber } from './order-number';
import type { ReadStores } from './read-stores';

const pageSize = 50;

/** Which orders are not in my POS, and why? */
export async function presentOrders(stores: ReadStores, installation: Installation, filter: OrderFilter, now: Instant) {
  const [page, counts] = await Promise.all([
    stores.orders.list({
      ...queryOf(filter, installation.id, zoneOr(installation.timeZone)),
      cursor: filter.cursor,
      limit: pageSize,
    }),
    stores.orders.counts(installation.id),
  ]);
  return {
    now,
    filter,
    filtered: isFiltered(filter),
    views: views.map((view) => ({ view, count: countOf(counts, statusesOf[view]) })),
    rows: page.rows.map(presentRow),
    next: page.next,
  };
}

const presentRow = (row: OrderRow) => ({
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
