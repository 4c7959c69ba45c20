import { expect, it } from 'vitest';
import { embeddedQueue } from '~/adapters/queue/embedded';
import { memoryStores } from '~/adapters/store/memory/stores';
import { prismaStores } from '~/adapters/store/prisma/stores';
import { freshSqlite } from '../support/sqlite';
import { silentLog } from '../support/log';
import { VirtualClock } from '../support/virtual-clock';
import { until, workQueueContract } from './work-queue.contract';

workQueueContract('embedded', async () => {
  const { db, close } = await freshSqlite();
  const stores = prismaStores(db);
  const hands = 4;
  // Nothing is kept outside the database: there is nothing to lose.
  return { stores, hands, make: (clock) => embeddedQueue({ clock, log: silentLog, work: stores.work, scanMs: 200, concurrency: hands }), lose: () => undefined, close };
});

it('does not let hands gather where it is slow: two shops that hang have one each, and the others go on with theirs', async () => {
  const { work } = memoryStores();
  const clock = new VirtualClock(1_000);
  const shops = ['hangs', 'hangs too', 'fast', 'fast too'];
  await work.ring(shops.flatMap((shop) => Array.from({ length: 20 }, (_, index) => ({ key: `order:${shop}/${String(index).padStart(2, '0')}`, name: 'order', installationId: shop, dueAt: 0 }))));
  const ran: string[] = [];
  let free: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => (free = resolve));
  const queue = embeddedQueue({ clock, log: silentLog, work, scanMs: 1_000, concurrency: 4 });
  await queue.start(async ({ key }) => {
    const claimed = await work.claim(key, clock.now(), 60_000);
    if (!claimed) return;
    ran.push(key);
    if (key.includes('hangs')) await hanging;
    else await Promise.resolve();
    await work.finish(claimed, { dueAt: null, attempts: 0, error: null });
  });
  await until(() => ran.filter((key) => key.includes('fast')).length === 40);
  expect(ran.slice(0, 4).map((key) => key.slice(6, -3)).sort()).toEqual(['fast', 'fast too', 'hangs', 'hangs too']);
  free();
  await until(() => ran.length === 80);
  await queue.stop();
});
