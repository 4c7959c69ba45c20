import { linkState } from '~/domain/support-link';
import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { SupportLinkStore } from '~/ports/support-link-store';
import { orderNumber } from '../order-number';
import type { ReadStores } from '../read-stores';

type Stores = Pick<ReadStores, 'orders'> & { readonly supportLinks: Pick<SupportLinkStore, 'list' | 'visits'> };

/** Links that are over are of use for a while; what is live is always shown. */
const mostOver = 50;

export interface SupportSight {
  /** Numeric id of the order that the page was opened for. */
  readonly order: string | null;
  /** The link whose visits are shown. */
  readonly opened: string | null;
  readonly now: Instant;
}

/** How do I get help fast, and who may look at what? */
export async function presentSupport(stores: Stores, installation: Installation, { order, opened, now }: SupportSight) {
  const links = await stores.supportLinks.list(installation.id);
  const over = links.filter((link) => linkState(link, now) !== 'live');
  // In one order, so that a link stays in its place when it is revoked.
  const forgotten = new Set(over.slice(mostOver));
  const shown = links.filter((link) => !forgotten.has(link));
  const visits = opened === null ? [] : await stores.supportLinks.visits(installation.id, opened);
  const names = await orderNames(stores, installation.id, [order, ...shown.map((link) => link.orderId), ...visits.map((visit) => visit.orderId)]);
  const orderOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
  return {
    now,
    installationId: installation.id,
    order: order !== null && names.has(order) ? orderOf(order) : null,
    links: shown.map(({ id, orderId, masked, createdBy, createdAt, endsAt, revokedBy, revokedAt, visits: count, lastVisitAt }) => ({
      id, order: orderOf(orderId), masked, createdBy, createdAt, endsAt,
      state: linkState({ revokedAt, endsAt }, now),
      revoked: revokedAt === null ? null : { by: revokedBy ?? '', at: revokedAt },
      visits: count, lastVisitAt,
      log: id === opened ? visits.map((visit) => ({ at: visit.at, order: orderOf(visit.orderId) })) : null,
    })),
  };
}

async function orderNames({ orders }: Stores, installationId: string, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = await Promise.all(wanted.map((id) => orders.get(`${installationId}/${id}`)));
  return new Map(rows.flatMap((row) => (row ? [[orderNumber(row), row.name ?? orderNumber(row)] as const] : [])));
}
