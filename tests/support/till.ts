import { Simulator } from '../../sandbox/pos/heartland/simulator';
import { listen } from '../../sandbox/shared/http';
import { coreFetch } from '../../sandbox/pos/heartland/in-process';
import { aesCipher } from '~/adapters/cipher/aes';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { memoryQueue } from '~/adapters/queue/memory';
import type { Order } from '~/domain/order/order';
import { fail, ok } from '~/domain/result';
import { runWork } from '~/jobs/run-work';
import { connectPos } from '~/pipeline/connect-pos';
import type { Deps } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { newProcessMemory } from '~/pipeline/process-memory';
import { receiveWebhook } from '~/pipeline/receive-webhook';
import type { OrderRow } from '~/ports/order-store';
import { silentLog } from './log';
import { openStores, type Database } from './stores';
import { VirtualClock } from './virtual-clock';

const shop = 'test.myshopify.com';
const start = Date.UTC(2026, 10, 20, 9);

/** The real pipeline, database and Heartland adapter against the simulated POS, in one process and on a clock of its own. */
export interface TillOptions {
  readonly currency?: string;
  /** The simulated POS behind a real socket instead of a function call. */
  readonly overTheWire?: boolean;
  /** Another installation's till: the same POS on the same clock, and a journal that knows nothing. */
  readonly after?: { readonly pos: Simulator; readonly clock: VirtualClock };
  /** Where the app keeps its truth; both drivers keep one contract. */
  readonly database?: Database;
}

export async function openTill({ currency = 'USD', overTheWire = false, after, database = 'memory' }: TillOptions = {}) {
  const clock = after?.clock ?? new VirtualClock(start);
  const pos = after?.pos ?? new Simulator({ now: clock.now, rng: () => 0.5, currency });
  const wire = overTheWire ? await listenAs(pos) : null;
  const { stores, close } = await openStores(database, after ? 1_000_000 : 0);
  const queue = memoryQueue();
  const orders = new Map<string, Order>();
  const deps: Deps = {
    clock, stores, queue, log: silentLog, cipher: aesCipher([Buffer.alloc(32, 7)]),
    source: {
      readOrder: (_shop, id) => {
        const order = orders.get(id);
        return Promise.resolve(ok(order ? { kind: 'found', order, hash: JSON.stringify(order.updatedAt) } : { kind: 'not-found' }));
      },
      readShop: () => Promise.resolve(ok({ shop, name: 'Test', currency, timeZone: 'UTC', scopes: [], locations: [] })),
      listOrders: () => Promise.resolve(fail({ kind: 'unreachable', detail: 'not asked' })),
    },
    pos: posRegistry({ heartland: { fetch: wire ? globalThis.fetch : coreFetch(pos, { after: clock.after }), clock, template: wire ? `${wire.url}/{subdomain}` : null, requestTimeoutMs: null } }),
    timing: { leaseMs: 180_000, requestTimeoutMs: null, settleMs: null, scanMs: 1_000, recheckMs: 300_000, checkAllMs: 3_600_000, sweepMs: 600_000 },
    wantedScopes: [], memory: newProcessMemory(),
  };
  await queue.start(({ key }) => runWork(deps, key));
  const installation = await installShop(deps, shop, null);
  let deliveries = 0;

  /** Runs all that is due now, as the queue and its scan would. */
  async function work(): Promise<void> {
    for (let rows = await stores.work.due(clock.now(), 100); rows.length > 0; rows = await stores.work.due(clock.now(), 100)) {
      for (const row of rows) await runWork(deps, row.key);
    }
  }

  return {
    clock, pos, deps, stores, installation, work,
    stock: (...skus: string[]) => pos.control('POST', '/items', skus.map((sku) => ({ public_id: sku, description: sku, price: 10, qty: 1_000 }))),
    connect: (token = 'sandbox-token-demo', startDate = start - 90 * 86_400_000) =>
      connectPos(deps, { installationId: installation.id, kind: 'heartland', credentials: { subdomain: 'demo', token }, currency, startDate, by: 'user 1' }),
    /** The order stands in Shopify, and a webhook says so. */
    place: async (order: Order): Promise<void> => {
      orders.set(order.id, order);
      await receiveWebhook(deps, { shop, webhookId: `w${(deliveries += 1)}`, eventId: null, topic: 'orders/updated', orderId: order.id, triggeredAt: null, receivedAt: clock.now() });
    },
    row: async (order: Order): Promise<OrderRow> => {
      const row = await stores.orders.get(`${installation.id}/${order.id.slice(order.id.lastIndexOf('/') + 1)}`);
      if (!row) throw new Error(`${order.name} has no row`);
      return row;
    },
    /** Time passes, a second at a time where work may be due, until nothing is due or planned for orders. */
    settle: async (mostMs = 4 * 3_600_000): Promise<void> => {
      for (const end = clock.now() + mostMs; clock.now() < end;) {
        await work();
        const { nextDueAt } = await stores.work.backlog(null, clock.now(), 'order');
        if (nextDueAt === null) return;
        clock.advance(Math.max(1, nextDueAt - clock.now()));
      }
    },
    fault: (fault: object) => pos.control('POST', '/faults', fault),
    documents: () => pos.control('GET', '/documents').body as { orders: PosOrder[]; tickets: unknown[]; stock: readonly { readonly public_id: string; readonly location: string; readonly on_hand: number }[] },
    close: async () => {
      await wire?.close();
      await close();
    },
  };
}

/** The simulator as its server speaks: `/{account}/api/…` on the loopback interface. */
const listenAs = (pos: Simulator) =>
  listen({
    port: 0,
    handler: (request) => {
      const [, account = '', ...rest] = request.path.split('/');
      return pos.request({ method: request.method, path: `/${rest.join('/')}`, query: request.query, headers: request.headers, body: request.text, base: `http://${request.headers.host ?? ''}/${account}`, inFlight: request.inFlight }).response;
    },
  });

export type Till = Awaited<ReturnType<typeof openTill>>;
export interface PosOrder { readonly id: number; readonly public_id: string; readonly status: string; readonly total: number; readonly lines: unknown[]; readonly taxes: unknown[]; readonly payments: unknown[]; readonly invoices: unknown[]; readonly custom?: Record<string, string> }
