import { connectPos } from '~/pipeline/connect-pos';
import { installShop } from '~/pipeline/install-shop';
import { trustAnew } from '~/pipeline/trust-anew';
import type { Chance } from './chance';
import { shops, start } from './stage';
import type { World } from './world';

/** Longer than a request may still take effect after its program died. */
const downMs = 100_000;

/**
 * A copy is made; some minutes later the database is lost, put back from it, and whoever runs the app says so.
 * Clocks are right then, for by them it is told what is older.
 */
export function restore(world: World, chance: Chance): void {
  if (world.coming || world.skew !== 0) return;
  const backup = world.copy();
  world.trace(() => 'the database is copied');
  world.coming = after(world, 1_000 * chance.between(5, 900), async () => {
    const machines = world.machinesWanted;
    world.lose(backup);
    await pause(world, downMs);
    await trustAnew(world.steady());
    world.open(machines);
  });
}

/** Nothing is left but the shop and the POS: it is installed and connected as on the first day, from the same start date. */
export function reinstall(world: World, chance: Chance): void {
  if (world.coming || world.skew !== 0) return;
  world.coming = after(world, 1_000 * chance.between(5, 900), async () => {
    const machines = world.machinesWanted;
    world.lose();
    await pause(world, downMs);
    const installations: string[] = [];
    for (const shop of shops) installations.push((await installShop(world.steady(), shop, null)).id);
    world.installations = installations;
    await connectAll(world);
    world.open(machines);
  });
}

/**
 * Connecting prepares the account without a journal: whoever tries again waits until what was lost on the way has surely landed, or a
 * POS whose item numbers are not unique has a product twice. Once more when nothing goes wrong any more, for what the POS would not tell the first time.
 */
export async function connectAll(world: World): Promise<void> {
  const deps = world.steady();
  for (const installationId of world.installations) {
    const connect = () => connectPos(deps, { installationId, kind: world.desk.kind, credentials: world.desk.signIn(), currency: 'USD', startDate: start, by: 'user 1' });
    while ((await connect()).kind !== 'connected') await pause(world, downMs);
  }
}

export const pause = (world: World, ms: number): Promise<void> => new Promise((resolve) => void world.timeline.after(ms, resolve));

async function after(world: World, ms: number, run: () => Promise<void>): Promise<void> {
  await pause(world, ms);
  await run();
}
