import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStores } from '~/adapters/store/prisma/stores';
import type { Db } from '~/db.server';
import { applyMigration, freshSqlite } from '../support/sqlite';

const name = '0007_problems_and_runs';
let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await freshSqlite(name));
}, 60_000);
afterAll(() => close());

describe(`migration ${name}`, () => {
  it('keeps problems and the orders that wait on them, and begins their history', async () => {
    const order = (key: string) => `INSERT INTO "OrderRow" ("key", "installationId", "orderId", "firstSeenAt", "decision", "status", "verdict", "sortAt", "currentTotal", "currency") VALUES ('${key}', 'i', 'gid://shopify/Order/1', 5, '{"kind":"none"}', 'blocked', '{"status":"blocked","cause":null,"alsoNeeded":[],"nextTryAt":null}', 5, '10.00', 'USD')`;
    for (const statement of [
      `INSERT INTO "Installation" ("id", "shop", "currency", "installedAt") VALUES ('i', 'a.myshopify.com', 'USD', 1)`,
      order('i/1'),
      `INSERT INTO "Problem" ("id", "installationId", "code", "subject", "params", "state", "openedAt") VALUES ('p', 'i', 'E-SKU-UNKNOWN', 'A', '{"sku":"A"}', 'open', 7)`,
      `INSERT INTO "Blocker" VALUES ('i/1', 'i', 'E-SKU-UNKNOWN', 'A'), ('i/gone', 'i', 'E-SKU-UNKNOWN', 'A'), ('i/1', 'i', 'E-GONE', '')`,
    ]) await db.$executeRawUnsafe(statement);
    await applyMigration(db, name);
    const stores = prismaStores(db);
    expect(await stores.problems.open('i')).toMatchObject([{ id: 'p', state: 'open', openedAt: 7, lastSeenAt: 7, orders: 1, amount: '10.00', units: 0, mutedUntil: null }]);
    expect(await stores.problems.history('p')).toEqual([{ at: 7, code: 'opened', params: {} }]);
    expect(await stores.problems.ordersBlockedBy('i', 'E-SKU-UNKNOWN')).toEqual(['i/1']);
    expect(await stores.problems.fixed('i', 'E-SKU-UNKNOWN', 'A', 9)).toEqual(['i/1']);
    expect((await stores.problems.history('p')).map((entry) => entry.code)).toEqual(['opened', 'fixed']);
  });
});
