import { errorText } from '~/domain/redact';
import type { Clock } from '~/ports/clock';
import type { Log } from '~/ports/log';
import type { WorkQueue } from '~/ports/work-queue';
import type { WorkRef, WorkStore } from '~/ports/work-store';

export interface QueueOptions {
  readonly clock: Clock;
  readonly work: Pick<WorkStore, 'due' | 'soonest'>;
  readonly log: Log;
  /** How often due rows are looked for, which finds rings that were lost and rows whose time has come. */
  readonly scanMs: number;
  readonly concurrency: number;
}

export interface EmbeddedQueue extends WorkQueue {
  ring(): Promise<void>;
  isFull(): boolean;
  /** Resolves when a hand is free. */
  room(): Promise<void>;
}

/**
 * One process, nothing to install: due rows are taken by turns, shop after shop, and a ring only wakes who takes them. So a shop with
 * thousands of due orders is rung for thousands of times and is yet served no more often than one with five.
 */
export function embeddedQueue({ clock, work, log, scanMs, concurrency }: QueueOptions): EmbeddedQueue {
  /** One shop whose POS hangs must not have all hands. */
  const mostOfOne = Math.max(1, Math.ceil(concurrency / 2));
  const running = new Map<string, { readonly installationId: string; readonly done: Promise<void> }>();
  const stopping = new AbortController();
  let rung = false;
  let wake: () => void = () => undefined;
  const waiting: (() => void)[] = [];
  let loop: Promise<void> | null = null;
  let servedLast: WorkRef | null = null;

  async function run(handler: (row: Pick<WorkRef, 'key'>) => Promise<void>, row: WorkRef): Promise<void> {
    try {
      await handler(row);
    } catch (error) {
      log.error('queue.handler', { key: row.key, error: errorText(error) });
    } finally {
      running.delete(row.key);
      wakeUp();
      tellRoom();
    }
  }

  function wakeUp(): void {
    rung = true;
    wake();
  }

  function tellRoom(): void {
    for (const tell of waiting.splice(0)) tell();
  }

  const isFull = (): boolean => running.size >= concurrency;
  const handsOf = (installationId: string): number => [...running.values()].filter((one) => one.installationId === installationId).length;

  /**
   * Shops without a hand come first, then those with one, and so on: where a POS is slow, or two shops share its line, hands would
   * gather until everybody else went at its pace.
   */
  async function take(handler: (row: Pick<WorkRef, 'key'>) => Promise<void>): Promise<void> {
    if (isFull()) return;
    // Rows in hand may be listed again until their claim is written; asking for more covers them.
    const rows = await work.due(clock.now(), concurrency + running.size, servedLast);
    for (let most = 1; most <= mostOfOne; most += 1) {
      for (const row of rows) {
        if (isFull()) return;
        if (running.has(row.key) || handsOf(row.installationId) >= most) continue;
        running.set(row.key, { installationId: row.installationId, done: run(handler, row) });
        servedLast = row;
      }
    }
  }

  /** Until a ring, a free hand, or the next row's time; at most one scan. */
  async function pause(): Promise<void> {
    const soonest = !isFull() ? await work.soonest(clock.now()) : null;
    const wait = Math.max(1, Math.min(scanMs, soonest === null ? scanMs : soonest - clock.now()));
    const rest = new AbortController();
    const woken = new Promise<void>((resolve) => (wake = resolve));
    if (rung || stopping.signal.aborted) return;
    await Promise.race([woken, clock.sleep(wait, rest.signal)]);
    rest.abort();
  }

  async function scan(handler: (row: Pick<WorkRef, 'key'>) => Promise<void>): Promise<void> {
    while (!stopping.signal.aborted) {
      rung = false;
      try {
        await take(handler);
        await pause();
      } catch (error) {
        log.error('queue.scan', { error: errorText(error) });
        await clock.sleep(scanMs, stopping.signal);
      }
    }
  }

  return {
    ring: () => {
      wakeUp();
      return Promise.resolve();
    },
    isFull,
    room: () => (!isFull() || stopping.signal.aborted ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    start: (handler) => {
      loop ??= scan(handler);
      return Promise.resolve();
    },
    stop: async () => {
      stopping.abort();
      wakeUp();
      tellRoom();
      await loop;
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
