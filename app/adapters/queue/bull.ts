import Queue from 'bull';
import { errorText } from '~/domain/redact';
import type { WorkQueue } from '~/ports/work-queue';
import type { WorkRef } from '~/ports/work-store';
import { answerRing, ringId, type Ring } from './bell';
import { embeddedQueue, type QueueOptions } from './embedded';

/** Closing waits for Redis to answer; a worker that is told to stop while Redis is away does not. */
const closeMs = 3_000;

/**
 * Bull on Redis rings for many processes; each ring wakes one of them, which then takes due rows by turns as the embedded queue does.
 * So the order of rings decides nothing, and work goes on at the pace of the scan while Redis is away.
 * A job that is done or failed is kept for ever unless it is removed.
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

  function add(jobId: string, ring: Ring): void {
    // Without a connection the client would keep the ring back, and its caller with it, until Redis is there again.
    if (bell.client.status !== 'ready') log.warn('queue.unrung', { key: ring.key });
    else void bell.add(ring, { jobId }).catch((error: unknown) => log.warn('queue.ring', { key: ring.key, error: errorText(error) }));
  }

  return {
    ring: (row: WorkRef) => {
      add(ringId(row), { key: row.key, ring: row.ring, passed: 0 });
      return Promise.resolve();
    },
    start: async (handler) => {
      await hands.start(handler);
      void bell.process(1, ({ data }) => answerRing(hands, data, add)).catch((error: unknown) => log.warn('queue.redis', { error: errorText(error) }));
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
