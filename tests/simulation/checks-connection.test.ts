import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '~/domain/result';
import { textsOf } from '~/i18n/texts';
import { disconnectPos } from '~/pipeline/connect-pos';
import { runChecks } from '~/pipeline/run-checks';
import { hour, minute, openDeskAt, placedAt, say, type DeskAt } from '../support/desk';
import { openTill, type Till } from '../support/till';

let till: Till;
let desk: DeskAt;
beforeEach(async () => {
  till = await openTill();
  desk = openDeskAt(till);
  till.stock('BELT');
});
afterEach(() => till.close());

const heal = () => till.pos.control('DELETE', '/faults');
const order = (number: number) => placedAt(number, till.clock.now());
const line = (key: 'not-set-up' | 'shopify', language: 'en' | 'fr') => textsOf(language).t(`common.indicatorLine.${key}`, { since: '' });

describe('a side that is missing', () => {
  it('[C2a] the POS: Not set up names it, and nothing is made there', async () => {
    await till.connect();
    await disconnectPos(till.deps, till.installation.id, 'user 1');
    const before = desk.creates();
    await till.place(order(1));
    await desk.pass(hour);
    expect(await desk.indicator()).toMatchObject({ state: 'not-set-up' });
    expect([line('not-set-up', 'en'), line('not-set-up', 'fr')]).toEqual([expect.stringMatching(/POS/), expect.stringMatching(/POS/)]);
    expect(await desk.row('pos-access')).toMatchObject({ result: 'failed', params: { reason: 'not-connected' }, fixTo: '/app/settings/connection?focus=token' });
    expect(desk.creates()).toBe(before);
  });

  it('[C2a] Shopify: Access refused names it, and nothing is made in the POS', async () => {
    await till.connect();
    Object.assign(till.deps.source, { listOrders: () => Promise.resolve(fail({ kind: 'unauthorised' })), readOrder: () => Promise.resolve(fail({ kind: 'unauthorised' })) });
    const before = desk.creates();
    await till.place(order(1));
    await desk.pass(20 * minute);
    expect(await desk.indicator()).toMatchObject({ state: 'refused', side: 'shopify' });
    expect([line('shopify', 'en'), line('shopify', 'fr')]).toEqual([expect.stringMatching(/^Shopify has refused/), expect.stringMatching(/^Shopify refuse/)]);
    expect(await desk.statusOf(order(1))).toBe('waiting W-NOT-SET-UP');
    expect(desk.creates()).toBe(before);
  });

  it('[C2c] nothing runs without the POS; what came meanwhile goes when it is there, without a new webhook', async () => {
    for (const number of [1, 2]) await till.place(order(number));
    await desk.pass(hour);
    for (const number of [1, 2]) expect(await desk.statusOf(order(number))).toBe('waiting W-NOT-SET-UP');
    await till.connect();
    await till.settle();
    for (const number of [1, 2]) expect(await desk.statusOf(order(number))).toBe('in_pos');
  });

  it('[C2c] nothing runs without Shopify; what came meanwhile goes when it lets us in again, without a new webhook', async () => {
    await till.connect();
    const { readOrder } = till.deps.source;
    Object.assign(till.deps.source, { readOrder: () => Promise.resolve(fail({ kind: 'unauthorised' })) });
    await till.place(order(1));
    await desk.pass(10 * minute);
    expect(await desk.statusOf(order(1))).toBe('waiting W-NOT-SET-UP');
    Object.assign(till.deps.source, { readOrder });
    await desk.pass(16 * minute);
    expect(await desk.statusOf(order(1))).toBe('in_pos');
  });
});

describe('the last run and the last success', () => {
  it('[C7] are told separately, and are nothing before the first', async () => {
    expect(await desk.home()).toMatchObject({ lastRunAt: null, lastSuccessAt: null });
    await desk.pass(11 * minute);
    const failing = await desk.home();
    expect(failing.lastRunAt).toBeGreaterThan(0);
    expect(failing.lastSuccessAt).toBeNull();
    desk.listsWell();
    await desk.pass(hour, minute);
    const well = await desk.home();
    expect(well.lastSuccessAt).toBeGreaterThan(0);
    expect(well.lastRunAt).toBeGreaterThan(failing.lastRunAt ?? 0);
    Object.assign(till.deps.source, { listOrders: () => Promise.resolve(fail({ kind: 'unreachable', detail: '' })) });
    await desk.pass(hour, minute);
    const again = await desk.home();
    expect(again.lastRunAt).toBeGreaterThan(again.lastSuccessAt ?? 0);
  });
});

