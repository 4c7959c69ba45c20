import type { InboxStore } from '~/ports/inbox-store';
import { orderKey } from '../order-key';
import type { Memory } from './memory';
import { ensureOrder } from './order-rows';
import { moment, momentOrNull, promised, within } from './shared';
import { ringRow } from './work-store';

export const memoryInboxStore = (memory: Memory): InboxStore => promised<InboxStore>({
  receive(delivery) {
    const installation = memory.installations.get(memory.shops.get(delivery.shop) ?? '');
    if (!installation || installation.uninstalledAt !== null) return { kind: 'unknown-shop' };
    const deliveries = within(memory.deliveries, delivery.shop);
    if (deliveries.has(delivery.webhookId)) return { kind: 'duplicate' };
    const receivedAt = moment(delivery.receivedAt);
    deliveries.set(delivery.webhookId, { ...delivery, triggeredAt: momentOrNull(delivery.triggeredAt), receivedAt });
    const last = within(memory.lastDeliveries, delivery.shop);
    last.set(delivery.topic, Math.max(last.get(delivery.topic) ?? receivedAt, receivedAt));
    if (delivery.orderId === null) return { kind: 'stored', work: null };
    ensureOrder(memory, installation.id, delivery.orderId, receivedAt);
    return { kind: 'stored', work: ringRow(memory, { key: `order:${orderKey(installation.id, delivery.orderId)}`, name: 'order', installationId: installation.id, dueAt: receivedAt }) };
  },

  lastDeliveries: (shop) => Object.fromEntries(memory.lastDeliveries.get(shop) ?? []),
});
