import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { runWork } from '~/jobs/run-work';
import { rerunWork } from '~/pipeline/rerun-work';
import { presentBacklog } from '~/presenters/backlog';
import { anAgreement, anOrder } from '../support/orders';
import { openTill, type Till } from '../support/till';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const order = (number: number): Order => anOrder({ id: `gid://shopify/Order/${number}`, name: `#${number}`, agreements: [anAgreement({ id: `gid://shopify/OrderAgreement/${number}` })] });
const statusOf = async (one: Order): Promise<string> => {
  const { verdict } = await till.row(one);
  return verdict.cause ? `${verdict.status} ${verdict.cause.code}` : verdict.status;
};
/** Time passes in small steps, so that what becomes due runs then and not later. */
const pass = async (ms: number, step = 30 * second): Promise<void> => {
  for (const end = till.clock.now() + ms; till.clock.now() < end;) {
    till.clock.advance(Math.min(step, end - till.clock.now()));
    await till.work();
  }
};

describe('work that does not get done', () => {
  it('is listed with its bug after three tries, is tried on by itself, and is gone from the list once it ends well', async () => {
    const { readOrder } = till.deps.source;
    Object.assign(till.deps.source, { readOrder: () => Promise.reject(new Error('cannot read a property of undefined')) });
    await till.place(order(1));
    await till.work();
    expect(await till.stores.work.dead(till.installation.id, 10)).toEqual([]);
    await pass(10 * minute);
    const key = `order:${till.installation.id}/1`;
    expect(await till.stores.work.dead(till.installation.id, 10)).toMatchObject([{ key, lastError: 'cannot read a property of undefined' }]);
    expect(await statusOf(order(1))).toBe('blocked E-INTERNAL');
    Object.assign(till.deps.source, { readOrder });
    expect(await rerunWork(till.deps, 'another shop', key, 'user 1')).toBe('unknown');
    expect(await rerunWork(till.deps, till.installation.id, key, 'user 1')).toBe('rung');
    await till.work();
    expect(await statusOf(order(1))).toBe('in_pos');
    expect(await till.stores.work.dead(till.installation.id, 10)).toEqual([]);
    expect(await rerunWork(till.deps, till.installation.id, key, 'user 1')).toBe('unknown');
  });

  it('is an order that was given up after three days; run again, it begins a new series', async () => {
    till.fault({ kind: '500', match: 'GET /customers', times: null });
    await till.place(order(1));
    await pass(73 * hour, hour);
    expect(await statusOf(order(1))).toBe('blocked E-GAVE-UP');
    const key = `order:${till.installation.id}/1`;
    expect(await till.stores.work.dead(till.installation.id, 10)).toMatchObject([{ key, lastError: 'E-GAVE-UP', dueAt: null }]);
    await rerunWork(till.deps, till.installation.id, key, 'user 1');
    await till.work();
    expect(await statusOf(order(1))).toBe('waiting W-RETRY');
    till.pos.control('DELETE', '/faults');
    await pass(2 * minute);
    expect(await statusOf(order(1))).toBe('in_pos');
  });
});

describe('a backlog', () => {
  it('tells its length, its oldest and when it will be gone, once there is a pace to go by', async () => {
    const shown = async () => presentBacklog(till.stores, till.installation.id, await till.stores.connections.current(till.installation.id), till.clock.now());
    for (let number = 1; number <= 30; number += 1) await till.place(order(number));
    expect(await shown()).toMatchObject({ due: 30, oldestDueAt: till.clock.now(), finishAt: null });
    const rows = (await till.stores.work.due(till.clock.now(), 30)).filter((row) => row.name === 'order');
    for (const row of rows.slice(0, 10)) {
      till.clock.advance(2 * second);
      await runWork(till.deps, row.key);
    }
    const { due, finishAt } = await shown();
    expect(due).toBe(20);
    const seconds = ((finishAt ?? 0) - till.clock.now()) / second;
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(60);
    // Nothing comes through any more: then the next order's own time counts, and after an hour nothing is known.
    till.clock.advance(30 * minute);
    expect((((await shown()).finishAt ?? 0) - till.clock.now()) / minute).toBeCloseTo(20 * 30, 5);
    till.clock.advance(31 * minute);
    expect((await shown()).finishAt).toBeNull();
  });
});
