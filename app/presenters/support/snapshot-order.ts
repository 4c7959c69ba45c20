import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import { presentOrder } from '../order';
import type { ReadStores } from '../read-stores';
import type { PosKinds } from '../settings/pos-manifest';
import { changesBetween, presentConfiguration } from './configuration';

export interface SnapshotOrderSight {
  readonly id: string;
  readonly pos: PosKinds;
  readonly now: Instant;
}

/** The order's own page without its buttons, and what is set otherwise than when it was judged. Null = not an order of this installation. */
export async function presentSnapshotOrder(stores: ReadStores, installation: Installation, { id, pos, now }: SnapshotOrderSight) {
  // Shopify is not asked: a look from outside may neither use up its allowance nor renew a token.
  const order = await presentOrder(stores, { installation, id, read: null, linkTo: () => null, adminOrigin: '', now });
  if (!order) return null;
  const { name, status, cause, alsoNeeded, nextTryAt, decision, trace, judgedVersion, documents, money, timeline, facts } = order;
  return { now, installationId: installation.id, shop: installation.shop, id, name, status, cause, alsoNeeded, nextTryAt, decision, trace, judgedVersion, documents, money, timeline, facts, settings: await thenAndNow(stores, installation, judgedVersion, pos) };
}

async function thenAndNow(stores: ReadStores, installation: Installation, judgedVersion: number | null, pos: PosKinds) {
  const today = await stores.installations.settings(installation.id);
  const judged = judgedVersion === null ? null : await stores.installations.settingsAt(installation.id, judgedVersion);
  if (!judged) return null;
  const [then, now] = await Promise.all([judged, today].map((version) => presentConfiguration(stores, installation, version, pos))) as [Configured, Configured];
  return { then: versionOf(then), now: versionOf(now), changes: changesBetween(then, now) };
}

type Configured = Awaited<ReturnType<typeof presentConfiguration>>;
const versionOf = ({ version, savedBy, savedAt }: Configured) => ({ version, savedBy, savedAt });
