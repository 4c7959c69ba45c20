import type { Deps } from './deps';

/** More than clocks drift apart between two looks. */
const jumpMs = 1_000;

/**
 * For how long, by the monotonic clock, this process has seen the wall clock run evenly. Leases and locks end at times of the wall clock:
 * where it has jumped, whoever they were taken from may still believe in them. Each job looks once, so that a jump is known to the next.
 */
export function evenForMs({ clock, memory }: Pick<Deps, 'clock' | 'memory'>): number {
  const offset = clock.now() - clock.monotonic();
  const even = memory.wall !== null && Math.abs(offset - memory.wall.offset) < jumpMs;
  memory.wall = { offset, since: even && memory.wall ? memory.wall.since : clock.monotonic() };
  return clock.monotonic() - memory.wall.since;
}
