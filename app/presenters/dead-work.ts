import type { DeadWork } from '~/ports/work-store';
import { causeCodes, type CauseCode } from '~/domain/verdict/cause';
import type { ReadStores } from './read-stores';

const mostShown = 20;

/** Work that does not get done by itself, with its last error. */
export async function presentDeadWork(stores: Pick<ReadStores, 'work' | 'orders'>, installationId: string) {
  const rows = await stores.work.dead(installationId, mostShown);
  return Promise.all(rows.map((row) => asRow(stores, row)));
}

async function asRow({ orders }: Pick<ReadStores, 'orders'>, { key, name, attempts, lastError, deadSince, dueAt }: DeadWork) {
  const orderKey = name === 'order' ? key.slice('order:'.length) : null;
  const order = orderKey === null ? null : await orders.get(orderKey);
  const cause = causeCodes.find((code) => code === lastError) ?? null;
  return { key, name, attempts, deadSince, nextTryAt: dueAt, order: order && { name: order.name ?? order.orderId, id: order.orderId.slice(order.orderId.lastIndexOf('/') + 1) }, ...errorOf(cause, lastError) };
}

/** What the pipeline concluded is told in the reader's language; a bug in its own words, for whoever supports the shop. */
const errorOf = (cause: CauseCode | null, error: string | null): { readonly cause: CauseCode | null; readonly error: string | null } => ({ cause, error: cause ? null : error });
