import type { PrivacyOutcome, PrivacyRecord, PrivacyRequest } from '~/ports/privacy-store';
import type { ClaimedWork } from '~/ports/work-store';
import type { Deps } from './deps';
import { finished, type JobOutcome } from './job-outcome';

/** Shopify allows 30 days; an answer that has to wait for Shopify itself is looked for again soon. */
const laterMs = 15 * 60_000;

/** Recorded before it is acknowledged, answered in the background: a shop's data may be a million rows. */
export async function receivePrivacyRequest(deps: Deps, request: PrivacyRequest): Promise<'stored' | 'duplicate'> {
  const work = await deps.stores.privacy.record(request);
  if (work) await deps.queue.ring(work);
  return work ? 'stored' : 'duplicate';
}

/** `privacy:<shop>/<webhook id>` */
export async function answerPrivacyRequest(deps: Deps, work: ClaimedWork): Promise<JobOutcome> {
  const name = work.key.slice('privacy:'.length);
  const [shop, webhookId] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)];
  const record = await deps.stores.privacy.get(shop, webhookId);
  if (!record || record.doneAt !== null) return finished;
  const outcome = await answer(deps, record);
  if (outcome === 'later') return { dueAt: deps.clock.now() + laterMs, attempts: work.attempts + 1, error: 'Shopify could not be asked whether the shop is installed' };
  await deps.stores.privacy.close(shop, webhookId, outcome, deps.clock.now());
  deps.log.info('privacy.done', { shop, topic: record.topic, ...outcome });
  return finished;
}

async function answer(deps: Deps, record: PrivacyRecord): Promise<PrivacyOutcome | 'later'> {
  if (record.topic === 'shop/redact') return redactShop(deps, record.shop);
  const installation = await deps.stores.installations.byShop(record.shop);
  if (!installation) return { result: 'nothing held of this shop' };
  return record.topic === 'customers/redact' ? deps.stores.privacy.eraseCustomer(installation.id, record.orderIds) : deps.stores.privacy.heldAbout(installation.id, record.orderIds);
}

/**
 * Shopify asks 48 hours after an uninstall, and not at all if the app came back. Where our own books say that it is installed, either
 * the news of the uninstall was lost or the request is late: the shop's token tells which.
 */
async function redactShop(deps: Deps, shop: string): Promise<PrivacyOutcome | 'later'> {
  const installation = await deps.stores.installations.byShop(shop);
  if (installation?.uninstalledAt === null) {
    const reading = await deps.source.readShop(shop);
    if (reading.ok) return { result: 'kept: the app is installed again' };
    if (reading.error.kind !== 'unauthorised') return 'later';
    // Asleep first, so that nothing is added while it is taken away.
    if (!(await deps.stores.installations.uninstall(installation, deps.clock.now()))) return 'later';
  }
  return deps.stores.privacy.eraseShop(shop);
}
