import { Prisma, type OrderRow as Row } from '@prisma/client';
import { noDecision } from '~/domain/settings/decision';
import type { GateOutcome } from '~/domain/settings/gate-types';
import type { StockUnits } from '~/domain/posting/stock-units';
import type { Instant } from '~/domain/time';
import type { OrderPatch, OrderRow } from '~/ports/order-store';
import { orderKey, queued } from '../order-key';
import { at, atOrNull, json, parsed, template, wide, wideOrNull, type Tx } from './shared';

/** True where the row was not there before. */
export const ensureOrder = async (tx: Tx, installationId: string, orderId: string, now: Instant): Promise<boolean> => (await ensureOrders(tx, [{ installationId, orderId, now }])) === 1;

/** How many were not there before. In the order of their keys: two processes that add the same orders then never wait for each other in a circle. */
export async function ensureOrders(tx: Tx, orders: readonly { readonly installationId: string; readonly orderId: string; readonly now: Instant }[]): Promise<number> {
  if (orders.length === 0) return 0;
  const byKey = new Map(orders.map((order) => [orderKey(order.installationId, order.orderId), order]));
  const rows = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { installationId, orderId, now }]) =>
    Prisma.sql`(${key}, ${installationId}, ${orderId}, ${wide(now)}, ${wide(now)}, ${json(noDecision)}, ${queued.status}, ${'W-QUEUED'}, ${json(queued)})`);
  return tx.$executeRaw(...template(Prisma.sql`
    INSERT INTO "OrderRow" ("key", "installationId", "orderId", "firstSeenAt", "sortAt", "decision", "status", "cause", "verdict")
    VALUES ${Prisma.join(rows)} ON CONFLICT ("key") DO NOTHING`));
}

export const asOrder = (row: Row): OrderRow => ({
  key: row.key, installationId: row.installationId, orderId: row.orderId, name: row.name, currency: row.currency,
  purchaseTotal: row.purchaseTotal, currentTotal: row.currentTotal, hash: row.hash, posNumber: row.posNumber, gateFacts: row.gateFacts, begun: row.begun, attempts: row.attempts,
  placedAt: atOrNull(row.placedAt), firstSeenAt: at(row.firstSeenAt), shopifyUpdatedAt: atOrNull(row.shopifyUpdatedAt),
  lastTriedAt: atOrNull(row.lastTriedAt), troubleSince: atOrNull(row.troubleSince),
  boundVersion: row.boundVersion, judgedVersion: row.judgedVersion,
  decision: parsed(row.decision), trace: parsed(row.trace), needs: parsed(row.needs), verdict: parsed(row.verdict),
  outcome: row.outcome === null ? null : parsed<GateOutcome>(row.outcome),
});

/** Only what the patch names is written. */
export function orderColumns(patch: Omit<OrderPatch, 'units'>): Partial<Row> {
  const { decision, trace, needs, verdict, outcome, placedAt, shopifyUpdatedAt, lastTriedAt, troubleSince, ...plain } = patch;
  return {
    ...plain,
    ...(decision === undefined ? {} : { decision: json(decision) }),
    ...(trace === undefined ? {} : { trace: json(trace) }),
    ...(needs === undefined ? {} : { needs: json(needs) }),
    ...(verdict === undefined ? {} : { verdict: json(verdict), status: verdict.status, cause: verdict.cause?.code ?? null }),
    ...(outcome === undefined ? {} : { outcome: outcome === null ? null : json(outcome) }),
    ...(placedAt === undefined ? {} : { placedAt: wideOrNull(placedAt), ...(placedAt === null ? {} : { sortAt: wide(placedAt) }) }),
    ...(shopifyUpdatedAt === undefined ? {} : { shopifyUpdatedAt: wideOrNull(shopifyUpdatedAt) }),
    ...(lastTriedAt === undefined ? {} : { lastTriedAt: wideOrNull(lastTriedAt) }),
    ...(troubleSince === undefined ? {} : { troubleSince: wideOrNull(troubleSince) }),
  };
}

/** Each SKU and location once. */
export async function replaceUnits(tx: Tx, orderKey: string, units: readonly StockUnits[]): Promise<void> {
  await tx.stockUnits.deleteMany({ where: { orderKey } });
  if (units.length > 0) await tx.stockUnits.createMany({ data: units.map(({ sku, location, units: count }) => ({ orderKey, sku, location, units: count })) });
}
