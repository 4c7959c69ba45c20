import type { Deps } from './deps';
import { evenForMs } from './even-clock';

/**
 * A lock of those that let nobody send before what an earlier hand sent has landed. A lapsed one is taken only where the clock has run
 * evenly for the lock's whole time. Found by seed 5003951 of the simulation.
 */
export const takeLock = (deps: Deps, name: string, ms: number): Promise<string | null> =>
  deps.stores.locks.take(name, deps.clock.now(), ms, evenForMs(deps) >= ms);
