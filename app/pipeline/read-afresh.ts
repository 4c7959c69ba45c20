import type { Order } from '~/domain/order/order';
import { handledVerdict } from '~/domain/verdict/verdict-of-gate';
import type { ShopifyError } from '~/ports/order-source';
import { blockedBy, waiting, type Conclusion } from './conclusion';
import { note, type OrderCase } from './order-job';

/** What Shopify shares without read_all_orders. */
const readableMs = 60 * 86_400_000;
const retryMs = 60_000;
const unauthorisedMs = 15 * 60_000;

export type Reading = { readonly kind: 'found'; readonly order: Order; readonly hash: string } | { readonly kind: 'stop'; readonly conclusion: Conclusion };

/** The order as Shopify holds it now; a webhook's own payload is never acted on. */
export async function readAfresh(job: OrderCase): Promise<Reading> {
  const { deps, row, installation } = job;
  const now = deps.clock.now();
  const answer = await deps.source.readOrder(installation.shop, row.orderId);
  if (!answer.ok) return { kind: 'stop', conclusion: troubleWith(answer.error, now) };
  if (answer.value.kind === 'not-found') {
    note(job, 'order.not-found');
    const params = { order: row.name ?? row.orderId, date: row.placedAt === null ? '' : new Date(row.placedAt).toISOString() };
    if (row.decision.kind === 'handled') return { kind: 'stop', conclusion: { verdict: handledVerdict(params, row.decision), blockers: [], dueAt: null } };
    const tooOld = row.placedAt !== null && now - row.placedAt > readableMs;
    const code = tooOld ? 'S-TOO-OLD' : 'S-DELETED';
    return { kind: 'stop', conclusion: { verdict: { status: 'skipped', cause: { code, params }, alsoNeeded: [], nextTryAt: null }, blockers: [], dueAt: null } };
  }
  const { order, hash } = answer.value;
  if (row.shopifyUpdatedAt !== null && order.updatedAt < row.shopifyUpdatedAt) {
    return { kind: 'stop', conclusion: waiting('W-QUEUED', {}, now + 5_000) };
  }
  if (hash !== row.hash) note(job, 'order.read', { updatedAt: new Date(order.updatedAt).toISOString() });
  return { kind: 'found', order, hash };
}

function troubleWith(error: ShopifyError, now: number): Conclusion {
  switch (error.kind) {
    case 'throttled':
      return waiting('W-SHOPIFY-LIMIT', {}, error.until);
    case 'unreachable':
      return waiting('W-RETRY', { system: 'Shopify' }, now + retryMs, { countsAsTry: true });
    case 'unauthorised':
      return waiting('W-NOT-SET-UP', { side: 'shopify' }, now + unauthorisedMs);
    case 'forbidden':
      return waiting('W-NOT-SET-UP', { side: 'shopify', scope: error.scope }, now + unauthorisedMs);
    case 'unreadable':
      return blockedBy('E-INTERNAL', error.field, { field: error.field, detail: error.detail });
  }
}
