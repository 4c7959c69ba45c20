import type { Instant } from '~/domain/time';
import type { Installation } from '~/ports/installation-store';
import type { ShopFacts } from '~/ports/order-source';
import { ringChecks } from './check-schedule';
import type { Deps } from './deps';
import { ringProbe } from './probe-schedule';
import { ringOrders } from './ring-work';
import { ringSweep } from './sweep-schedule';

/** After authentication: the installation exists, knows its shop's currency and zone, and is awake again if it had been uninstalled. */
export async function installShop(deps: Deps, shop: string, facts: ShopFacts | null): Promise<Installation> {
  const { installations } = deps.stores;
  const before = await installations.byShop(shop);
  // A shop may be installed again before the news of its uninstall is heard: that we were let in is written even then.
  const installation = before && !before.uninstalledAt ? await installations.install(shop, deps.clock.now()) : await wake(deps, shop);
  if (await isRefused(deps, installation.id)) await ringSweep(deps, installation.id, deps.clock.now());
  const read = facts ?? (installation.currency === null ? await readShop(deps, shop) : null);
  if (read) await installations.update(installation.id, { currency: read.currency, timeZone: read.timeZone, scopes: read.scopes });
  if (before?.uninstalledAt) await resume(deps, installation.id);
  return (await installations.byId(installation.id)) ?? installation;
}

/** Work that came due meanwhile was laid aside: whatever is not at its end is looked at again, and so is what stood in the way. */
async function resume(deps: Deps, installationId: string): Promise<void> {
  await ringOrders(deps, installationId, await deps.stores.orders.keys({ installationId, statuses: unsettled }));
  const connection = await deps.stores.connections.current(installationId);
  if (connection && connection.state !== 'disconnected') await ringProbe(deps, connection, deps.clock.now());
  await ringChecks(deps, installationId, deps.clock.now());
}

const unsettled = ['waiting', 'confirming', 'blocked', 'partly', 'pending_pos'] as const;

/** The merchant has opened the app, which is what a refused comparison waits for. */
async function isRefused(deps: Deps, installationId: string): Promise<boolean> {
  const trouble = (await deps.stores.sweeps.read(installationId))?.run?.trouble;
  return trouble === 'unauthorised' || trouble === 'forbidden';
}

async function wake(deps: Deps, shop: string): Promise<Installation> {
  const now = deps.clock.now();
  const installation = await deps.stores.installations.install(shop, now);
  await deps.stores.sweeps.listen(installation.id, now);
  await ringSweep(deps, installation.id, now);
  await ringChecks(deps, installation.id, now + deps.timing.recheckMs);
  return installation;
}

async function readShop(deps: Deps, shop: string): Promise<ShopFacts | null> {
  const answer = await deps.source.readShop(shop);
  if (answer.ok) return answer.value;
  deps.log.warn('shop.unread', { shop, kind: answer.error.kind });
  return null;
}

/** Clocks differ; a shop that is installed and removed within this time is taken for removed. */
const skewMs = 5_000;

/**
 * Everything pauses at once, for every job asks first whether its shop is awake. Rows and sealed POS credentials stay, so that a
 * reinstall goes on without posting twice; Shopify's tokens are void by now and are replaced then. News of an uninstall that a
 * reinstall has overtaken is no news.
 */
export async function uninstallShop(deps: Deps, shop: string, uninstalledAt: Instant): Promise<void> {
  const installation = await deps.stores.installations.byShop(shop);
  if (!installation || installation.uninstalledAt !== null || uninstalledAt + skewMs < installation.installedAt) return;
  await deps.stores.installations.uninstall(installation, deps.clock.now());
}
