import { Simulator } from '../../sandbox/pos/heartland/simulator';
import { aesCipher } from '~/adapters/cipher/aes';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { memoryQueue } from '~/adapters/queue/memory';
import type { Credentials } from '~/domain/credentials';
import type { Order } from '~/domain/order/order';
import { fail, ok } from '~/domain/result';
import { defaultKeepDays } from '~/domain/retention';
import { runWork } from '~/jobs/run-work';
import { connectPos } from '~/pipeline/connect-pos';
import type { Deps } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { newProcessMemory } from '~/pipeline/process-memory';
import { receiveWebhook } from '~/pipeline/receive-webhook';
import type { Log } from '~/ports/log';
import type { OrderRow } from '~/ports/order-store';
import { silentLog } from './log';
import type { DeskFault, PosDesk } from './pos/desk';
import { heartlandDesk } from './pos/heartland-desk';
import { openStores, type Database } from './stores';
import { VirtualClock } from './virtual-clock';

const shop = 'test.myshopify.com';
const start = Date.UTC(2026, 10, 20, 9);

export interface DeskTillOptions {
  readonly currency?: string;
  /** The simulated POS behind a real socket instead of a function call. */
  readonly overTheWire?: boolean;
  readonly log?: Log;
  /** Where the app keeps its truth; both drivers keep one contract. */
  readonly database?: Database;
}

export interface TillOptions extends DeskTillOptions {
  /** Another installation's till: the same POS on the same clock, and a journal that knows nothing. */
  readonly after?: { readonly pos: Simulator; readonly clock: VirtualClock };
}

/** At a simulated Heartland, whose own desk of controls many tests use. */
export async function openTill({ after, ...options }: TillOptions = {}) {
  const clock = after?.clock ?? new VirtualClock(start);
  const pos = after?.pos ?? new Simulator({ now: clock.now, rng: () => 0.5, currency: options.currency ?? 'USD' });
  const till = await openTillAt(heartlandDesk(pos), clock, options, after ? 1_000_000 : 0);
  return {
    ...till, pos,
    connect: (token = 'sandbox-token-demo', startDate?: number) => till.connect({ subdomain: 'demo', token }, startDate),
    documents: () => pos.control('GET', '/documents').body as { orders: PosOrder[]; tickets: unknown[]; stock: readonly { readonly public_id: string; readonly location: string; readonly on_hand: number }[] },
  };
}

export const tillClock = (): VirtualClock => new VirtualClock(start);

/** The real pipeline, database and POS adapter against a simulated POS, in one process and on a clock of its own. */
export async function openTillAt(desk: PosDesk, clock: VirtualClock, { currency = 'USD', overTheWire = false, log = silentLog, database = 'memory' }: DeskTillOptions = {}, firstId = 0) {
  const wire = overTheWire ? await desk.listen() : null;
  const { stores, rows, close } = await openStores(database, firstId);
  const queue = memoryQueue();
  const orders = new Map<string, Order>();
  const deps: Deps = {
    clock, stores, queue, log, cipher: aesCipher([Buffer.alloc(32, 7)]),
    source: {
      readOrder: (_shop, id) => {
        const order = orders.get(id);
        return Promise.resolve(ok(order ? { kind: 'found', order, hash: JSON.stringify(order.updatedAt) } : { kind: 'not-found' }));
      },
      readShop: () => Promise.resolve(ok({ shop, name: 'Test', currency, timeZone: 'UTC', scopes: [], locations: [] })),
      listOrders: () => Promise.resolve(fail({ kind: 'unreachable', detail: 'not asked' })),
    },
    pos: posRegistry({ [desk.kind]: (wire ?? desk).options(clock) }),
    timing: { leaseMs: 180_000, requestTimeoutMs: null, settleMs: null, scanMs: 1_000, recheckMs: 300_000, checkAllMs: 3_600_000, sweepMs: 600_000 },
    keep: defaultKeepDays, wantedScopes: [], memory: newProcessMemory(),
  };
  await queue.start(({ key }) => runWork(deps, key));
  const installation = await installShop(deps, shop, null);
  let deliveries = 0;

  /** Runs all that is due now, as the queue and its scan would. */
  async function work(): Promise<void> {
    for (let due = await stores.work.due(clock.now(), 100); due.length > 0; due = await stores.work.due(clock.now(), 100)) {
      for (const row of due) await patient(desk, clock, runWork(deps, row.key));
    }
  }

  return {
    clock, desk, deps, rows, stores, installation, work,
    /** For what a person does: whoever waits for the POS's allowance meanwhile is let through. */
    patient: <T>(run: Promise<T>) => patient(desk, clock, run),
    stock: (...skus: string[]) => desk.stock(skus.map((sku) => ({ sku }))),
    connect: (credentials: Credentials = desk.credentials, startDate = start - 90 * 86_400_000) =>
      patient(desk, clock, connectPos(deps, { installationId: installation.id, kind: desk.kind, credentials, currency, startDate, by: 'user 1' })),
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
    fault: (fault: DeskFault) => desk.fault(fault),
    close: async () => {
      await wire?.close();
      await close();
    },
  };
}

/** No longer than this is a wait for a POS's allowance; time-outs and leases are longer. */
const shortMs = 15_000;

/** Nobody else moves this clock: whoever waits a moment for the POS is let through it, as soon as nothing else runs. */
async function patient<T>(desk: PosDesk, clock: VirtualClock, run: Promise<T>): Promise<T> {
  if (!desk.waits) return run;
  let over = false;
  const end = (): void => void (over = true);
  run.then(end, end);
  while (!over) {
    await new Promise(setImmediate);
    const next = clock.next();
    if (!over && next !== null && next <= shortMs) clock.advance(next);
  }
  return run;
}

export type Till = Awaited<ReturnType<typeof openTill>>;
export type DeskTill = Awaited<ReturnType<typeof openTillAt>>;
export interface PosOrder { readonly id: number; readonly public_id: string; readonly status: string; readonly total: number; readonly lines: unknown[]; readonly taxes: unknown[]; readonly payments: unknown[]; readonly invoices: unknown[]; readonly custom?: Record<string, string> }
