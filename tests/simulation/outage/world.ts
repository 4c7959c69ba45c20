import { coreFetch } from '../../../sandbox/pos/heartland/in-process';
import { posRegistry } from '~/adapters/pos/registry/registry';
import { embeddedQueue } from '~/adapters/queue/embedded';
import { memoryQueue } from '~/adapters/queue/memory';
import { newMemory, type Memory } from '~/adapters/store/memory/memory';
import { memoryStores } from '~/adapters/store/memory/stores';
import type { Circuit } from '~/domain/health/circuit';
import { defaultKeepDays } from '~/domain/retention';
import { runWork } from '~/jobs/run-work';
import { connectPos } from '~/pipeline/connect-pos';
import type { Deps, Timing } from '~/pipeline/deps';
import { installShop } from '~/pipeline/install-shop';
import { newProcessMemory } from '~/pipeline/process-memory';
import { receiveWebhook } from '~/pipeline/receive-webhook';
import { startSchedules } from '~/pipeline/start-schedules';
import type { Log } from '~/ports/log';
import type { Stores } from '~/ports/stores';
import { silentLog } from '../../support/log';
import { VirtualClock } from '../../support/virtual-clock';
import { chanceFrom } from '../world/chance';
import { Machine } from '../world/machine';
import { cipher } from '../world/stage';
import { Timeline } from '../world/timeline';
import { backAt, chanceOf, hour, ordersOf, placedAt, silentAt, start, type PlannedShop } from './plan';
import { orderId, shopifySource } from './shopify';
import { openTill, type Till } from './tills';

/** As one machine runs it: the container's own figures. */
const timing: Timing = { leaseMs: 180_000, requestTimeoutMs: null, settleMs: null, scanMs: 5_000, recheckMs: 300_000, checkAllMs: 3_600_000, sweepMs: 600_000 };
export const hands = 8;

export interface OutageWorld {
  readonly shops: readonly PlannedShop[];
  readonly timeline: Timeline;
  readonly memory: Memory;
  readonly stores: Stores;
  readonly deps: Deps;
  readonly tills: readonly Till[];
  /** By shop. */
  readonly installations: readonly string[];
  /** Deliveries that were acknowledged: how many, and how many of them were told as known already. */
  readonly heard: { stored: number; duplicate: number; dropped: number };
  readonly bugs: string[];
}

export async function openOutage(shops: readonly PlannedShop[], seed: number): Promise<OutageWorld> {
  const timeline = new Timeline();
  const chance = chanceFrom(seed);
  const memory = newMemory();
  const stores = memoryStores(memory);
  const accounts = [...new Set(shops.map(({ account }) => account))];
  const isOpen = (account: string): boolean => [...memory.accounts.values()].some((one) => one.account === account && (JSON.parse(one.circuit) as Circuit).kind === 'open');
  const tills = accounts.map((account, index) => openTill(account, index, timeline, chance.fork(), isOpen));
  const machine = new Machine('the one', { timeline, chance: chance.fork(), wall: () => start + timeline.now, trace: () => undefined, blow: () => 'none', freezeMs: () => 0, crashed: () => undefined });
  const bugs: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (event, fields) => void bugs.push(`${event} ${JSON.stringify(fields ?? {})}`), child: () => log };
  const { clock } = machine;
  const behind = machine.stores(stores);
  const deps: Deps = {
    clock, cipher, timing, log, stores: behind, wantedScopes: [], keep: defaultKeepDays, memory: newProcessMemory(), source: shopifySource(shops, timeline, machine),
    queue: embeddedQueue({ clock, log, work: behind.work, scanMs: timing.scanMs, concurrency: hands }),
    pos: posRegistry({ heartland: { fetch: (input, init) => machine.receive(tillOf(tills, input).fetch(input, init)), clock, template: null, requestTimeoutMs: null } }),
  };
  const installations: string[] = [];
  for (const shop of shops) installations.push(await setUp(shop, tills, deps, stores));
  const world: OutageWorld = { shops, timeline, memory, stores, deps, tills, installations, heard: { stored: 0, duplicate: 0, dropped: 0 }, bugs };
  void startSchedules(deps).then(() => deps.queue.start(({ key }) => runWork(deps, key)));
  for (const shop of shops) sell(world, shop, 0);
  return world;
}

function tillOf(tills: readonly Till[], input: Parameters<typeof fetch>[0]): Till {
  const { hostname } = new URL(input instanceof Request ? input.url : String(input));
  const till = tills.find(({ account }) => hostname.startsWith(`${account}.`));
  if (!till) throw new Error(`nobody has a till at ${hostname}`);
  return till;
}

/** Installed and connected before the clock runs. */
async function setUp(shop: PlannedShop, tills: readonly Till[], deps: Deps, stores: Stores): Promise<string> {
  const clock = new VirtualClock(start);
  const till = tills.find(({ account }) => account === shop.account);
  const source = { ...deps.source, readShop: (name: string) => Promise.resolve({ ok: true as const, value: { shop: name, name, currency: 'USD', timeZone: 'UTC', scopes: [], locations: [] } }) };
  const before: Deps = {
    ...deps, clock, stores, source, queue: memoryQueue(), log: silentLog,
    pos: posRegistry({ heartland: { fetch: till ? coreFetch(till.pos, { after: clock.after }) : fetch, clock, template: null, requestTimeoutMs: null } }),
  };
  const { id } = await installShop(before, shop.name, null);
  const connected = await connectPos(before, { installationId: id, kind: 'heartland', credentials: { subdomain: shop.account, token: 'sandbox-token-demo' }, currency: 'USD', startDate: start - hour, by: 'user 1' });
  if (connected.kind !== 'connected') throw new Error(JSON.stringify(connected));
  return id;
}

/** Order after order is placed; one webhook in fifty comes minutes late, one comes twice, one never. */
function sell(world: OutageWorld, shop: PlannedShop, number: number): void {
  if (number >= ordersOf(shop)) return;
  const { timeline, heard } = world;
  timeline.at(placedAt(shop, number), () => {
    sell(world, shop, number + 1);
    const chance = chanceOf(shop, number).fork();
    const [fate, delay] = [chance.between(0, 49), chance.between(100, 3_000)];
    // The comparison with Shopify has to have found them all before the POS is back.
    const calm = timeline.now < silentAt || timeline.now > backAt - hour;
    if (fate === 0 && !calm) {
      heard.dropped += 1;
      return;
    }
    announce(world, shop, number, fate === 1 && !calm ? delay + 300_000 : delay);
    if (fate === 2) announce(world, shop, number, delay + 1_000);
  });
}

function announce({ timeline, deps, heard, bugs }: OutageWorld, shop: PlannedShop, number: number, delay: number): void {
  timeline.after(delay, () => {
    const delivery = { shop: shop.name, webhookId: `w${shop.index}-${number}`, eventId: null, topic: 'orders/create', orderId: orderId(shop, number), triggeredAt: start + placedAt(shop, number), receivedAt: deps.clock.now() };
    void receiveWebhook(deps, delivery).then(({ kind }) => {
      if (kind === 'unknown-shop') bugs.push(`${shop.name} is unknown`);
      else heard[kind] += 1;
    });
  });
}
