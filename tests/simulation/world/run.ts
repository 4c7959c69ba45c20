import { judgeWorld } from './judge';
import { shops, timing, type Stage } from './stage';
import { tell } from './stories';
import { upheavals } from './upheavals';
import { noTrouble, troubleFrom, weatherFrom } from './trouble';
import type { Verdict } from './verdict';
import { World } from './world';

/** Quiet has to come in this time after the last fault; the longest pause of a temporary trouble in a run is far shorter. */
const patienceMs = 2 * 86_400_000;

/** One seed: shops sell, things go wrong, then nothing does, and everything has to be right. */
export async function runSeed(seed: number, stage: Stage, tracing = false): Promise<Verdict> {
  const world = new World(seed, stage, tracing);
  const unhandled = (reason: unknown): void => void world.bugs.push(`unhandled rejection: ${String(reason)}`);
  process.on('unhandledRejection', unhandled);
  try {
    return await play(seed, world);
  } finally {
    process.off('unhandledRejection', unhandled);
  }
}

async function play(seed: number, world: World): Promise<Verdict> {
  const { stage } = world;
  const { chance, timeline, shopifys } = world;
  const weather = weatherFrom(chance);
  const count = chance.between(1, 3);
  let last = 0;
  for (let number = 1; number <= count; number += 1) {
    const story = stage.stories[chance.between(0, stage.stories.length - 1)];
    if (!story) continue;
    const shop = chance.between(0, shops.length - 1);
    const moments: number[] = [];
    for (let at = chance.between(1_000, 30_000); moments.length < story.versions.length; at += chance.pick([10_000, 30_000, 200_000, 600_000]) + 1_000 * chance.between(0, 20)) moments.push(at);
    const versions = tell(story, { number, shop, at: moments.map((at) => world.now() + at) });
    const order = { shop: shops[shop] ?? shops[0], id: versions[0]?.id ?? '', versions, version: -1 };
    shopifys.add(order);
    for (const [version, at] of moments.entries()) {
      last = Math.max(last, at);
      timeline.at(at, () => {
        order.version = version;
        world.trace(() => `${order.id} is at version ${version} of ${story.name}`);
        if (chance.happens(0.1)) return;
        for (let copies = chance.happens(0.2) ? 2 : 1; copies > 0; copies -= 1) timeline.after(chance.pick([100, 1_000, 30_000, 200_000]), () => world.announce(order, version === 0 ? 'orders/create' : 'orders/updated'));
      });
    }
  }
  world.trouble = troubleFrom(weather, chance.fork());
  world.open(chance.pick([1, 1, 2, 3]));
  const struck = upheavals.filter(({ how }) => chance.happens(how));
  for (const upheaval of struck) {
    timeline.at(chance.between(5_000, last + 200_000), () => {
      if (world.trouble === noTrouble) return;
      world.trace(() => upheaval.name);
      upheaval.strike(world, chance);
    });
  }
  await timeline.run(last + chance.between(10_000, 300_000));

  world.trouble = noTrouble;
  world.trace(() => 'nothing goes wrong any more');
  for (const upheaval of struck) await mended(world, upheaval.mend(world));
  const calmAt = timeline.now;
  const calmTime = world.now();
  let looked = 0;
  let quiet = false;
  await timeline.run(calmAt + patienceMs, () => {
    if (quiet || timeline.now < calmAt + 20_000 || timeline.now < looked) return quiet;
    looked = timeline.now + 1_000;
    // Dated ahead by a clock that was wrong, a sweep may be long in coming; what no webhook announced waits for it.
    quiet = isQuiet(world) && shops.every((shop) => (shopifys.listedAt.get(shop) ?? 0) > calmTime);
    return quiet;
  });
  const late = quiet ? await beginsInTime(world, count + 1) : [];
  const broken = [...late, ...(quiet ? [] : ['no rest: work is still due two days after the last fault']), ...(await judgeWorld(world))];
  return { seed, broken, told: world.told, figures: { orders: count, events: timeline.events, crashes: world.crashes, lost: world.coming ? 1 : 0, forAPerson: world.forAPerson, virtualHours: timeline.now / 3_600_000 } };
}

/** A worker and the POS are free: an order that is announced is begun long before the scan for due rows would find it. */
const begunMs = 20_000;
/** One of several processes may stand still with a ring in its hand; what is announced after that is for the others to begin. */
const stillMs = 45_000;
const againMs = 3_000;

async function beginsInTime(world: World, number: number): Promise<readonly string[]> {
  const { stage, timeline, shopifys } = world;
  const [story] = stage.stories;
  await timeline.run(timeline.now + patienceMs, () => world.allAwake());
  // Not in the moment after a scan, which would find the row by itself.
  await timeline.run(timeline.now + timing.scanMs / 2);
  const versions = story ? tell({ ...story, versions: [story.versions[0]] }, { number, shop: 0, at: [world.now()] }) : [];
  const order = { shop: shops[0], id: versions[0]?.id ?? '', versions, version: 0 };
  shopifys.add(order);
  const before = world.acknowledged.length;
  const { alive, chance } = world;
  if (alive.length > 1 && chance.happens(0.5)) {
    alive[chance.between(0, alive.length - 1)]?.machine.freeze(stillMs);
    world.announce(order, 'orders/create');
    await timeline.run(timeline.now + againMs);
    world.announce(order, 'orders/updated');
  } else world.announce(order, 'orders/create');
  await timeline.run(timeline.now + begunMs);
  const key = `${world.installations[0] ?? ''}/${order.id.slice(order.id.lastIndexOf('/') + 1)}`;
  const isBegun = world.memory.work.get(`order:${key}`)?.leaseToken != null || ((await world.stores.orders.get(key))?.lastTriedAt ?? null) !== null;
  await timeline.run(timeline.now + patienceMs, () => world.acknowledged.length > before && isQuiet(world));
  return isBegun ? [] : [`a due order was not begun within ${begunMs} ms, though a worker and the POS were free`];
}

/** Time goes on until it is done. */
async function mended(world: World, doing: void | Promise<void>): Promise<void> {
  let done = false;
  const ended = Promise.resolve(doing).then(() => {
    done = true;
  });
  while (!done) await world.timeline.run(world.timeline.now + 1_000, () => done);
  await ended;
}

function isQuiet(world: World): boolean {
  return [...world.memory.work.values()].every(({ name, dueAt, leaseToken }) => {
    if (name === 'order' || name === 'probe') return dueAt === null && leaseToken === null;
    // A sweep that lost its lease on the way is due still.
    return name !== 'sweep' || (leaseToken === null && (dueAt === null || dueAt > world.now() + world.skew));
  });
}
