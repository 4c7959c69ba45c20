import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bullQueue } from '~/adapters/queue/bull';
import { systemClock } from '~/adapters/clock/system';
import { prismaStores } from '~/adapters/store/prisma/stores';
import type { Stores } from '~/ports/stores';
import type { WorkQueue } from '~/ports/work-queue';
import { serve, until, wait, workQueueContract } from '../contracts/work-queue.contract';
import { silentLog } from '../support/log';
import { missingPrograms, startRedis, type RedisServer } from '../support/servers';
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
      hands: 4,
      make: (clock) => bullQueue({ clock, log: silentLog, work: stores.work, scanMs: 300, concurrency: 4, redisUrl: redis.url }),
      lose: () => redis.empty(),
      close: async () => {
        await close();
        await redis.stop();
      },
    };
  });

  describe('Redis that forgets or goes away', () => {
    let redis: RedisServer;
    let stores: Stores;
    let closeDb: () => Promise<void>;
    const queues: WorkQueue[] = [];
    const runs = new Map<string, number>();
    let next = 0;

    beforeAll(async () => {
      redis = await startRedis();
      const { db, close } = await freshSqlite();
      [stores, closeDb] = [prismaStores(db), close];
      // Two workers, and a web process that only rings.
      for (let worker = 0; worker < 2; worker += 1) {
        const queue = newQueue();
        await queue.start(({ key }) => serve(stores.work, key, async () => {
          runs.set(key, (runs.get(key) ?? 0) + 1);
          await wait(5);
        }));
      }
      newQueue();
    });
    afterAll(async () => {
      await Promise.all(queues.map((queue) => queue.stop()));
      await closeDb();
      await redis.stop();
    });
    const newQueue = (): WorkQueue => {
      const queue = bullQueue({ clock: systemClock, log: silentLog, work: stores.work, scanMs: 300, concurrency: 4, redisUrl: redis.url, name: 'lost' });
      queues.push(queue);
      return queue;
    };
    /** What the webhook door does: the row, then the ring, and how long the ring kept it. */
    const place = async (count: number): Promise<readonly string[]> => {
      const keys = Array.from({ length: count }, () => `order:lost/${(next += 1)}`);
      for (const key of keys) for (const row of await stores.work.ring([{ key, name: 'order', installationId: 'lost', dueAt: Date.now() }])) await queues[2]?.ring(row);
      return keys;
    };
    const allRan = (keys: readonly string[]) => until(() => keys.every((key) => (runs.get(key) ?? 0) >= 1), 30_000);

    it('emptied under work: every row is run', async () => {
      const keys = await place(60);
      redis.empty();
      const more = await place(20);
      redis.empty();
      await allRan([...keys, ...more]);
    });

    it('away: what comes meanwhile is not held up by its ring, is run, and rings again once Redis is back', async () => {
      await redis.crash();
      // Every ring comes back while Redis is away: a webhook would be answered.
      const during = await place(30);
      await allRan(during);
      await redis.revive();
      const after = await place(10);
      await allRan(after);
      while ((await stores.work.backlog(null, Date.now())).due > 0) await wait(20);
    });

    it('wakes workers by its rings again, long before their next scan', async () => {
      const slow = bullQueue({ clock: systemClock, log: silentLog, work: stores.work, scanMs: 600_000, concurrency: 1, redisUrl: redis.url, name: 'bell' });
      const bell = bullQueue({ clock: systemClock, log: silentLog, work: stores.work, scanMs: 600_000, concurrency: 1, redisUrl: redis.url, name: 'bell' });
      queues.push(slow, bell);
      let ran = 0;
      await slow.start(({ key }) => serve(stores.work, key, () => {
        ran += key === 'order:bell/1' || key === 'order:bell/2' ? 1 : 0;
        return Promise.resolve();
      }));
      const ring = async (key: string) => {
        for (const row of await stores.work.ring([{ key, name: 'order', installationId: 'bell', dueAt: Date.now() }])) await bell.ring(row);
      };
      await wait(500);
      await ring('order:bell/1');
      await until(() => ran === 1);
      await redis.crash();
      await wait(500);
      await redis.revive();
      // The client comes back by itself; a ring before that is left to the scan, so it is repeated here.
      await until(() => (void ring('order:bell/2'), ran >= 2), 30_000);
    });

    it('wakes a free worker past one that has all hands full', async () => {
      const [full, free] = [0, 1].map(() => bullQueue({ clock: systemClock, log: silentLog, work: stores.work, scanMs: 600_000, concurrency: 1, redisUrl: redis.url, name: 'full' })) as [WorkQueue, WorkQueue];
      queues.push(full, free);
      let end: () => void = () => undefined;
      const busy = new Promise<void>((resolve) => (end = resolve));
      const ran: string[] = [];
      const ring = async (key: string) => {
        for (const row of await stores.work.ring([{ key, name: 'order', installationId: 'full', dueAt: Date.now() }])) await full.ring(row);
      };
      const start = (queue: WorkQueue, name: string, run: () => Promise<void>) => queue.start(({ key }) => serve(stores.work, key, () => {
        ran.push(`${name} ${key}`);
        return run();
      }));
      await start(full, 'full', () => busy);
      await wait(500);
      await ring('order:full/1');
      await until(() => ran.length === 1);
      // It waits for rings longer than the other, so that the next is its own.
      await wait(300);
      await start(free, 'free', () => Promise.resolve());
      await wait(300);
      await ring('order:full/2');
      await until(() => ran.includes('free order:full/2'));
      end();
    });
  });
}
