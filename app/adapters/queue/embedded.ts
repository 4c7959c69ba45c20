import { errorText } from '~/domain/redact';
import type { Clock } from '~/ports/clock';
import type { Log } from '~/ports/log';
import type { WorkQueue } from '~/ports/work-queue';
import type { WorkRef, WorkStore } from '~/ports/work-store';

export interface QueueOptions {
  readonly clock: Clock;
  readonly work: WorkStore;
  readonly log: Log;
  /** How often due rows are looked for, which finds rings that were lost and rows whose time has come. */
  readonly scanMs: number;
  readonly concurrency: number;
}

/** One process, nothing to install: due rows are scanned, and a ring wakes the scan at once. */
export function embeddedQueue({ clock, work, log, scanMs, concurrency }: QueueOptions): WorkQueue {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let rung = false;
  let wake: () => void = () => undefined;
  let loop: Promise<void> | null = null;

  async function run(handler: (row: Pick<WorkRef, 'key'>) => Promise<void>, row: WorkRef): Promise<void> {
    try {
      await handler(row);
    } catch (error) {
      log.error('queue.handler', { key: row.key, error: errorText(error) });
    } finally {
      running.delete(row.key);
      wakeUp();
    }
  }

  function wakeUp(): void {
    rung = true;
    wake();
  }

  /** How long until the next row is due, at most one scan. */
  async function pause(): Promise<void> {
    const { nextDueAt } = await work.backlog(null, clock.now());
    const wait = Math.max(1, Math.min(scanMs, nextDueAt === null ? scanMs : nextDueAt - clock.now()));
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
        const room = concurrency - running.size;
        // Rows in hand may be listed again until their claim is written; asking for more covers them.
        const due = room > 0 ? await work.due(clock.now(), room + running.size) : [];
        for (const row of due.filter((one) => !running.has(one.key)).slice(0, room)) running.set(row.key, run(handler, row));
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
    start: (handler) => {
      loop ??= scan(handler);
      return Promise.resolve();
    },
    stop: async () => {
      stopping.abort();
      wakeUp();
      await loop;
      await Promise.all(running.values());
    },
  };
}
