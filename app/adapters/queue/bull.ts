import Queue from 'bull';
import { errorText } from '~/domain/redact';
import type { WorkQueue } from '~/ports/work-queue';
import type { WorkRef } from '~/ports/work-store';
import { embeddedQueue, type QueueOptions } from './embedded';

/** A ring carries the row's key for whoever looks into Redis; the rows alone say what is due. */
interface Ring { readonly key: string }

/** Closing waits for Redis to answer; a worker that is told to stop while Redis is away does not. */
const closeMs = 3_000;

/**
 * Bull on Redis rings for many processes; each ring wakes one of them, which then takes due rows by turns as the embedded queue does.
 * So the order of rings decides nothing, and work goes on at the pace of the scan while Redis is away.
 * Job id = key and ring number: a bare key would swallow every later ring while an earlier job of that id is still kept, and a failed
 * one is kept for ever unless removed.
 */
export function bullQueue(options: QueueOptions & { readonly redisUrl: string; readonly name?: string }): WorkQueue {
  const { clock, log } = options;
  const hands = embeddedQueue(options);
  const bell = new Queue<Ring>(options.name ?? 'tillbridge', options.redisUrl, {
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
    settings: { maxStalledCount: 0 },
  });
  // Bull names its connection when it starts to process and awaits nothing of it (4.16, lib/queue.js): closed meanwhile, that would end the process.
  const named = bell as unknown as { setWorkerName: () => Promise<void> };
  const setName = named.setWorkerName.bind(bell);
  named.setWorkerName = () => setName().catch((error: unknown) => log.warn('queue.redis', { error: errorText(error) }));
  bell.on('error', (error) => log.warn('queue.redis', { error: error.message }));

  return {
    ring: (row: WorkRef) => {
      // Without a connection the client would keep the ring back, and its caller with it, until Redis is there again.
      if (bell.client.status !== 'ready') log.warn('queue.unrung', { key: row.key });
      else void bell.add({ key: row.key }, { jobId: `${row.key}#${row.ring}` }).catch((error: unknown) => log.warn('queue.ring', { key: row.key, error: errorText(error) }));
      return Promise.resolve();
    },
    start: async (handler) => {
      await hands.start(handler);
      void bell.process(1, async () => {
        await hands.ring();
        // A busy process keeps one ring at most: the others are for those with a free hand.
        await hands.room();
      }).catch((error: unknown) => log.warn('queue.redis', { error: errorText(error) }));
    },
    stop: async () => {
      await hands.stop();
      const rest = new AbortController();
      await Promise.race([bell.close(), clock.sleep(closeMs, rest.signal)]);
      rest.abort();
      // A connection that was about to come back would try for ever.
      for (const client of bell.clients) client.disconnect();
    },
  };
}
