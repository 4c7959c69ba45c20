import { aesCipher } from '~/adapters/cipher/aes';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { memoryQueue } from '~/adapters/queue/memory';
import { runWork } from '~/jobs/run-work';
import type { Deps } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { newProcessMemory } from '~/pipeline/process-memory';
import { receiveWebhook } from '~/pipeline/receive-webhook';
import type { OrderSource } from '~/ports/order-source';
import { silentLog } from './log';
import { openShopify, shopDomain } from './shopify';
import { openStores, type Database } from './stores';
import { VirtualClock } from './virtual-clock';

export const sweepMs = 600_000;
const belt = { lines: [{ sku: 'BELT', title: 'Belt', price: '10.00', quantity: 1 }] };

/** The real sweep, stores and Shopify adapter against the simulated shop, on one virtual clock. No POS is connected. */
export async function openSweeper(database?: Database) {
  const clock = new VirtualClock(Date.parse('2026-11-20T12:00:00Z'));
  const shopify = await openShopify(clock);
  const { stores, close } = await openStores(database);
  const asked: (string | null)[] = [];
  const source: OrderSource = {
    ...shopify.source,
    listOrders: (shop, since, cursor) => {
      asked.push(cursor);
      return shopify.source.listOrders(shop, since, cursor);
    },
  };
  const deps: Deps = {
    clock, stores, source, log: silentLog, queue: memoryQueue(), cipher: aesCipher([Buffer.alloc(32, 7)]),
    pos: posRegistry({ heartland: { fetch: globalThis.fetch, clock, template: null, requestTimeoutMs: null } }),
    timing: { leaseMs: 180_000, requestTimeoutMs: null, settleMs: null, scanMs: 1_000, recheckMs: 300_000, checkAllMs: 3_600_000, sweepMs },
    wantedScopes: [], memory: newProcessMemory(),
  };
  /** Time passes here and in Shopify. */
  const pass = (ms: number): void => {
    clock.advance(ms);
    shopify.stand.pass(ms);
  };
  const installation = await installShop(deps, shopDomain, null);
  let deliveries = 0;
  const key = `sweep:${installation.id}`;

  return {
    clock, stores, deps, installation, asked, pass, close, key,
    control: (path: string, body: object) => shopify.stand.post(`/_control/${path}`, body),
    stopFaults: () => shopify.stand.send('DELETE', '/_control/faults'),
    /** In Shopify, with nobody told. Each is a second younger than the one before. */
    place: async (count = 1): Promise<string[]> => {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        pass(1_000);
        ids.push(((await shopify.stand.post('/_control/orders/build', belt)).body as { gid: string }).gid);
      }
      return ids;
    },
    tag: (id: string, tag: string) => shopify.stand.post(`/_control/orders/${id.slice(id.lastIndexOf('/') + 1)}/tag`, { add: [tag] }),
    announce: (orderId: string) =>
      receiveWebhook(deps, { shop: shopDomain, webhookId: `w${(deliveries += 1)}`, eventId: null, topic: 'orders/create', orderId, triggeredAt: null, receivedAt: clock.now() }),
    startFrom: async (startDate: number): Promise<void> => {
      const { version, settings } = await stores.installations.settings(installation.id);
      await stores.installations.saveSettings(installation.id, version, { ...settings, download: { ...settings.download, startDate } }, 'user 1', clock.now());
    },
    /** One piece, if it is due. */
    piece: (): Promise<void> => runWork(deps, key),
    /** Piece after piece, with the rests between them, until the run has ended; returns how many. */
    sweep: async (most = 50): Promise<number> => {
      const before = (await stores.sweeps.read(installation.id))?.coverage?.to;
      for (let pieces = 1; pieces <= most; pieces += 1) {
        await runWork(deps, key);
        if ((await stores.sweeps.read(installation.id))?.coverage?.to !== before) return pieces;
        pass(((await stores.work.backlog(installation.id, clock.now(), 'sweep')).nextDueAt ?? clock.now()) - clock.now());
      }
      throw new Error('the run does not end');
    },
    /** Reads all orders that are due, as a worker would. */
    readOrders: async (): Promise<number> => {
      const due = (await stores.work.due(clock.now(), 1_000)).filter((row) => row.name === 'order');
      for (const row of due) await runWork(deps, row.key);
      return due.length;
    },
    due: async (): Promise<string[]> => (await stores.work.due(clock.now(), 1_000)).filter((row) => row.name === 'order').map((row) => `gid://shopify/Order/${row.key.slice(row.key.lastIndexOf('/') + 1)}`),
    run: async () => {
      const run = (await stores.sweeps.read(installation.id))?.run;
      if (!run) throw new Error('there was no run yet');
      return run;
    },
    hearing: async () => (await stores.sweeps.read(installation.id))?.hearing,
  };
}

export type Sweeper = Awaited<ReturnType<typeof openSweeper>>;
