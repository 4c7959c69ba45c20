import { settingsOf } from './settings-of';
import type { Instant } from '~/domain/time';
import type { SettingsVersion } from '~/domain/settings/settings';
import type { TimelineCode } from '~/domain/verdict/timeline';
import type { Connection } from '~/ports/connection-store';
import type { Installation } from '~/ports/installation-store';
import type { JournalDocument } from '~/ports/journal-store';
import type { NewTimelineEntry, OrderRow } from '~/ports/order-store';
import type { ClaimedWork, Lease } from '~/ports/work-store';
import type { Deps } from './deps';

/** One run over one order: what is known at its start, and what it has to tell at its end. */
export interface OrderJob {
  readonly deps: Deps;
  readonly work: ClaimedWork;
  readonly installation: Installation;
  readonly row: OrderRow;
  readonly settings: SettingsVersion;
  /** The settings that first judged the order while it did not go. */
  readonly bound: SettingsVersion | null;
  readonly connection: Connection | null;
  readonly documents: readonly JournalDocument[];
  readonly entries: NewTimelineEntry[];
  /** Moves forward as the run renews it. */
  lease: Lease;
}

export const orderWorkKey = (key: string): string => `order:${key}`;
export const shopifyOrderId = (key: string): string => `gid://shopify/Order/${key.slice(key.indexOf('/') + 1)}`;

export async function openOrder(deps: Deps, work: ClaimedWork): Promise<OrderJob | null> {
  const { stores, clock } = deps;
  const installation = await stores.installations.byId(work.installationId);
  if (!installation || installation.uninstalledAt) return null;
  const key = work.key.slice('order:'.length);
  const row = (await stores.orders.get(key)) ?? (await stores.orders.ensure(installation.id, shopifyOrderId(key), clock.now()));
  const settings = await stores.installations.settings(installation.id);
  const bound = await settingsOf(deps, installation.id, row.boundVersion);
  const [connection, documents] = await Promise.all([stores.connections.current(installation.id), stores.journal.documents(key)]);
  return { deps, work, installation, row, settings, bound, connection, documents, entries: [], lease: work.lease };
}

export function note(job: OrderJob, code: TimelineCode, params: Readonly<Record<string, string>> = {}): void {
  const last = job.entries.at(-1)?.at ?? 0;
  const now: Instant = job.deps.clock.now();
  job.entries.push({ at: Math.max(now, last), code, params });
}
