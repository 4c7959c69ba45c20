import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { lifetimes, linkState, mostLiveLinks, pageOf, visitsKept, type Lifetime, type SupportLink, type SupportPage } from '~/domain/support-link';
import type { Installation } from '~/ports/installation-store';
import type { Deps } from './deps';

type Given = Pick<Deps, 'stores' | 'clock' | 'log'>;

export interface LinkWish {
  readonly installationId: string;
  /** Numeric; null for the whole app. */
  readonly orderId: string | null;
  readonly lifetime: Lifetime;
  readonly masked: boolean;
  readonly by: string;
}

/** The token is told this once: it is stored nowhere. */
export type LinkMade = { readonly kind: 'made'; readonly token: string; readonly link: SupportLink } | { readonly kind: 'refused'; readonly reason: 'too-many' | 'unknown-order' };

export async function makeSupportLink({ stores, clock, log }: Given, { installationId, orderId, lifetime, masked, by }: LinkWish): Promise<LinkMade> {
  const now = clock.now();
  if (orderId !== null && !(await stores.orders.get(`${installationId}/${orderId}`))) return { kind: 'refused', reason: 'unknown-order' };
  const live = (await stores.supportLinks.list(installationId)).filter((link) => linkState(link, now) === 'live');
  if (live.length >= mostLiveLinks) return { kind: 'refused', reason: 'too-many' };
  const token = randomBytes(32).toString('base64url');
  const link = await stores.supportLinks.create({ id: randomUUID(), installationId, tokenHash: hashOf(token), orderId, masked, createdBy: by, createdAt: now, endsAt: now + lifetimes[lifetime] });
  log.info('support.link', { installationId, link: link.id, by, endsAt: link.endsAt });
  return { kind: 'made', token, link };
}

/** False where there was nothing of this shop to revoke any more. */
export async function revokeSupportLink({ stores, clock, log }: Given, installationId: string, id: string, by: string): Promise<boolean> {
  const revoked = await stores.supportLinks.revoke(installationId, id, by, clock.now());
  if (revoked) log.info('support.revoked', { installationId, link: id, by });
  return revoked;
}

export interface OpenLink {
  readonly link: SupportLink;
  readonly installation: Installation;
  /** The order that is shown; null is the overview. */
  readonly orderId: string | null;
}

/** What the holder of a token may see at this moment. Null says the same of an unknown, an ended and a revoked one, and of what a link does not show. */
export async function openSupportLink({ stores, clock }: Pick<Given, 'stores' | 'clock'>, token: string, asked: SupportPage): Promise<OpenLink | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const link = await stores.supportLinks.byTokenHash(hashOf(token));
  if (!link || linkState(link, clock.now()) !== 'live') return null;
  const page = pageOf(link, asked);
  const installation = page && (await stores.installations.byId(link.installationId));
  if (!page || !installation || installation.uninstalledAt !== null) return null;
  return { link, installation, orderId: page.kind === 'order' ? page.orderId : null };
}

/** Looking changes nothing but this. */
export const recordVisit = ({ stores, clock }: Pick<Given, 'stores' | 'clock'>, { link, orderId }: OpenLink): Promise<void> =>
  stores.supportLinks.visit(link.id, { at: clock.now(), orderId }, visitsKept);

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
