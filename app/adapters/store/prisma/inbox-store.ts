import type { Db } from '~/db.server';
import type { InboxStore } from '~/ports/inbox-store';
import { orderKey } from '../order-key';
import { ensureOrder } from './order-rows';
import { at, wide, wideOrNull } from './shared';
import { ringRow } from './work-store';

export const prismaInboxStore = (db: Db): InboxStore => ({
  receive: (delivery) =>
    db.$transaction(async (tx) => {
      const installation = await tx.installation.findUnique({ where: { shop: delivery.shop }, select: { id: true, uninstalledAt: true } });
      if (!installation || installation.uninstalledAt !== null) return { kind: 'unknown-shop' };
      const stored = await tx.$executeRaw`
        INSERT INTO "Delivery" ("shop", "webhookId", "eventId", "topic", "orderId", "triggeredAt", "receivedAt")
        VALUES (${delivery.shop}, ${delivery.webhookId}, ${delivery.eventId}, ${delivery.topic}, ${delivery.orderId}, ${wideOrNull(delivery.triggeredAt)}, ${wide(delivery.receivedAt)})
        ON CONFLICT DO NOTHING`;
      if (stored === 0) return { kind: 'duplicate' };
      if (delivery.orderId === null) return { kind: 'stored', work: null };
      const key = orderKey(installation.id, delivery.orderId);
      await ensureOrder(tx, installation.id, delivery.orderId, delivery.receivedAt);
      const work = await ringRow(tx, { key: `order:${key}`, name: 'order', installationId: installation.id, dueAt: delivery.receivedAt });
      return { kind: 'stored', work };
    }),

  async lastDeliveries(shop) {
    const rows = await db.delivery.groupBy({ by: ['topic'], where: { shop }, _max: { receivedAt: true } });
    return Object.fromEntries(rows.map((row) => [row.topic, at(row._max.receivedAt ?? 0)]));
  },
});
