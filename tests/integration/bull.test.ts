import { describe, expect, it } from 'vitest';
import { bullQueue } from '~/adapters/queue/bull';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { workQueueContract } from '../contracts/work-queue.contract';
import { silentLog } from '../support/log';
import { missingPrograms, startRedis } from '../support/servers';
import { freshSqlite } from '../support/sqlite';

if (missingPrograms().includes('redis-server')) {
  describe.skip('work queue: bull (redis-server is not installed)', () => it('runs', () => expect.fail()));
} else {
  workQueueContract('bull', async () => {
    const redis = await startRedis();
    const { db, close } = await freshSqlite();
    const stores = prismaStores(db);
    return {
      stores,
      make: (clock) => bullQueue({ clock, log: silentLog, work: stores.work, scanMs: 300, concurrency: 4, redisUrl: redis.url }),
      lose: () => redis.empty(),
      close: async () => {
        await close();
        await redis.stop();
      },
    };
  });
}
