import type { RetentionStore } from '~/ports/retention-store';
import type { Memory } from './memory';
import { moment, promised } from './shared';
import { dropWork } from './waiting-rows';

export const memoryRetentionStore = (memory: Memory): RetentionStore => promised<RetentionStore>({
  prune: (horizons, now) => ({
    deliveries: pruneDeliveries(memory, moment(horizons.deliveries)),
    timeline: [...memory.timelines.values()].reduce((gone, entries) => gone + dropAll(entries, ({ at }) => at < moment(horizons.timeline)), 0),
    problems: [...memory.problems.values()].reduce((gone, problems) => gone + dropFrom(problems, ({ state, closedAt }) => state === 'closed' && closedAt !== null && closedAt < moment(horizons.problems)), 0),
    privacy: dropFrom(memory.privacy, ({ doneAt }) => doneAt !== null && doneAt < moment(horizons.privacy)),
    supportLinks: dropFrom(memory.supportLinks, ({ revokedAt, endsAt }) => (revokedAt ?? endsAt) < moment(horizons.supportLinks)),
    work: [...memory.work.values()].filter((row) => row.name === 'privacy' && row.dueAt === null).map((row) => dropWork(memory, row)).length,
    locks: dropFrom(memory.locks, ({ until }) => until < moment(horizons.locks)),
    signIns: dropFrom(memory.signIns, ({ expiresAt }) => expiresAt <= moment(now)),
  }),
});

/** The newest of a topic stays. */
function pruneDeliveries(memory: Memory, before: number): number {
  let gone = 0;
  for (const [shop, deliveries] of memory.deliveries) {
    gone += dropFrom(deliveries, ({ topic, receivedAt }) => receivedAt < before && receivedAt < (memory.lastDeliveries.get(shop)?.get(topic) ?? 0));
  }
  return gone;
}

export function dropFrom<K, V>(map: Map<K, V>, drops: (value: V, key: K) => boolean): number {
  const gone = [...map].filter(([key, value]) => drops(value, key));
  for (const [key] of gone) map.delete(key);
  return gone.length;
}

function dropAll<T>(list: T[], drops: (one: T) => boolean): number {
  const stay = list.filter((one) => !drops(one));
  const gone = list.length - stay.length;
  list.splice(0, list.length, ...stay);
  return gone;
}
