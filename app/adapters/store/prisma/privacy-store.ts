import type { Db } from '~/db.server';
import type { PrivacyRequest, PrivacyStore, PrivacyTopic } from '~/ports/privacy-store';
import { orderKey } from '../order-key';
import { eraseCustomerOf, ofCustomer } from './erase-customer';
import { eraseShop } from './erase-shop';
import { at, atOrNull, json, parsed, wide } from './shared';
import { ringRow } from './work-store';

/** The house's own work, not a shop's: it has to outlive the shop. */
const house = 'tillbridge';

export const prismaPrivacyStore = (db: Db): PrivacyStore => ({
  record: (request) =>
    db.$transaction(async (tx) => {
      const { shop, webhookId, topic, requestId, orderIds, receivedAt } = request;
      const stored = await tx.$executeRaw`
        INSERT INTO "PrivacyRequest" ("shop", "webhookId", "topic", "requestId", "receivedAt", "orderIds")
        VALUES (${shop}, ${webhookId}, ${topic}, ${requestId}, ${wide(receivedAt)}, ${json(orderIds)}) ON CONFLICT DO NOTHING`;
      return stored === 0 ? null : ringRow(tx, { key: `privacy:${shop}/${webhookId}`, name: 'privacy', installationId: house, dueAt: receivedAt });
    }),

  async get(shop, webhookId) {
    const row = await db.privacyRequest.findUnique({ where: { shop_webhookId: { shop, webhookId } } });
    return row && {
      shop, webhookId, topic: row.topic as PrivacyTopic, requestId: row.requestId, orderIds: parsed<PrivacyRequest['orderIds']>(row.orderIds),
      receivedAt: at(row.receivedAt), doneAt: atOrNull(row.doneAt), outcome: row.outcome === null ? null : parsed(row.outcome),
    };
  },

  async close(shop, webhookId, outcome, now) {
    await db.privacyRequest.update({ where: { shop_webhookId: { shop, webhookId } }, data: { outcome: json(outcome), doneAt: wide(now), orderIds: '[]' } });
  },

  async heldAbout(installationId, orderIds) {
    const keys = orderIds.map((id) => orderKey(installationId, id));
    const steps = { orderKey: { in: keys }, ...ofCustomer };
    return {
      orders: await db.orderRow.count({ where: { key: { in: keys } } }),
      customerIds: (await db.step.findMany({ where: { ...steps, key: 'customer', externalId: { not: null } }, distinct: ['externalId'], select: { externalId: true } })).length,
      addressIds: (await db.step.findMany({ where: { ...steps, key: { startsWith: 'address:' }, externalId: { not: null } }, distinct: ['externalId'], select: { externalId: true } })).length,
    };
  },

  async eraseCustomer(installationId, orderIds) {
    const total = { orders: 0, steps: 0, timeline: 0, notes: 0 };
    for (const id of orderIds) {
      const gone = await db.$transaction((tx) => eraseCustomerOf(tx, orderKey(installationId, id)));
      for (const [what, count] of Object.entries(gone)) total[what as keyof typeof total] += count;
    }
    return total;
  },

  eraseShop: (shop) => eraseShop(db, shop),
});
