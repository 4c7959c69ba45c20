import { randomUUID } from 'node:crypto';
import type { Db } from '~/db.server';
import type { LockStore } from '~/ports/lock-store';
import { wide } from './shared';

export const prismaLockStore = (db: Db): LockStore => ({
  async take(name, now, leaseMs, lapsed = true) {
    const token = randomUUID();
    const taken = await db.$executeRaw`
      INSERT INTO "Lock" ("name", "token", "until") VALUES (${name}, ${token}, ${wide(now + leaseMs)})
      ON CONFLICT ("name") DO UPDATE SET "token" = excluded."token", "until" = excluded."until" WHERE "Lock"."until" <= ${wide(lapsed ? now : 0)}`;
    return taken === 1 ? token : null;
  },

  async release(name, token) {
    await db.$executeRaw`DELETE FROM "Lock" WHERE "name" = ${name} AND "token" = ${token}`;
  },
});
