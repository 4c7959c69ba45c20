import type { Db } from '~/db.server';
import type { PosRecordStore } from '~/ports/pos-record-store';

export const prismaRecordStore = (db: Db): PosRecordStore => ({
  async recall(accountId, kind, keys) {
    if (keys.length === 0) return new Map();
    const rows = await db.posRecord.findMany({ where: { accountId, kind, key: { in: [...keys] } } });
    return new Map(rows.map((row) => [row.key, row.externalId]));
  },

  async remember(accountId, kind, entries) {
    await db.$transaction(async (tx) => {
      for (const [key, externalId] of entries) {
        await tx.$executeRaw`
          INSERT INTO "PosRecord" ("accountId", "kind", "key", "externalId") VALUES (${accountId}, ${kind}, ${key}, ${externalId})
          ON CONFLICT ("accountId", "kind", "key") DO UPDATE SET "externalId" = excluded."externalId"`;
      }
    });
  },

  async forget(accountId, externalId) {
    await db.posRecord.deleteMany({ where: { accountId, externalId } });
  },
});
