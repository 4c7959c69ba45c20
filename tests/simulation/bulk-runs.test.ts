import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import type { BulkKind } from '~/domain/verdict/bulk';
import { runWork } from '~/jobs/run-work';
import { beginRun, bulkJob, cancelRun } from '~/pipeline/bulk-run';
import { bulkWorkKey } from '~/ports/run-store';
import { planRun, type RunRequest } from '~/pipeline/plan-run';
import { runChecks } from '~/pipeline/run-checks';
import { unfinishedRuns } from '~/presenters/runs';
import { aLine, anAgreement, anOrder } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number, more: Partial<Order> = {}): Order =>
  anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })], ...more });
const unknownSku = (number: number): Order => order(number, { lines: [aLine({ sku: 'NOWHERE' })] });
const late = (number: number): Order => order(number, { processedAt: Date.UTC(2020, 1, 1) });
const placed = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.settle();
};
const all = () => ({ query: { installationId: till.installation.id } });
const plan = async (kind: BulkKind, of: RunRequest['of'] = all()): Promise<string> => {
  const outcome = await planRun(till.deps, { installationId: till.installation.id, kind, by: 'user 1', of });
  if (outcome.kind !== 'planned') throw new Error(outcome.reason);
  return outcome.id;
};
const run = async (id: string) => {
  const found = await till.stores.runs.get(till.installation.id, id);
  if (!found) throw new Error('no such run');
  return found;
};
/** Time passes until the run is summed up. */
const ended = async (id: string) => {
  for (let tick = 0; tick < 3_600; tick += 1) {
    await till.work();
    if ((await run(id)).endedAt !== null) return run(id);
    till.clock.advance(1_000);
  }
  throw new Error('the run did not end');
};
const statuses = async (...orders: Order[]) => Promise.all(orders.map(async (one) => (await till.row(one)).verdict.status));
const retries = async (one: Order): Promise<number> => (await till.stores.orders.timeline((await till.row(one)).key)).filter((entry) => entry.code === 'person.retry').length;

describe('a retry of many orders', () => {
  it('[D13] plans exactly those that can be retried, says why not the others, runs and is summed up', async () => {
    const blocked = [1, 2, 3].map(unknownSku);
    await placed(...blocked, order(4), late(5));
    const id = await plan('retry');
    expect(await till.stores.runs.tally(id)).toEqual({ toDo: 3, acted: 0, unfit: { 'in-pos': 1, skipped: 1 } });
    expect(await retries(unknownSku(1))).toBe(0);
    till.stock('NOWHERE');
    expect(await beginRun(till.deps, till.installation.id, id, 'user 2')).toEqual({ kind: 'begun' });
    expect(await ended(id)).toMatchObject({ state: 'done', outcome: { in_pos: 3 } });
    expect(await statuses(...blocked)).toEqual(['in_pos', 'in_pos', 'in_pos']);
    expect(till.documents().orders).toHaveLength(4);
    expect(await till.stores.runs.tally(await plan('retry'))).toEqual({ toDo: 0, acted: 0, unfit: { 'in-pos': 4, skipped: 1 } });
  });
  it('[D15] of which some stay blocked is told as mixed, and needs action for as long as one of its orders does', async () => {
    await placed(...[1, 2].map(unknownSku), order(3, { lines: [aLine({ sku: 'ALSO-NOWHERE' })] }));
    till.stock('NOWHERE');
    const id = await plan('retry', { query: { installationId: till.installation.id, statuses: ['blocked'] } });
    await beginRun(till.deps, till.installation.id, id, 'user 2');
    expect(await ended(id)).toMatchObject({ outcome: { in_pos: 2, blocked: 1 } });
    const unfinished = () => unfinishedRuns(till.stores, till.installation.id, till.clock.now());
    expect(await unfinished()).toMatchObject([{ id, good: 2, planned: 3, mixed: true, needAction: 1 }]);
    till.stock('ALSO-NOWHERE');
    await runChecks(till.deps, till.installation.id, 'person');
    await till.settle();
    expect(await unfinished()).toEqual([]);
  });
  it('leaves alone what a failing check would stop again', async () => {
    till.pos.control('POST', '/custom-fields', { group_id: 'sales.transaction', name: 'Bin', required: true });
    await runChecks(till.deps, till.installation.id, 'person');
    await placed(order(1), order(2));
    expect(await till.stores.runs.tally(await plan('retry'))).toEqual({ toDo: 0, acted: 0, unfit: { 'needs-fix': 2 } });
  });
  it('gathers a long filter page by page, in the background where it is too long to be waited for', async () => {
    for (let number = 1; number <= 2_300; number += 1) await till.stores.orders.ensure(till.installation.id, `gid://shopify/Order/${number}`, till.clock.now());
    const id = await plan('handle');
    expect(await run(id)).toMatchObject({ state: 'planning' });
    expect(await beginRun(till.deps, till.installation.id, id, 'user 2', 'entered by hand')).toEqual({ kind: 'refused', reason: 'not-planned' });
    till.clock.advance(10_000);
    await till.work();
    expect(await run(id)).toMatchObject({ state: 'planned' });
    expect(await till.stores.runs.tally(id)).toEqual({ toDo: 2_300, acted: 0, unfit: {} });
  });
});

