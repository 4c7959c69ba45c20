import { settingsOf } from './settings-of';
import type { Instant } from '~/domain/time';
import type { SettingsVersion } from '~/domain/settings/settings';
import type { TimelineCode } from '~/domain/verdict/timeline';
import type { Connection } from '~/ports/connection-store';
import type { Installation } from '~/ports/installation-store';
import type { JournalDocument } from '~/ports/journal-store';
import type { NewTimelineEntry, OrderRow } from '~/ports/order-store';
import type { Lease, WorkInHand } from '~/ports/work-store';
import type { Deps } from './deps';

/** One order as it is judged and prepared: what is known of it before, and what there is to tell about it. Nothing here can write. */
export interface OrderCase {
  readonly deps: Deps;
  readonly installation: Installation;
  readonly row: OrderRow;
  readonly settings: SettingsVersion;
  /** The settings that first judged the order while it did not go. */
  readonly bound: SettingsVersion | null;
  readonly connection: Connection | null;
  readonly documents: readonly JournalDocument[];
  readonly entries: NewTimelineEntry[];
}

/** One run over one order, under its lease. */
export interface OrderJob extends OrderCase {
  readonly work: WorkInHand;
  /** Moves forward as the run renews it. */
  lease: Lease;
  /** Monotonic: from before the lease was given or last renewed. */
  leasedSince: number;
}

export const orderWorkKey = (key: string): string => `order:${key}`;
export const shopifyOrderId = (key: string): string => `gid://shopify/Order/${key.slice(key.indexOf('/') + 1)}`;

export async function openOrder(deps: Deps, work: WorkInHand): Promise<OrderJob | null> {
  const { stores, clock } = deps;
  const installation = await stores.installations.byId(work.installationId);
  if (!installation || installation.uninstalledAt) return null;
  const key = work.key.slice('order:'.length);
  const row = (await stores.orders.get(key)) ?? (await stores.orders.ensure(installation.id, shopifyOrderId(key), clock.now()));
  return { ...(await openCase(deps, installation, row)), work, lease: work.lease, leasedSince: work.since };
}

export async function openCase(deps: Deps, installation: Installation, row: OrderRow): Promise<OrderCase> {
  const { stores } = deps;
  const settings = await stores.installations.settings(installation.id);
  const bound = await settingsOf(deps, installation.id, row.boundVersion);
  const [connection, documents] = await Promise.all([stores.connections.current(installation.id), stores.journal.documents(row.key)]);
  return { deps, installation, row, settings, bound, connection, documents, entries: [] };
}

export function note(job: OrderCase, code: TimelineCode, params: Readonly<Record<string, string>> = {}): void {
  const last = job.entries.at(-1)?.at ?? 0;
  const now: Instant = job.deps.clock.now();
  job.entries.push({ at: Math.max(now, last), code, params });
}
