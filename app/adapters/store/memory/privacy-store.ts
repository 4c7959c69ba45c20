import type { PrivacyStore } from '~/ports/privacy-store';
import { blankedParams, isOfCustomer, withoutNotes } from '../of-customer';
import { orderKey } from '../order-key';
import { eraseShop } from './erase-shop';
import { putDocument } from './journal-rows';
import type { Memory } from './memory';
import { patched } from './order-rows';
import { found, keep, moment, promised } from './shared';
import { ringRow } from './work-store';

/** The house's own work, not a shop's: it has to outlive the shop. */
const house = 'tillbridge';
const nameOf = (shop: string, webhookId: string): string => `${shop} ${webhookId}`;

export const memoryPrivacyStore = (memory: Memory): PrivacyStore => promised<PrivacyStore>({
  record(request) {
    const { shop, webhookId } = request;
    if (memory.privacy.has(nameOf(shop, webhookId))) return null;
    const receivedAt = moment(request.receivedAt);
    memory.privacy.set(nameOf(shop, webhookId), keep({ ...request, receivedAt, doneAt: null, outcome: null }));
    return ringRow(memory, { key: `privacy:${shop}/${webhookId}`, name: 'privacy', installationId: house, dueAt: receivedAt });
  },

  get: (shop, webhookId) => memory.privacy.get(nameOf(shop, webhookId)) ?? null,

  close(shop, webhookId, outcome, now) {
    const known = found(memory.privacy.get(nameOf(shop, webhookId)), `the request ${webhookId} of ${shop}`);
    memory.privacy.set(nameOf(shop, webhookId), keep({ ...known, outcome, doneAt: moment(now), orderIds: [] }));
  },

  heldAbout(installationId, orderIds) {
    const keys = orderIds.map((id) => orderKey(installationId, id));
    const steps = keys.flatMap((key) => [...(memory.documents.get(key)?.values() ?? [])].flatMap((document) => document.steps));
    const ids = (fits: (step: string) => boolean): number => new Set(steps.flatMap((step) => (fits(step.key) && step.externalId !== null ? [step.externalId] : []))).size;
    return { orders: keys.filter((key) => memory.orders.has(key)).length, customerIds: ids((step) => step === 'customer'), addressIds: ids((step) => step.startsWith('address:')) };
  },

  eraseCustomer(installationId, orderIds) {
    const total = { orders: 0, steps: 0, timeline: 0, notes: 0 };
    for (const id of orderIds) {
      const key = orderKey(installationId, id);
      const order = memory.orders.get(key);
      if (!order) continue;
      const plain = withoutNotes(order.row.decision, order.row.verdict);
      if (plain) memory.orders.set(key, patched(order, plain));
      total.orders += 1;
      total.notes += plain ? 1 : 0;
      total.steps += eraseSteps(memory, key);
      total.timeline += eraseTimeline(memory, key);
    }
    return total;
  },

  eraseShop: (shop) => eraseShop(memory, shop),
});

/** Of a document that is not finished the steps become void, so that it goes on with whatever Shopify still tells. */
function eraseSteps(memory: Memory, key: string): number {
  let count = 0;
  for (const document of memory.documents.get(key)?.values() ?? []) {
    const finished = document.finishedAt !== null;
    const steps = document.steps.map((step) => {
      if (!isOfCustomer(step.key) || !(finished || step.state === 'done')) return step;
      count += 1;
      return Object.freeze({ ...step, ...(finished ? {} : { state: 'void' as const }), externalId: null, facts: Object.freeze({}), error: null });
    });
    putDocument(memory, key, { ...document, steps: Object.freeze(steps) });
  }
  return count;
}

function eraseTimeline(memory: Memory, key: string): number {
  let count = 0;
  const entries = memory.timelines.get(key) ?? [];
  for (const [index, entry] of entries.entries()) {
    const params = blankedParams(entry.params);
    if (!params) continue;
    entries[index] = keep({ ...entry, params });
    count += 1;
  }
  return count;
}
