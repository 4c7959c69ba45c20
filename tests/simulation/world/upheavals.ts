import { changeSettings } from '~/pipeline/change-settings';
import type { Deps } from '~/pipeline/deps';
import { installShop, uninstallShop } from '~/pipeline/install-shop';
import type { Settings } from '~/domain/settings/settings';
import type { Chance } from './chance';
import { connectAll, pause, reinstall, restore } from './lost-database';
import { shops } from './stage';
import type { World } from './world';

/** What people and clocks do while orders are on their way, and how all of it is put right again. */
export interface Upheaval {
  readonly name: string;
  readonly how: number;
  strike(world: World, chance: Chance): void;
  /** Once nothing goes wrong any more. */
  mend(world: World): void | Promise<void>;
}

const hour = 3_600_000;
/** More than the checks' own pace, and than the POS's patience with what comes too fast. */
const foundOutMs = 900_000;

/** Someone's process, as a page or webhook would meet it; what they ask for may be cut short there, and is asked again when mending. */
function anyone({ alive }: World): Deps | null {
  return alive.find((one) => one.machine.isIdle())?.deps ?? null;
}

const asked = (doing: Promise<unknown> | undefined): void => void doing?.catch(() => undefined);

async function choose(deps: Deps, installationId: string, turn: (settings: Settings) => Settings, release: 'from-now' | 'these-too'): Promise<void> {
  const { settings, version } = await deps.stores.installations.settings(installationId);
  await changeSettings(deps, { installationId, expectedVersion: version, settings: turn(settings), by: 'user 1', release });
}

const switched = (on: boolean) => (settings: Settings): Settings => ({ ...settings, download: { ...settings.download, orders: on, unfulfilled: on, fulfilled: on } });
const each = async ({ installations }: World, run: (installationId: string, shop: string) => Promise<unknown>): Promise<void> => {
  for (const [index, installationId] of installations.entries()) await run(installationId, shops[index] ?? '');
};

/** Mended in this order. */
export const upheavals: readonly Upheaval[] = [
  {
    name: 'the token is refused', how: 0.15,
    strike: (world) => world.desk.access(false),
    mend: (world) => world.desk.access(true),
  },
  {
    name: 'the database is put back from a copy', how: 0.15,
    strike: (world, chance) => restore(world, chance),
    mend: async (world) => {
      if (world.coming === undefined) return;
      await world.coming;
      // The access that a copy holds may have been renewed since it was made: whoever is refused, by the next round of checks, connects again.
      await pause(world, foundOutMs);
      for (const installationId of world.installations) if ((await world.stores.connections.current(installationId))?.state === 'stopped') return connectAll(world);
    },
  },
  {
    name: 'the app is installed anew with an empty database', how: 0.1,
    strike: (world, chance) => reinstall(world, chance),
    mend: async (world) => {
      await world.coming;
      await connectAll(world);
    },
  },
  {
    name: 'clocks jump', how: 0.2,
    strike: (world, chance) => world.jump(chance.pick([-hour, -200_000, 200_000, hour, 26 * hour])),
    mend: (world) => world.jump(-world.skew),
  },
  {
    name: 'settings change midway', how: 0.2,
    strike: (world, chance) => {
      const deps = anyone(world);
      const [installationId] = chance.happens(0.5) ? world.installations : [...world.installations].reverse();
      if (deps && installationId) asked(choose(deps, installationId, switched(false), 'from-now'));
    },
    mend: (world) => each(world, (installationId) => choose(world.steady(), installationId, switched(true), 'these-too')),
  },
  {
    name: 'the app is uninstalled', how: 0.15,
    strike: (world, chance) => {
      const deps = anyone(world);
      // Dated by Shopify, whose clocks do not jump.
      if (deps) asked(uninstallShop(deps, chance.pick(shops), world.now()));
    },
    mend: (world) => each(world, (_id, shop) => installShop(world.steady(), shop, null)),
  },
];
