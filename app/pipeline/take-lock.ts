import type { Deps } from './deps';

/** More than clocks drift apart between two looks. */
const jumpMs = 1_000;

/**
 * A lock of those that let nobody send before what an earlier hand sent has landed. Its end is a time of the wall clock, which may jump:
 * a lapsed one is taken only by a process that has seen its clock run evenly for the lock's whole time. Found by seed 5003951 of the simulation.
 */
export const takeLock = (deps: Deps, name: string, ms: number): Promise<string | null> =>
  deps.stores.locks.take(name, deps.clock.now(), ms, evenForMs(deps) >= ms);

function evenForMs({ clock, memory }: Deps): number {
  const offset = clock.now() - clock.monotonic();
  const even = memory.wall !== null && Math.abs(offset - memory.wall.offset) < jumpMs;
  memory.wall = { offset, since: even && memory.wall ? memory.wall.since : clock.monotonic() };
  return clock.monotonic() - memory.wall.since;
}
