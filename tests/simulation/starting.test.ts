import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Deps } from '~/pipeline/deps';
import { startSchedules } from '~/pipeline/start-schedules';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());
const scheduled = async (): Promise<readonly string[]> => (await till.stores.work.due(till.clock.now() + 86_400_000, 100)).map(({ key }) => key);

it('a program that starts while its database is away waits for it, says so, and then has its schedules', async () => {
  const told: string[] = [];
  let away = true;
  const deps: Deps = {
    ...till.deps,
    log: { ...till.deps.log, warn: (event) => void told.push(event) },
    stores: { ...till.stores, installations: { ...till.stores.installations, all: () => (away ? Promise.reject(new Error("Can't reach database server")) : till.stores.installations.all()) } },
  };
  let started = false;
  const start = startSchedules(deps).then(() => void (started = true));
  for (let tries = 0; tries < 3; tries += 1) {
    await new Promise(setImmediate);
    till.clock.advance(2_000);
  }
  expect([started, told.length]).toEqual([false, 3]);
  expect(await scheduled()).not.toContain('housekeeping:all');
  away = false;
  await new Promise(setImmediate);
  till.clock.advance(2_000);
  await start;
  expect(await scheduled()).toContain('housekeeping:all');
});
