import type { Instant } from '../time';
import type { Hearing } from './sweep';

/** An order that much newer than the last delivery was not announced: webhooks are silent. */
export const silentMs = 15 * 60_000;

/** Topics that tell of orders; `app/…` and the compliance topics say nothing about whether orders are announced. */
export const orderTopics = ['orders/create', 'orders/updated', 'orders/edited', 'orders/cancelled', 'orders/delete', 'refunds/create'] as const;

export function lastOrderNews(deliveries: Readonly<Record<string, Instant>>): Instant | null {
  const times = orderTopics.flatMap((topic) => deliveries[topic] ?? []);
  return times.length > 0 ? Math.max(...times) : null;
}

export const isSilent = ({ since, newest }: Hearing, lastNews: Instant | null): boolean => newest !== null && newest - Math.max(lastNews ?? since, since) >= silentMs;

/** A delivery that is younger than all that were missed ends the silence, and the count with it. */
export const heardAgain = (hearing: Hearing, lastNews: Instant | null): Hearing =>
  hearing.newest !== null && lastNews !== null && lastNews > hearing.newest ? { ...hearing, missed: 0, newest: null } : hearing;
