import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '~/ports/clock';
import type { Stores } from '~/ports/stores';
import type { WorkQueue } from '~/ports/work-queue';
import type { WorkEnd, WorkStore } from '~/ports/work-store';
import { systemClock } from '~/adapters/clock/system';

export interface QueueStage {
  readonly stores: Stores;
  /** A queue of its own for each test, over the same rows, with `hands` hands. */
  make(clock: Clock): WorkQueue;
  readonly hands: number;
  /** Loses every ring that is kept outside the database. */
  lose(): void;
  close(): Promise<void>;
}

export const wait = (ms: number): Promise<void> => systemClock.sleep(ms);
export async function until(what: () => boolean, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!what()) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await wait(10);
  }
}

const done: WorkEnd = { dueAt: null, attempts: 0, error: null };

/** Claims and gives back as the job runner does: a ring during the run runs it again. */
export async function serve(work: WorkStore, key: string, run: () => Promise<WorkEnd | void>, leaseMs = 60_000): Promise<void> {
  for (;;) {
    const claimed = await work.claim(key, Date.now(), leaseMs);
    if (!claimed) return;
    if ((await work.finish(claimed, (await run()) ?? done)) !== 'rung') return;
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

    /** One worker; `ran` tells what it has begun, in order. */
    const started = async (run: (key: string) => Promise<WorkEnd | void> = () => Promise.resolve()) => {
      const ran: string[] = [];
      const queue = stage.make(systemClock);
      queues.push(queue);
      await queue.start(({ key }) => serve(stage.stores.work, key, () => {
        ran.push(key);
        return run(key);
      }));
      return { queue, ran, times: (key: string) => ran.filter((one) => one === key).length };
    };
    const newKey = (shop = `queue-${name}`): string => `order:${shop}/${(count += 1)}`;
    const shopOf = (key: string): string => key.slice('order:'.length, key.indexOf('/'));
    const due = (keys: readonly string[], dueAt = Date.now()) => stage.stores.work.ring(keys.map((key) => ({ key, name: 'order', installationId: shopOf(key), dueAt })));
    const rung = async (queue: WorkQueue, ...keys: string[]): Promise<void> => {
      for (const row of await due(keys)) await queue.ring(row);
    };

    it('runs what is rung', async () => {
      const { queue, ran } = await started();
      const key = newKey();
      await rung(queue, key);
      await until(() => ran.includes(key));
    });

    it('runs the same key once at a time, and again when it was rung meanwhile', async () => {
      let running = 0;
      let most = 0;
      const { queue, times } = await started(async () => {
        most = Math.max(most, (running += 1));
        await wait(100);
        running -= 1;
      });
      const key = newKey();
      await rung(queue, key);
      await until(() => running === 1);
      await rung(queue, key);
      await rung(queue, key);
      await until(() => times(key) === 2);
      await wait(200);
      expect([most, times(key)]).toEqual([1, 2]);
    });

    it('runs a key once at a time among several workers, whichever of them is rung', async () => {
      let running = 0;
      let most = 0;
      let runs = 0;
      const run = async (): Promise<void> => {
        most = Math.max(most, (running += 1));
        runs += 1;
        await wait(20);
        running -= 1;
      };
      const workers = [await started(run), await started(run)];
      const key = newKey();
      for (let turn = 0; turn < 6; turn += 1) {
        await Promise.all(workers.map(({ queue }) => rung(queue, key)));
        await wait(15);
      }
      await until(() => running === 0 && runs >= 2);
      await wait(100);
      expect(most).toBe(1);
      expect(await stage.stores.work.claim(key, Date.now(), 1)).toBeNull();
    });

    it('is not early, and finds what became due', async () => {
      const { queue, ran } = await started();
      const key = newKey();
      const dueAt = Date.now() + 700;
      for (const row of await due([key], dueAt)) await queue.ring(row);
      await until(() => ran.includes(key));
      expect(Date.now()).toBeGreaterThanOrEqual(dueAt);
    });

    it('comes back after the wait that a run asked for, not before, and never after it gave up', async () => {
      const key = newKey();
      const at: number[] = [];
      const { queue } = await started(() => {
        at.push(Date.now());
        return Promise.resolve(at.length < 3 ? { dueAt: Date.now() + 300 * at.length, attempts: at.length, error: 'once more' } : { dueAt: null, attempts: 3, error: 'gave up', deadSince: Date.now() });
      });
      await rung(queue, key);
      await until(() => at.length === 3);
      await wait(700);
      expect(at).toHaveLength(3);
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(300);
      expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThanOrEqual(600);
      expect(await stage.stores.work.dead(shopOf(key), 10)).toMatchObject([{ key, attempts: 3, lastError: 'gave up', dueAt: null }]);
      await rung(queue, key);
      await until(() => at.length === 4);
    });

    it('finds due rows whose ring was lost', async () => {
      const key = newKey();
      await due([key]);
      stage.lose();
      const { ran } = await started();
      await until(() => ran.includes(key));
    });

    it('takes up a dead worker\'s work after its lease', async () => {
      const key = newKey();
      await due([key]);
      const until500 = Date.now() + 500;
      expect(await stage.stores.work.claim(key, Date.now(), 500)).not.toBeNull();
      const { queue, ran } = await started();
      await rung(queue, key);
      await until(() => ran.includes(key));
      expect(Date.now()).toBeGreaterThanOrEqual(until500);
    });

    it('goes on after a handler has thrown', async () => {
      const queue = stage.make(systemClock);
      queues.push(queue);
      const seen: string[] = [];
      await queue.start(({ key }) => {
        seen.push(key);
        return seen.length === 1 ? Promise.reject(new Error('once')) : serve(stage.stores.work, key, () => Promise.resolve());
      });
      const keys = [newKey(), newKey()];
      await rung(queue, ...keys);
      await until(() => keys.every((key) => seen.includes(key)) && seen.length >= 3);
    });

    it('waits on stopping for what is running, and begins nothing more', async () => {
      let ended = 0;
      const { queue, ran } = await started(async () => {
        await wait(300);
        ended += 1;
      });
      await rung(queue, newKey());
      await until(() => ran.length === 1);
      const later = newKey();
      const stopped = queue.stop();
      await rung(queue, later);
      await stopped;
      expect(ended).toBe(ran.length);
      await wait(400);
      expect(ended).toBe(ran.length);
      await serve(stage.stores.work, later, () => Promise.resolve());
    });

    it('lets no flood starve another shop: its five orders are begun among the next 10 and two rounds of hands, with 1,000 waiting', async () => {
      const { queue, ran } = await started(() => wait(1));
      const flood = Array.from({ length: 1_000 }, () => newKey(`flood-${name}`));
      await rung(queue, ...flood);
      await until(() => ran.length >= 20);
      const small = Array.from({ length: 5 }, () => newKey(`small-${name}`));
      const from = ran.length;
      await rung(queue, ...small);
      await until(() => small.every((key) => ran.includes(key)));
      const last = Math.max(...small.map((key) => ran.indexOf(key)));
      await queue.stop();
      const bound = 2 * small.length + 2 * stage.hands;
      expect(last - from).toBeLessThanOrEqual(bound);
      expect(ran.filter((key) => flood.includes(key))).not.toHaveLength(1_000);
      for (const row of await stage.stores.work.due(Date.now(), 2_000)) await serve(stage.stores.work, row.key, () => Promise.resolve());
    });
  });
}
