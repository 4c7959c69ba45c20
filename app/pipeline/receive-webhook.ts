import type { Delivery, InboxOutcome } from '~/ports/inbox-store';
import type { Deps } from './deps';

/** The webhook's whole path: one durable insert, one ring. Throws only when the database cannot be reached, so that Shopify repeats. */
export async function receiveWebhook(deps: Deps, delivery: Delivery): Promise<InboxOutcome> {
  const outcome = await deps.stores.inbox.receive(delivery);
  if (outcome.kind === 'stored' && outcome.work) await deps.queue.ring(outcome.work);
  return outcome;
}
