import type { Prisma } from '@prisma/client';
import { overlookCase, type Db } from '~/db.server';
import type { JudgedOrder, OrderQuery, OrderStore } from '~/ports/order-store';
import { orderKey } from '../order-key';
import { readPlace, writePlace, type Place } from '../place';
import { asOrder, ensureOrder, orderColumns, replaceUnits } from './order-rows';
import { countStatuses, sumUnits } from './problem-rows';
import { replaceBlockers } from './problems';
import { at, fenced, parsed, wide, type Tx } from './shared';
import { addEntries } from './timeline';

function whereOf(db: Db, query: Omit<OrderQuery, 'limit' | 'cursor'>): Prisma.OrderRowWhereInput {
  const text = query.text?.trim();
  const contains = { contains: text, ...overlookCase(db) };
  return {
    installationId: query.installationId,
    ...(query.statuses ? { status: { in: [...query.statuses] } } : {}),
    ...(query.cause ? { cause: query.cause } : {}),
    ...(query.problem ? { AND: [{ OR: [{ blockers: { some: { problem: { id: query.problem } } } }, { freedOf: { some: { problemId: query.problem } } }] }] } : {}),
    ...(query.run ? { memberOf: { some: { runId: query.run } } } : {}),
    ...(query.from === undefined && query.to === undefined ? {} : { sortAt: { ...(query.from === undefined ? {} : { gte: wide(query.from) }), ...(query.to === undefined ? {} : { lte: wide(query.to) }) } }),
    ...(text ? { OR: [{ name: contains }, { posNumber: contains }, { orderId: { endsWith: `/${text}` } }] } : {}),
  };
}

/** What was judged by no version is bound to whatever it is given. */
const mostVersions = 2_147_483_647;

const lastMoment = 2n ** 62n;

/** After the row is locked, so that a release, which frees it, comes wholly before or after. */
async function bind(tx: Tx, { key, installationId, judgedVersion }: { key: string; installationId: string; judgedVersion: number | null }, version: number | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OrderRow" SET "boundVersion" = CAST(${version} AS INTEGER) WHERE "key" = ${key}
    AND NOT EXISTS (SELECT 1 FROM "SettingsVersion" WHERE "installationId" = ${installationId} AND "version" > ${judgedVersion ?? mostVersions})`;
}

export const prismaOrderStore = (db: Db): OrderStore => ({
  async get(key) {
    const row = await db.orderRow.findUnique({ where: { key } });
    return row && asOrder(row);
  },

  async ensure(installationId, orderId, now) {
    return db.$transaction(async (tx) => {
      await ensureOrder(tx, installationId, orderId, now);
      return asOrder(await tx.orderRow.findUniqueOrThrow({ where: { key: orderKey(installationId, orderId) } }));
    });
  },

  save: (key, lease, patch, blockers, entries) =>
    fenced(db, lease, async (tx) => {
      const { boundVersion, units, ...rest } = patch;
      const row = await tx.orderRow.update({ where: { key }, data: orderColumns(rest) });
      if (boundVersion !== undefined) await bind(tx, row, boundVersion);
      if (units) await replaceUnits(tx, key, units);
      if (blockers) await replaceBlockers(tx, row.installationId, key, blockers, patch.lastTriedAt ?? at(row.firstSeenAt));
      await addEntries(tx, key, entries);
    }),

  async decide(key, decision, entry) {
    await db.$transaction(async (tx) => {
      await tx.orderRow.update({ where: { key }, data: orderColumns({ decision }) });
      await addEntries(tx, key, [entry]);
    });
  },

  async tell(keys, entry) {
    await db.$transaction(async (tx) => {
      for (const key of keys) await addEntries(tx, key, [entry]);
    });
  },

  async unbind(installationId, which) {
    const where = { installationId, status: { in: [...which] } };
    const rows = await db.orderRow.findMany({ where, select: { key: true } });
    await db.orderRow.updateMany({ where, data: { boundVersion: null } });
    return rows.map((row) => row.key);
  },

  async keys(query) {
    const rows = await db.orderRow.findMany({ where: whereOf(db, query), select: { key: true }, orderBy: [{ sortAt: 'asc' }, { key: 'asc' }] });
    return rows.map((row) => row.key);
  },

  async list(query) {
    const place = query.cursor ? readPlace(query.cursor) : null;
    const after: Prisma.OrderRowWhereInput = place ? { OR: [{ sortAt: { lt: place.sortAt } }, { sortAt: place.sortAt, key: { lt: place.key } }] } : {};
    const rows = await db.orderRow.findMany({ where: { AND: [whereOf(db, query), after] }, orderBy: [{ sortAt: 'desc' }, { key: 'desc' }], take: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return { rows: page.map(asOrder), next: rows.length > query.limit && last ? writePlace(last.sortAt, last.key) : null };
  },

  // Raw, because thousands of rows are read while somebody looks at a form.
  async judged({ installationId, from, cursor, limit }) {
    const { sortAt, key } = (cursor && readPlace(cursor)) || { sortAt: lastMoment, key: '' };
    const rows = await db.$queryRaw<(Omit<JudgedOrder, 'decision'> & Place & { readonly decision: string })[]>`
      SELECT "key", "sortAt", "currency", "currentTotal", "decision", "boundVersion", "begun", "gateFacts" FROM "OrderRow"
      WHERE "installationId" = ${installationId} AND "sortAt" >= ${wide(from)} AND "sortAt" <= ${sortAt} AND ("sortAt" < ${sortAt} OR "key" < ${key})
      ORDER BY "sortAt" DESC, "key" DESC LIMIT ${limit + 1}`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map((row) => ({
        key: row.key, currency: row.currency, currentTotal: row.currentTotal, boundVersion: row.boundVersion, gateFacts: row.gateFacts,
        begun: Boolean(row.begun), decision: parsed(row.decision),
      })),
      next: rows.length > limit && last ? writePlace(last.sortAt, last.key) : null,
    };
  },

  counts: (installationId) => countStatuses(db, { installationId }),

  units: (query) => sumUnits(db, whereOf(db, query)),

  async timeline(key) {
    const rows = await db.timelineEntry.findMany({ where: { orderKey: key }, orderBy: { id: 'asc' } });
    return rows.map((row) => ({ id: row.id, at: at(row.at), code: row.code, params: parsed<Record<string, string>>(row.params) }));
  },
});
