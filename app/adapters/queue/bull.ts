import Queue from 'bull';
import { errorText } from '~/domain/redact';
import type { WorkQueue } from '~/ports/work-queue';
import type { WorkRef } from '~/ports/work-store';
import type { QueueOptions } from './embedded';

/** A ring carries the row's key and nothing else: the row is the truth. */
interface Ring { readonly key: string }

/**
 * Bull on Redis rings for many processes. Job id = key and ring number: a bare key would swallow every later ring while an
 * earlier job of that id is still kept, and a failed one is kept for ever unless removed.
 */
export function bullQueue(options: QueueOptions & { readonly redisUrl: string; readonly name?: string }): WorkQueue {
  const { clock, work, log, scanMs, concurrency } = options;
  const queue = new Queue<Ring>(options.name ?? 'tillbridge', options.redisUrl, {
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
    settings: { maxStalledCount: 0 },
  });
  queue.on('error', (error) => log.warn('queue.redis', { error: error.message }));
  const stopping = new AbortController();
  let loop: Promise<void> | null = null;

  async function ring(row: WorkRef): Promise<void> {
    try {
      await queue.add({ key: row.key }, { jobId: `${row.key}#${row.ring}` });
    } catch (error) {
      // The row is due all the same; the scan rings again.
      log.warn('queue.ring', { key: row.key, error: errorText(error) });
    }
  }

  /** Rings for due rows that nobody holds: emptied or lost Redis, delays that have passed, workers that died. */
  async function scan(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        for (const row of await work.due(clock.now(), 500)) await ring(row);
      } catch (error) {
        log.error('queue.scan', { error: errorText(error) });
      }
      await clock.sleep(scanMs, stopping.signal);
    }
  }

  return {
    ring,
    start: async (handler) => {
      void queue.process(concurrency, async (job) => {
        await handler({ key: job.data.key });
      });
      loop ??= scan();
      await queue.isReady();
    },
    stop: async () => {
      stopping.abort();
      await loop;
      await queue.close();
    },
  };
}
