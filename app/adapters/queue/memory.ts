import type { WorkQueue } from '~/ports/work-queue';
import type { WorkRef } from '~/ports/work-store';
import { ringId } from './bell';

/** For tests that step by hand: rings are kept until `drain`, under Bull's rule that a job id is swallowed while it is held. */
export function memoryQueue(): WorkQueue & { drain(): Promise<number>; forget(): void } {
  const rings = new Map<string, string>();
  let handler: ((work: Pick<WorkRef, 'key'>) => Promise<void>) | null = null;
  return {
    ring: (row) => {
      rings.set(ringId(row), row.key);
      return Promise.resolve();
    },
    start: (given) => {
      handler = given;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
    /** Runs what was rung, one after the other; returns how many. */
    drain: async () => {
      let count = 0;
      for (const [id, key] of rings) {
        rings.delete(id);
        count += 1;
        await handler?.({ key });
      }
      return count;
    },
    /** As if Redis were emptied. */
    forget: () => rings.clear(),
  };
}