describe('a run that is interrupted', () => {
  it('acts on nobody twice when a worker dies after each of its pieces', async () => {
    const orders = Array.from({ length: 60 }, (_, index) => unknownSku(index + 1));
    await placed(...orders);
    const id = await plan('retry');
    await beginRun(till.deps, till.installation.id, id, 'user 2');
    const key = bulkWorkKey(till.installation.id);
    for (let deaths = 0; deaths < 3; deaths += 1) {
      const work = await till.stores.work.claim(key, till.clock.now(), 1_000);
      if (!work) throw new Error('the run is not due');
      await bulkJob(till.deps, work);
      // It never gives its row back; the next one takes it when the lease has run out. The old one wakes up and is refused.
      till.clock.advance(1_001);
      const next = await till.stores.work.claim(key, till.clock.now(), 1);
      expect(next).not.toBeNull();
      expect(await till.stores.runs.act(work.lease, await run(id), [], till.clock.now())).toBeNull();
      till.clock.advance(2);
    }
    await ended(id);
    expect(await Promise.all(orders.map(retries))).toEqual(orders.map(() => 1));
  });
  it('stops where it is cancelled: what was acted on stays so, the rest is untouched', async () => {
    const orders = Array.from({ length: 60 }, (_, index) => unknownSku(index + 1));
    await placed(...orders);
    const id = await plan('handle');
    await beginRun(till.deps, till.installation.id, id, 'user 2', 'entered by hand');
    const work = await till.stores.work.claim(bulkWorkKey(till.installation.id), till.clock.now(), 60_000);
    if (!work) throw new Error('the run is not due');
    await till.stores.work.finish(work, await bulkJob(till.deps, work));
    expect(await cancelRun(till.deps, till.installation.id, id, 'user 3')).toBe(true);
    const over = await ended(id);
    expect(over).toMatchObject({ state: 'cancelled', by: 'user 2', cancelledBy: 'user 3', note: null, outcome: { handled: 25 } });
    expect(await till.stores.orders.counts(till.installation.id)).toMatchObject({ handled: 25, blocked: 35 });
    expect(await cancelRun(till.deps, till.installation.id, id, 'user 3')).toBe(false);
    await runWork(till.deps, bulkWorkKey(till.installation.id));
    expect(await run(id)).toEqual(over);
  });
});

describe('decisions about many orders', () => {
  it('handle needs a note, keeps it with who and when, and can be undone for all of them', async () => {
    await placed(unknownSku(1), unknownSku(2));
    const id = await plan('handle');
    expect(await beginRun(till.deps, till.installation.id, id, 'user 2', '  ')).toEqual({ kind: 'refused', reason: 'note-needed' });
    await beginRun(till.deps, till.installation.id, id, 'user 2', 'ignored: samples');
    await ended(id);
    expect(await statuses(unknownSku(1), unknownSku(2))).toEqual(['handled', 'handled']);
    const { version } = await till.stores.installations.settings(till.installation.id);
    expect((await till.row(unknownSku(1))).decision).toMatchObject({ kind: 'handled', by: 'user 2', note: 'ignored: samples', settingsVersion: version });
    const undo = await plan('undo');
    await beginRun(till.deps, till.installation.id, undo, 'user 2');
    await ended(undo);
    expect(await statuses(unknownSku(1), unknownSku(2))).toEqual(['blocked', 'blocked']);
  });
  it('include sends the skipped ones that a setting kept back, those that were named and no others', async () => {
    await placed(late(1), late(2), order(3, { test: true }));
    const keys = await Promise.all([late(1), order(3, { test: true })].map(async (one) => (await till.row(one)).key));
    const id = await plan('include', { keys: [...keys, 'another-shop/1'] });
    expect(await till.stores.runs.tally(id)).toEqual({ toDo: 1, acted: 0, unfit: { 'not-a-setting': 1 } });
    await beginRun(till.deps, till.installation.id, id, 'user 2');
    expect(await ended(id)).toMatchObject({ outcome: { in_pos: 1 } });
    expect(await statuses(late(1), late(2), order(3, { test: true }))).toEqual(['in_pos', 'skipped', 'skipped']);
  });
});
