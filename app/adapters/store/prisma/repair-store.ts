import { randomUUID } from 'node:crypto';
import type { Repair as Row } from '@prisma/client';
import type { Db } from '~/db.server';
import type { Repair } from '~/domain/posting/repair';
import { repairsKept, repairWorkKey, type RepairStore } from '~/ports/repair-store';
import { at, atOrNull, fenced, json, parsed, wide, wideOrNull } from './shared';
import { ringRow } from './work-store';

const asRepair = ({ openFor: _openFor, steps, startedAt, endedAt, ...plain }: Row): Repair => ({ ...plain, startedAt: at(startedAt), endedAt: atOrNull(endedAt), steps: parsed(steps) });

export const prismaRepairStore = (db: Db): RepairStore => ({
  begin: ({ installationId, connectionId, accountId, by, startedAt, steps }) =>
    db.$transaction(async (tx) => {
      const id = randomUUID();
      const made = await tx.$executeRaw`
        INSERT INTO "Repair" ("id", "installationId", "connectionId", "accountId", "openFor", "by", "startedAt", "steps")
        VALUES (${id}, ${installationId}, ${connectionId}, ${accountId}, ${accountId}, ${by}, ${wide(startedAt)}, ${json(steps)}) ON CONFLICT DO NOTHING`;
      return made === 1 ? ringRow(tx, { key: repairWorkKey(id), name: 'repair', installationId, dueAt: startedAt }) : null;
    }),

  async get(id) {
    const row = await db.repair.findUnique({ where: { id } });
    return row && asRepair(row);
  },

  save: (lease, { id, installationId, accountId, endedAt, steps }) =>
    fenced(db, lease, async (tx) => {
      await tx.repair.update({ where: { id }, data: { steps: json(steps), endedAt: wideOrNull(endedAt), openFor: endedAt === null ? accountId : null } });
      if (endedAt === null) return;
      const old = await tx.repair.findMany({ where: { installationId }, orderBy: { startedAt: 'desc' }, skip: repairsKept, select: { id: true } });
      await tx.repair.deleteMany({ where: { id: { in: old.map((row) => row.id) }, endedAt: { not: null } } });
    }),

  async open(accountId) {
    const row = await db.repair.findUnique({ where: { openFor: accountId } });
    return row && asRepair(row);
  },

  async newest(installationId) {
    const row = await db.repair.findFirst({ where: { installationId }, orderBy: { startedAt: 'desc' } });
    return row && asRepair(row);
  },
});