describe('access that is refused', () => {
  it.each(['401', '403'])('[C10] a %s gives one problem for all orders with the three causes and its code, and one probe in 15 minutes', async (code) => {
    await till.connect();
    till.fault({ kind: code, match: '*', times: null });
    for (const number of [1, 2, 3]) await till.place(order(number));
    await till.work();
    // A 403 on a resource is one right; the question who we are is refused as well, so nothing is granted.
    await runChecks(till.deps, till.installation.id, 'person');
    await desk.pass(5 * minute);
    for (const number of [1, 2, 3]) expect(await desk.statusOf(order(number))).toBe('blocked E-POS-ACCESS');
    const held = (await desk.problems()).filter(({ orders }) => orders > 0);
    expect(held).toMatchObject([{ code: 'E-POS-ACCESS', orders: 3, cause: { params: { code } } }]);
    const [{ cause }] = held as [(typeof held)[number]];
    expect(say(cause, 'body', 'en')).toMatch(new RegExp(`“${code}”.*token was changed, access was withdrawn or a permission is missing`));
    expect(say(cause, 'body', 'fr')).toMatch(new RegExp(`${code}.*jeton a changé.*accès a été retiré.*autorisation manque`));
    expect(await desk.row('pos-access')).toMatchObject({ result: 'failed', orders: 3, amount: '30.00', params: { code }, help: 'steps' });
    expect(await desk.row('assigned-employee')).toMatchObject({ result: 'not-applicable' });
    expect(await desk.row('required-fields')).toMatchObject({ result: 'could-not-check', params: { reason: 'stopped' } });
    const before = desk.calls();
    await desk.pass(2 * hour, minute);
    expect(desk.calls() - before).toBeLessThanOrEqual(8);
    expect(desk.calls() - before).toBeGreaterThanOrEqual(7);
  });
});

describe('a slow POS', () => {
  it('[P15] is slow when answers take more than 5 s', async () => {
    await till.connect();
    till.fault({ kind: 'slow', match: '*', times: null, ms: 6_500 });
    await till.place(order(1));
    await desk.flowing(till.work(), 500);
    expect(await desk.indicator()).toMatchObject({ state: 'slow', seconds: 7 });
  });

  it('[P15] is slow when more than one call in ten of the last 10 minutes had no answer', async () => {
    await till.connect();
    await till.place(order(1));
    await till.settle();
    expect(await desk.indicator()).toMatchObject({ state: 'up-to-date' });
    const { account } = (await till.stores.connections.current(till.installation.id)) ?? {};
    const calls = Array.from({ length: 9 }, (_, at) => ({ at: till.clock.now(), ms: at === 0 ? null : 40 }));
    await till.stores.connections.recordCalls(account?.id ?? '', calls, true);
    expect(await desk.indicator()).toMatchObject({ state: 'slow', seconds: null, count: 11 });
    till.clock.advance(11 * minute);
    expect(await desk.indicator()).toMatchObject({ state: 'up-to-date' });
  });

  it('[P16] has its measured value beside its limit; [P17] Check again works, and the state is Up to date again', async () => {
    await till.connect();
    till.fault({ kind: 'slow', match: '*', times: null, ms: 6_500 });
    await till.place(order(1));
    await desk.flowing(till.work(), 500);
    await desk.flowing(runChecks(till.deps, till.installation.id, 'person', 'pos-speed'));
    const slow = await desk.row('pos-speed');
    expect(slow).toMatchObject({ result: 'failed', warns: true, help: 'steps', params: { limit: '5000', unanswered: '0' } });
    expect(Number(slow.params.p95)).toBeGreaterThanOrEqual(6_500);
    heal();
    till.clock.advance(11 * minute);
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('pos-speed')).toMatchObject({ result: 'passed', params: { limit: '5000' } });
    expect(await desk.indicator()).toMatchObject({ state: 'up-to-date' });
  });

  it('[P17] Check again ends an outage at once, and the orders go', async () => {
    await till.connect();
    till.fault({ kind: 'drop-before-commit', match: '*', times: null });
    for (const number of [1, 2, 3, 4]) await till.place(order(number));
    await till.work();
    await runChecks(till.deps, till.installation.id, 'person', 'pos-reachable');
    expect(await desk.row('pos-reachable')).toMatchObject({ result: 'failed', keeps: { orders: 2, amount: '20.00' } });
    expect(await desk.row('station')).toMatchObject({ result: 'could-not-check', params: { reason: 'offline' } });
    heal();
    await runChecks(till.deps, till.installation.id, 'person', 'pos-reachable');
    await till.settle();
    expect(await desk.row('pos-reachable')).toMatchObject({ result: 'passed' });
    expect(await desk.indicator()).toMatchObject({ state: 'up-to-date' });
  });
});

describe('a right that is missing', () => {
  it('is found by the question that needs it, before an order does', async () => {
    await till.connect();
    till.fault({ kind: '403', match: 'GET /payment_types', times: null });
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('pos-rights')).toMatchObject({ result: 'failed', subject: 'payment_types', help: 'steps' });
    expect(await desk.problems()).toMatchObject([{ code: 'E-POS-RIGHT', subject: 'payment_types', orders: 0 }]);
    heal();
    await desk.pass(5 * minute);
    expect(await desk.problems()).toEqual([]);
  });

  it('is learned from an order, and its row opens no problem of its own', async () => {
    await till.connect();
    till.fault({ kind: '403', match: 'POST /sales/orders', times: null });
    await till.place(order(1));
    await till.work();
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('pos-rights')).toMatchObject({ result: 'failed', subject: 'sales/orders', orders: 1, amount: '10.00' });
    heal();
    await desk.pass(10 * minute);
    expect(await desk.statusOf(order(1))).toBe('in_pos');
    await runChecks(till.deps, till.installation.id, 'person');
    expect([await desk.problems(), (await desk.row('pos-rights')).result]).toEqual([[], 'passed']);
  });
});
