import { Prisma } from '@prisma/client';
import type { Db } from '~/db.server';
import type { Delivery, InboxOutcome, InboxStore } from '~/ports/inbox-store';
import { orderKey } from '../order-key';
import { ensureOrders } from './order-rows';
import { at, template, wide, wideOrNull, type Tx } from './shared';
import { inBatches } from './in-batches';
import { ringRows } from './work-store';

/** Bounds a statement's parameters; more deliveries than this wait for the next transaction. */
const mostAtOnce = 200;

export const prismaInboxStore = (db: Db): InboxStore => ({
  receive: inBatches(mostAtOnce, (deliveries) => db.$transaction((tx) => receiveAll(tx, deliveries))),

  async lastDeliveries(shop) {
    const rows = await db.delivery.groupBy({ by: ['topic'], where: { shop }, _max: { receivedAt: true } });
    return Object.fromEntries(rows.map((row) => [row.topic, at(row._max.receivedAt ?? 0)]));
  },
});

const idOf = (delivery: Pick<Delivery, 'shop' | 'webhookId'>): string => `${delivery.shop} ${delivery.webhookId}`;

/** Four statements, however many deliveries: who is installed, what is new, its orders, their work. */
async function receiveAll(tx: Tx, deliveries: readonly Delivery[]): Promise<readonly InboxOutcome[]> {
  const shops = [...new Set(deliveries.map((delivery) => delivery.shop))];
  const installed = new Map((await tx.$queryRaw<{ shop: string; id: string }[]>(...template(Prisma.sql`SELECT "shop", "id" FROM "Installation" WHERE "shop" IN (${Prisma.join(shops)}) AND "uninstalledAt" IS NULL`))).map((row) => [row.shop, row.id]));
  const stored = await insertNew(tx, deliveries.filter((delivery) => installed.has(delivery.shop)));
  const fresh = deliveries.filter((delivery) => stored.get(idOf(delivery)) === delivery);
  const orders = fresh.flatMap(({ shop, orderId, receivedAt }) => (orderId === null ? [] : [{ installationId: installed.get(shop) ?? '', orderId, now: receivedAt }]));
  await ensureOrders(tx, orders);
  const rung = await ringRows(tx, orders.map(({ installationId, orderId, now }) => ({ key: workKey(installationId, orderId), name: 'order', installationId, dueAt: now })));
  const works = new Map(rung.map((work) => [work.key, work]));
  return deliveries.map((delivery) => {
    const installationId = installed.get(delivery.shop);
    if (installationId === undefined) return { kind: 'unknown-shop' };
    if (stored.get(idOf(delivery)) !== delivery) return { kind: 'duplicate' };
    return { kind: 'stored', work: delivery.orderId === null ? null : (works.get(workKey(installationId, delivery.orderId)) ?? null) };
  });
}

const workKey = (installationId: string, orderId: string): string => `order:${orderKey(installationId, orderId)}`;

/** Those that were not there, each under its id; of two equal ones in one batch the first. */
async function insertNew(tx: Tx, deliveries: readonly Delivery[]): Promise<ReadonlyMap<string, Delivery>> {
  if (deliveries.length === 0) return new Map();
  const once = new Map([...deliveries].reverse().map((delivery) => [idOf(delivery), delivery]));
  const rows = inOrder([...once.values()], idOf).map((one) => Prisma.sql`(${one.shop}, ${one.webhookId}, ${one.eventId}, ${one.topic}, ${one.orderId}, ${wideOrNull(one.triggeredAt)}, ${wide(one.receivedAt)})`);
  const stored = await tx.$queryRaw<{ shop: string; webhookId: string }[]>(...template(Prisma.sql`
    INSERT INTO "Delivery" ("shop", "webhookId", "eventId", "topic", "orderId", "triggeredAt", "receivedAt") VALUES ${Prisma.join(rows)}
    ON CONFLICT DO NOTHING RETURNING "shop", "webhookId"`));
  const added = new Set(stored.map(idOf));
  return new Map([...once].filter(([id]) => added.has(id)));
}

/** Two processes that lock the same rows in the same order never wait for each other in a circle. */
const inOrder = <T>(rows: readonly T[], keyOf: (row: T) => string): T[] => [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
