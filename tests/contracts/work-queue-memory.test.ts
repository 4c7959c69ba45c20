import { memoryQueue } from '~/adapters/queue/memory';
import { systemClock } from '~/adapters/clock/system';
import { prismaStores } from '~/adapters/store/prisma/stores';
import type { WorkRef } from '~/ports/work-store';
import { freshSqlite } from '../support/sqlite';
import { workQueueContract } from './work-queue.contract';

/** The memory queue has no time of its own: whoever steps it looks for due rows and rings for the next ones, as the simulation does. */
workQueueContract('memory', async () => {
  const { db, close } = await freshSqlite();
  const { work, ...stores } = prismaStores(db);
  return {
    stores: { ...stores, work },
    hands: 1,
    make: () => {
      const queue = memoryQueue();
      let stopped = false;
      let steps = Promise.resolve();
      const step = async (): Promise<void> => {
        for (let last: WorkRef | null = null; !stopped; await systemClock.sleep(5)) {
          queue.forget();
          for (const row of await work.due(Date.now(), 1, last)) {
            last = row;
            await queue.ring(row);
          }
          await queue.drain().catch(() => 0);
        }
      };
      return {
        ring: () => Promise.resolve(),
        start: async (handler) => {
          await queue.start(handler);
          steps = step();
        },
        stop: () => {
          stopped = true;
          return steps;
        },
      };
    },
    lose: () => undefined,
    close,
  };
});
