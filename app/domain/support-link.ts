/** A link by which somebody outside the shop may look at it, and change nothing: what it shows, and until when. */
import type { Instant } from './time';

const hourMs = 3_600_000;

/** None lives longer than a week. */
export const lifetimes = { hour: hourMs, day: 24 * hourMs, week: 168 * hourMs } as const;
export type Lifetime = keyof typeof lifetimes;
export const isLifetime = (name: unknown): name is Lifetime => typeof name === 'string' && Object.hasOwn(lifetimes, name);

/** As many at once as anybody can keep an eye on. */
export const mostLiveLinks = 50;
/** The newest visits are kept one by one; all are counted. */
export const visitsKept = 200;

export interface SupportLink {
  readonly id: string;
  readonly installationId: string;
  /** Numeric id of the one order that it shows; null: the whole app. */
  readonly orderId: string | null;
  /** Names of people and what staff wrote are hidden. */
  readonly masked: boolean;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly endsAt: Instant;
  readonly revokedBy: string | null;
  readonly revokedAt: Instant | null;
  readonly visits: number;
  readonly lastVisitAt: Instant | null;
}

export type LinkState = 'live' | 'ended' | 'revoked';

export const linkState = ({ revokedAt, endsAt }: Pick<SupportLink, 'revokedAt' | 'endsAt'>, now: Instant): LinkState =>
  revokedAt !== null ? 'revoked' : endsAt <= now ? 'ended' : 'live';

/** One page under a link: its first, or an order's. */
export interface SupportPage {
  readonly orderId: string | null;
}

/** Which order the page shows: null is the overview. A link to one order shows that one alone. */
export function pageOf(link: Pick<SupportLink, 'orderId'>, { orderId }: SupportPage): { readonly kind: 'overview' } | { readonly kind: 'order'; readonly orderId: string } | null {
  if (link.orderId === null) return orderId === null ? { kind: 'overview' } : { kind: 'order', orderId };
  return orderId === null || orderId === link.orderId ? { kind: 'order', orderId: link.orderId } : null;
}
