import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '~/ports/clock';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    // An aborted sleep has simply ended; nobody waits for why.
    await wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  },
};
