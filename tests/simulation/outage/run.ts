import { measureHeld, type Held } from './held';
import { judgeOutage, type OutageVerdict } from './judge';
import { lookAtPages, type Shown } from './pages';
import { backAt, hour, ordersOf, planShops, silentAt } from './plan';
import { openOutage, type OutageWorld } from './world';

export interface OutageOptions {
  readonly orders: number;
  readonly shops: number;
  readonly seed: number;
  tell(text: string): void;
}

/** Nobody waits longer than this for a drain that stands still. */
const patienceMs = 30 * 24 * hour;
const lookMs = 60_000;
const parts = [0.75, 0.5, 0.25];

/** Shops sell, their POS falls silent for a day while they go on selling, it answers again, and what has waited goes. */
export async function runOutage({ orders, shops, seed, tell }: OutageOptions): Promise<OutageVerdict> {
  const world = await openOutage(planShops(orders, shops), seed);
  const { timeline } = world;
  const held: Held[] = [];
  const shown: Shown[] = [];
  const measure = (): void => {
    const one = measureHeld(world, waitingIn(world));
    held.push(one);
    tell(`${(one.at / hour).toFixed(1)} h: ${one.waiting} wait, the engine holds ${(one.engineBytes / 1e6).toFixed(1)} MB of ${(one.wholeBytes / 1e6).toFixed(0)} MB, ${timeline.events} events`);
  };
  await timeline.run(silentAt);
  measure();
  for (let part = 1; part <= 4; part += 1) {
    await timeline.run(silentAt + (part * (backAt - silentAt)) / 4);
    measure();
  }
  const waiting = waitingIn(world);
  const left = parts.map((part) => part * waiting);
  for (let looks = 1; timeline.now < backAt + patienceMs && !isDrained(world); looks += 1) {
    await timeline.run(timeline.now + lookMs);
    if (looks % 10 === 0) shown.push(...(await lookAtPages(world)));
    if (waitingIn(world) > (left[0] ?? -1)) continue;
    left.shift();
    measure();
  }
  measure();
  return judgeOutage({ world, held, shown, waiting });
}

/** Orders whose row is due or planned. */
const waitingIn = ({ memory, installations }: OutageWorld): number => installations.reduce((sum, id) => sum + (memory.waiting.get(id)?.get('order')?.length ?? 0), 0);

const isDrained = (world: OutageWorld): boolean => world.timeline.now > backAt + 2 * hour + 600_000 && waitingIn(world) === 0 && world.memory.orders.size >= world.shops.reduce((sum, shop) => sum + ordersOf(shop), 0);
