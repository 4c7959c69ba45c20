import type { Installation } from '~/ports/installation-store';
import type { ShopFacts } from '~/ports/order-source';
import { ringChecks } from './check-schedule';
import type { Deps } from './deps';
import { releaseOrders } from './release-orders';
import { ringSweep } from './sweep-schedule';

/** After authentication: the installation exists, knows its shop's currency and zone, and is awake again if it had been uninstalled. */
export async function installShop(deps: Deps, shop: string, facts: ShopFacts | null): Promise<Installation> {
  const { installations } = deps.stores;
  const before = await installations.byShop(shop);
  const installation = before && !before.uninstalledAt ? before : await wake(deps, shop);
  if (await isRefused(deps, installation.id)) await ringSweep(deps, installation.id, deps.clock.now());
  const read = facts ?? (installation.currency === null ? await readShop(deps, shop) : null);
  if (read) await installations.update(installation.id, { currency: read.currency, timeZone: read.timeZone, scopes: read.scopes });
  if (before?.uninstalledAt) await releaseOrders(deps, installation.id, { causes: ['W-QUEUED', 'W-NOT-SET-UP', 'W-RETRY'] });
  return (await installations.byId(installation.id)) ?? installation;
}

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

/** Nothing is sent while uninstalled; rows stay, so that a reinstall goes on without posting twice. */
export async function uninstallShop(deps: Deps, shop: string): Promise<void> {
  const installation = await deps.stores.installations.byShop(shop);
  if (installation) await deps.stores.installations.update(installation.id, { uninstalledAt: deps.clock.now() });
}
