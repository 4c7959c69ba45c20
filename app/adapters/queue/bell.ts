import type { WorkRef } from '~/ports/work-store';
import type { EmbeddedQueue } from './embedded';

/** What a bell carries to whoever it wakes. It is for those who look into the bell: the rows alone say what is due. */
export interface Ring {
  readonly key: string;
  readonly ring: number;
  /** How many busy processes have handed it on. */
  readonly passed: number;
}

/**
 * A bell swallows what comes with an id that it still holds, waiting or in somebody's hand, and that hand may be one that died or stands
 * still. So each ring has an id of its own: the row's key and ring number, and how often it was handed on.
 */
export const ringId = ({ key, ring }: Pick<WorkRef, 'key' | 'ring'>, passed = 0): string => `${key}#${ring}${passed === 0 ? '' : `/${passed}`}`;

/**
 * What a process does with the one ring that it has in hand. Without a free hand it hands the ring on, because another process may have
 * one, and keeps its own until there is room: so it takes no more of them meanwhile, and nobody misses a wake-up by it.
 */
export async function answerRing(hands: EmbeddedQueue, ring: Ring, add: (id: string, ring: Ring) => void): Promise<void> {
  const passed = ring.passed + 1;
  if (hands.isFull()) add(ringId(ring, passed), { ...ring, passed });
  await hands.ring();
  await hands.room();
}
