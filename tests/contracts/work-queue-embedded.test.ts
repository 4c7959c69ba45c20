import { embeddedQueue } from '~/adapters/queue/embedded';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { freshSqlite } from '../support/sqlite';
import { silentLog } from '../support/log';
import { workQueueContract } from './work-queue.contract';

workQueueContract('embedded', async () => {
  const { db, close } = await freshSqlite();
  const stores = prismaStores(db);
  const hands = 4;
  // Nothing is kept outside the database: there is nothing to lose.
  return { stores, hands, make: (clock) => embeddedQueue({ clock, log: silentLog, work: stores.work, scanMs: 200, concurrency: hands }), lose: () => undefined, close };
});
