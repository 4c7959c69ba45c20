import { Prisma } from '@prisma/client';
import type { Db } from '~/db.server';
import type { RetentionStore } from '~/ports/retention-store';
import { template, wide } from './shared';

/** Small enough that a webhook beside it does not wait long for its turn. */
const bite = 1_000;

export const prismaRetentionStore = (db: Db): RetentionStore => ({
  async prune(horizons, now) {
    const [deliveries, timeline, problems, privacy, supportLinks] = [horizons.deliveries, horizons.timeline, horizons.problems, horizons.privacy, horizons.supportLinks].map(wide) as [bigint, bigint, bigint, bigint, bigint];
    return {
      deliveries: await inBites(db, Prisma.sql`
        DELETE FROM "Delivery" WHERE ("shop", "webhookId") IN (
          SELECT "old"."shop", "old"."webhookId" FROM "Delivery" AS "old" WHERE "old"."receivedAt" < ${deliveries}
          AND EXISTS (SELECT 1 FROM "Delivery" AS "newer" WHERE "newer"."shop" = "old"."shop" AND "newer"."topic" = "old"."topic" AND "newer"."receivedAt" > "old"."receivedAt") LIMIT ${bite})`),
      timeline: await inBites(db, Prisma.sql`DELETE FROM "TimelineEntry" WHERE "id" IN (SELECT "id" FROM "TimelineEntry" WHERE "at" < ${timeline} LIMIT ${bite})`),
      problems: await inBites(db, Prisma.sql`DELETE FROM "Problem" WHERE "id" IN (SELECT "id" FROM "Problem" WHERE "state" = 'closed' AND "closedAt" < ${problems} LIMIT ${bite})`),
      privacy: await inBites(db, Prisma.sql`
        DELETE FROM "PrivacyRequest" WHERE ("shop", "webhookId") IN (SELECT "shop", "webhookId" FROM "PrivacyRequest" WHERE "doneAt" < ${privacy} LIMIT ${bite})`),
      // Their visits go with them.
      supportLinks: await inBites(db, Prisma.sql`DELETE FROM "SupportLink" WHERE "id" IN (SELECT "id" FROM "SupportLink" WHERE COALESCE("revokedAt", "endsAt") < ${supportLinks} LIMIT ${bite})`),
      // Their rows told a worker what to do and are of no use once it is done.
      work: await inBites(db, Prisma.sql`DELETE FROM "Work" WHERE "key" IN (SELECT "key" FROM "Work" WHERE "name" = 'privacy' AND "dueAt" IS NULL LIMIT ${bite})`),
      locks: await db.$executeRaw`DELETE FROM "Lock" WHERE "until" < ${wide(horizons.locks)}`,
      signIns: await db.$executeRaw`DELETE FROM "SignIn" WHERE "expiresAt" <= ${wide(now)}`,
    };
  },
});

async function inBites(db: Db, statement: Prisma.Sql): Promise<number> {
  for (let gone = 0; ; ) {
    const some = await db.$executeRaw(...template(statement));
    gone += some;
    if (some < bite) return gone;
  }
}
