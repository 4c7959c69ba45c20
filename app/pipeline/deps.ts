import type { ProcessMemory } from './process-memory';
import type { Cipher } from '~/ports/cipher';
import type { Clock } from '~/ports/clock';
import type { Log } from '~/ports/log';
import type { OrderSource } from '~/ports/order-source';
import type { PosRegistry } from '~/ports/pos-gateway';
import type { Stores } from '~/ports/stores';
import type { WorkQueue } from '~/ports/work-queue';

/** Times that are validated settings, in milliseconds. */
export interface Timing {
  readonly leaseMs: number;
  /** Overrides of the manifest's times, for slow or shortened environments. */
  readonly requestTimeoutMs: number | null;
  readonly settleMs: number | null;
  readonly scanMs: number;
  /** How often the checks of open problems run, and all checks. */
  readonly recheckMs: number;
  readonly checkAllMs: number;
  /** How often the shop's orders are compared with Shopify's. */
  readonly sweepMs: number;
}

/** What every use case is given. Nothing in the pipeline reads the environment, a clock or a global. */
export interface Deps {
  readonly clock: Clock;
  readonly log: Log;
  readonly cipher: Cipher;
  readonly stores: Stores;
  readonly source: OrderSource;
  readonly pos: PosRegistry;
  readonly queue: WorkQueue;
  readonly timing: Timing;
  /** Shopify scopes that the app asks for. */
  readonly wantedScopes: readonly string[];
  /** What this process alone remembers; `newProcessMemory()`. */
  readonly memory: ProcessMemory;
}
