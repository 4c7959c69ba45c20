import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aesCipher } from '~/adapters/cipher/aes';
import { startSchedules } from '~/pipeline/start-schedules';
import { runWork } from '~/jobs/run-work';
import type { Deps } from '~/pipeline/deps';
import { makeSupportLink } from '~/pipeline/support-links';
import { openTill, type Till } from '../support/till';
import { wholeOrder } from '../support/whole-order';

const day = 86_400_000;
let till: Till;
beforeEach(async () => {
  till = await openTill({ database: 'sqlite' });
  till.stock('MUG');
  await till.connect();
  await startSchedules(till.deps);
});
afterEach(() => till.close());
/** A day and a little, with one run of the housekeeping at its end. */
async function aDay(deps: Deps = till.deps, days = 1): Promise<void> {
  till.clock.advance(days * day + 600_000);
  await runWork(deps, 'housekeeping:all');
}
const rowsOf = async (table: string): Promise<number> => (await till.rows()).filter((row) => row.table === table).length;

describe('the daily housekeeping', () => {
  it('takes what is past its time, and neither orders nor their journal', async () => {
    await till.place(wholeOrder());
    await till.settle();
    till.clock.advance(1_000);
    await till.place({ ...wholeOrder(), updatedAt: wholeOrder().updatedAt + 1 });
    await till.settle();
    const before = await till.stores.journal.documents(`${till.installation.id}/42`);
    const lines = await rowsOf('TimelineEntry');
    expect([await rowsOf('Delivery'), lines > 0]).toEqual([2, true]);
    const strict: Deps = { ...till.deps, keep: { ...till.deps.keep, timeline: 60 } };
    await aDay(strict, 20);
    expect([await rowsOf('Delivery'), await rowsOf('TimelineEntry')]).toEqual([2, lines]);
    await aDay(strict, 20);
    // Of each topic the newest stays.
    expect([await rowsOf('Delivery'), await rowsOf('TimelineEntry')]).toEqual([1, lines]);
    await aDay(strict, 30);
    expect(await rowsOf('TimelineEntry')).toBe(0);
    expect(await till.stores.journal.documents(`${till.installation.id}/42`)).toEqual(before);
    expect((await till.row(wholeOrder())).verdict.status).toBe('in_pos');
    // An order that changes afterwards still gets its lines.
    await till.place({ ...wholeOrder(), updatedAt: wholeOrder().updatedAt + 2 });
    await till.settle();
    expect(await rowsOf('OrderRow')).toBe(1);
  });
  it('makes itself due again, whatever happened', async () => {
    await aDay();
    expect((await till.stores.work.due(till.clock.now() + day, 1_000)).map((row) => row.key)).toContain('housekeeping:all');
    const broken: Deps = { ...till.deps, stores: { ...till.stores, retention: { prune: () => Promise.reject(new Error('disk full')) } } };
    await aDay(broken);
    expect((await till.stores.work.due(till.clock.now() + day, 1_000)).map((row) => row.key)).toContain('housekeeping:all');
  });
});

describe('support links', () => {
  it('are kept for a quarter after their end, with what was looked at', async () => {
    const made = await makeSupportLink(till.deps, { installationId: till.installation.id, orderId: null, lifetime: 'week', masked: true, by: 'user 1' });
    if (made.kind !== 'made') throw new Error(made.reason);
    await till.stores.supportLinks.visit(made.link.id, { at: till.clock.now(), orderId: null }, 9);
    await aDay(till.deps, 7 + till.deps.keep.supportLinks - 1);
    expect([await rowsOf('SupportLink'), await rowsOf('SupportVisit')]).toEqual([1, 1]);
    await aDay(till.deps, 2);
    expect([await rowsOf('SupportLink'), await rowsOf('SupportVisit')]).toEqual([0, 0]);
  });
});

describe('a new encryption key', () => {
  const [old, fresh] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
  const sealed = async (): Promise<string> => (await till.stores.connections.current(till.installation.id))?.sealedCredentials ?? '';
  it('seals POS credentials anew within a day, so that the old one can be dropped', async () => {
    const before = await sealed();
    await aDay();
    expect(await sealed()).toBe(before);
    await aDay({ ...till.deps, cipher: aesCipher([fresh, old]) });
    expect(aesCipher([old]).open(await sealed())).toBeNull();
    expect(aesCipher([fresh]).open(await sealed())).toBe(aesCipher([old]).open(before));
    const after = await sealed();
    await aDay({ ...till.deps, cipher: aesCipher([fresh]) });
    expect(await sealed()).toBe(after);
    await till.place(wholeOrder());
    for (const row of await till.stores.work.due(till.clock.now(), 10)) await runWork({ ...till.deps, cipher: aesCipher([fresh]) }, row.key);
    expect((await till.row(wholeOrder())).verdict.status).toBe('in_pos');
  });
  it('leaves alone what no key opens, and what was joined anew meanwhile', async () => {
    const before = await sealed();
    await aDay({ ...till.deps, cipher: aesCipher([fresh]) });
    expect(await sealed()).toBe(before);
    const joined: Deps = { ...till.deps, cipher: aesCipher([fresh, old]), stores: { ...till.stores, connections: { ...till.stores.connections, allCurrent: async () => {
      const read = await till.stores.connections.allCurrent();
      for (const { id } of read) await till.stores.connections.update(id, { sealedCredentials: 'typed by a person a moment ago' });
      return read;
    } } } };
    await aDay(joined);
    expect(await sealed()).toBe('typed by a person a moment ago');
  });
});
