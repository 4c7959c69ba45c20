import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '~/ports/clock';
import type { Stores } from '~/ports/stores';
import type { WorkQueue } from '~/ports/work-queue';
import { systemClock } from '~/adapters/clock/system';

export interface QueueStage {
  readonly stores: Stores;
  /** A queue of its own for each test, over the same rows. */
  make(clock: Clock): WorkQueue;
  /** Loses every ring that is kept outside the database. */
  lose(): void;
  close(): Promise<void>;
}

const wait = (ms: number): Promise<void> => systemClock.sleep(ms);
async function until(what: () => boolean, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!what()) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await wait(10);
  }
}

/** What every driver of the queue has to do: the rows are the truth, so losing rings may cost time and nothing else. */
export function workQueueContract(name: string, open: () => Promise<QueueStage>): void {
  describe(`work queue: ${name}`, () => {
    let stage: QueueStage;
    const queues: WorkQueue[] = [];
    let count = 0;
    beforeAll(async () => {
      stage = await open();
    }, 120_000);
    afterEach(async () => {
      await Promise.all(queues.splice(0).map((queue) => queue.stop()));
    });
    afterAll(() => stage.close());

    /** Claims and finishes rows as the job runner does, and tells what ran. */
    const started = async (work: (key: string) => Promise<void> = () => Promise.resolve()) => {
      const ran: string[] = [];
      const queue = stage.make(systemClock);
      queues.push(queue);
      await queue.start(async ({ key }) => {
        for (let claimed = await stage.stores.work.claim(key, Date.now(), 60_000); claimed; claimed = null) {
          ran.push(key);
          await work(key);
          await stage.stores.work.finish(claimed, { dueAt: null, attempts: 0, error: null });
        }
      });
      return { queue, ran };
    };
    const newKey = (): string => `order:queue-${name}/${(count += 1)}`;
    const due = (key: string, dueAt = Date.now()) => stage.stores.work.ring([{ key, name: 'order', installationId: `queue-${name}`, dueAt }]);

    it('runs what is rung', async () => {
      const { queue, ran } = await started();
      const key = newKey();
      for (const row of await due(key)) await queue.ring(row);
      await until(() => ran.includes(key));
    });
    it('runs the same key once at a time, and again when it was rung meanwhile', async () => {
      let running = 0;
      let most = 0;
      const { queue, ran } = await started(async () => {
        running += 1;
        most = Math.max(most, running);
        await wait(100);
        running -= 1;
      });
      const key = newKey();
      for (const row of await due(key)) await queue.ring(row);
      await until(() => running === 1);
      for (const row of [...(await due(key)), ...(await due(key))]) await queue.ring(row);
      await until(() => ran.filter((one) => one === key).length === 2);
      await wait(200);
      expect([most, ran.filter((one) => one === key).length]).toEqual([1, 2]);
    });
    it('is not early, and finds what became due', async () => {
      const { queue, ran } = await started();
      const key = newKey();
      const dueAt = Date.now() + 700;
      for (const row of await due(key, dueAt)) await queue.ring(row);
      await until(() => ran.includes(key));
      expect(Date.now()).toBeGreaterThanOrEqual(dueAt);
    });
    it('finds due rows whose ring was lost', async () => {
      const key = newKey();
      await due(key);
      stage.lose();
      const { ran } = await started();
      await until(() => ran.includes(key));
    });
    it('goes on after a handler has thrown', async () => {
      const queue = stage.make(systemClock);
      queues.push(queue);
      const seen: string[] = [];
      await queue.start(({ key }) => {
        seen.push(key);
        return seen.length === 1 ? Promise.reject(new Error('once')) : stage.stores.work.claim(key, Date.now(), 60_000).then((claimed) => void (claimed && stage.stores.work.finish(claimed, { dueAt: null, attempts: 0, error: null })));
      });
      const keys = [newKey(), newKey()];
      for (const key of keys) for (const row of await due(key)) await queue.ring(row);
      await until(() => keys.every((key) => seen.includes(key)) && seen.length >= 3);
    });
    it('waits on stopping for what is running', async () => {
      let done = false;
      const { queue, ran } = await started(async () => {
        await wait(300);
        done = true;
      });
      for (const row of await due(newKey())) await queue.ring(row);
      await until(() => ran.length === 1);
      await queue.stop();
      expect(done).toBe(true);
    });
  });
}
