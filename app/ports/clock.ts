import type { Instant } from '~/domain/time';

/** Time is injected everywhere. `monotonic` never jumps and is what deadlines are compared with, in milliseconds. */
export interface Clock {
  now(): Instant;
  monotonic(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
