/** Read-only links for whoever helps a shop. Of a link's token only its SHA-256 is ever stored. */
import type { SupportLink } from '~/domain/support-link';
import type { Instant } from '~/domain/time';

export interface NewSupportLink extends Omit<SupportLink, 'revokedBy' | 'revokedAt' | 'visits' | 'lastVisitAt'> {
  /** Hex; unique. */
  readonly tokenHash: string;
}

export interface SupportVisit {
  readonly at: Instant;
  /** Numeric id of the order that was looked at; null: the overview. */
  readonly orderId: string | null;
}

export interface SupportLinkStore {
  create(link: NewSupportLink): Promise<SupportLink>;
  /** Whatever its state: who may look is decided by the caller's clock. */
  byTokenHash(tokenHash: string): Promise<SupportLink | null>;
  /** Newest first. */
  list(installationId: string): Promise<readonly SupportLink[]>;
  /** False where it is another shop's, was revoked before, or has ended by then. */
  revoke(installationId: string, id: string, by: string, at: Instant): Promise<boolean>;
  /** Counts the visit and keeps it among the newest `keep`; a link that is gone meanwhile counts nothing. */
  visit(id: string, visit: SupportVisit, keep: number): Promise<void>;
  /** Newest first; none for another shop's link. */
  visits(installationId: string, id: string): Promise<readonly SupportVisit[]>;
}
