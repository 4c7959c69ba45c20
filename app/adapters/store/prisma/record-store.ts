import type { Db } from '~/db.server';
import type { PosRecordStore } from '~/ports/pos-record-store';
import { at, wide } from './shared';

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
          ON CONFLICT ("accountId", "kind", "key") DO UPDATE SET "externalId" = excluded."externalId" WHERE "PosRecord"."linkedBy" IS NULL`;
      }
    });
  },

  async link(accountId, kind, { key, externalId, label, by, at: linkedAt }) {
    const data = { externalId, label, linkedBy: by, linkedAt: wide(linkedAt) };
    await db.posRecord.upsert({ where: { accountId_kind_key: { accountId, kind, key } }, create: { accountId, kind, key, ...data }, update: data });
  },

  async links(accountId, kind) {
    const rows = await db.posRecord.findMany({ where: { accountId, kind, linkedBy: { not: null } }, orderBy: [{ linkedAt: 'desc' }, { key: 'asc' }] });
    return rows.map((row) => ({ key: row.key, externalId: row.externalId, label: row.label ?? row.externalId, by: row.linkedBy ?? '', at: at(row.linkedAt ?? 0n) }));
  },

  async unlink(accountId, kind, key) {
    await db.posRecord.deleteMany({ where: { accountId, kind, key, linkedBy: { not: null } } });
  },

  async forget(accountId, kind, externalId) {
    await db.posRecord.deleteMany({ where: { accountId, kind, externalId } });
  },
});
