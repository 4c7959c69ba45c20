import type { Instant } from '~/domain/time';
import type { Connection } from '~/ports/connection-store';

/** So much may Shopify's clock, which says when an order was placed, be ahead of ours. */
export const clocksApartMs = 90_000;

/**
 * Whether it is from before the moment since which the connection's journal counts as whole. Then the journal may be younger than the
 * POS: a reinstall or a database that was put back forgets what an earlier one posted. Nothing that it forgot was posted less than
 * `clocksApartMs` before that moment: `npm run restored` waits that long, whoever finds it out sets it that much later, and a lost
 * installation is not made and connected anew in less.
 */
export const isOlder = (at: Instant, { journalSince }: Connection): boolean => at < journalSince;
