import type { Instant } from '~/domain/time';
import type { Connection } from '~/ports/connection-store';

/**
 * Whether it is from before the moment since which the connection's journal counts as whole. Then the journal may be younger than the
 * POS: a reinstall or a database that was put back forgets what an earlier one posted. Nothing was posted in the minute and a half
 * before that moment, so Shopify's clock and ours may differ by as much.
 */
export const isOlder = (at: Instant, { journalSince }: Connection): boolean => at < journalSince;
