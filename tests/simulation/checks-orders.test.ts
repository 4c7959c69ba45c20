import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import type { DownloadSettings, Settings } from '~/domain/settings/settings';
import { runChecks } from '~/pipeline/run-checks';
import { hour, minute, openDeskAt, placedAt, say, type DeskAt } from '../support/desk';
import { aPayment } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
let desk: DeskAt;
beforeEach(async () => {
  till = await openTill();
  desk = openDeskAt(till);
  desk.listsWell();
  till.stock('BELT');
  await till.connect();
});
afterEach(() => till.close());

const download = (more: Partial<DownloadSettings>) => (settings: Settings): Settings => ({ ...settings, download: { ...settings.download, ...more } });
const order = (number: number, more: Partial<Order> = {}) => placedAt(number, till.clock.now(), more);
const archived = (number: number, afterMs = minute) => order(number, { closedAt: till.clock.now() + afterMs });
const fulfilled = (number: number) => order(number, { fulfillmentStatus: 'FULFILLED' });
const authorized = (number: number) => order(number, { transactions: [aPayment({ kind: 'AUTHORIZATION' })], financialStatus: 'AUTHORIZED' });
const place = async (...orders: Order[]): Promise<void> => {
  for (const one of orders) await till.place(one);
  await till.work();
};
const statuses = (...orders: Order[]) => Promise.all(orders.map((one) => desk.statusOf(one)));

describe('orders that the download settings leave out', () => {
  it('[A2] are Skipped with the rule\'s name, and never missing or failed', async () => {
    await desk.change(download({ archived: false, unfulfilled: false }));
    const left = [archived(1), order(2)];
    await place(...left);
    expect(await statuses(...left)).toEqual(['skipped S-RULE-OFF', 'skipped S-RULE-OFF']);
    const reasons = async (language: 'en' | 'fr') => (await Promise.all(left.map(async (one) => (await till.row(one)).verdict.cause))).map((cause) => cause && say(cause, 'reason', language));
    expect(await reasons('en')).toEqual(['Unfulfilled orders off', 'Unfulfilled orders off']);
    await desk.change(download({ archived: false, unfulfilled: true }), 'these-too');
    await till.settle();
    expect(await statuses(...left)).toEqual(['skipped S-RULE-OFF', 'in_pos']);
    expect([(await reasons('en'))[0], (await reasons('fr'))[0]]).toEqual(['Archived orders off', 'Commandes archivées désactivées']);
    await runChecks(till.deps, till.installation.id, 'person');
    const { figures, problems } = await desk.home();
    expect([figures.blocked, figures.skipped, problems]).toEqual([0, 1, []]);
    expect(await desk.row('order-settings')).toMatchObject({ result: 'failed', warns: true, subject: 'archived', keeps: { orders: 1, amount: '10.00' }, fixTo: '/app/settings/orders?focus=archived' });
  });
});

describe('the moment of downloading', () => {
  it('[A13] when paid: waits for the money and goes with it', async () => {
    await desk.change(download({ moment: 'paid' }));
    await place(authorized(1));
    expect(await statuses(order(1))).toEqual(['waiting W-PAYMENT']);
    expect(till.documents().orders).toEqual([]);
    till.clock.advance(hour);
    await place(order(1));
    expect(await statuses(order(1))).toEqual(['in_pos']);
  });
  it('[A13] as soon as placed: goes before the money has come', async () => {
    await desk.change(download({ moment: 'placed' }));
    await place(authorized(1));
    expect(till.documents().orders).toHaveLength(1);
    expect(await statuses(order(1))).toEqual(['pending_pos P-NOT-PAID-IN-FULL']);
  });
});

describe('another app that acts first', () => {
  it('[A14] archives three orders at once within 24 hours: a problem that suggests the other setting and says how many it frees', async () => {
    await desk.change(download({ archived: false }));
    await place(archived(1), archived(2));
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('archives-first')).toMatchObject({ result: 'passed', params: { n: '2' } });
    expect(await desk.problems()).toEqual([]);

    await place(archived(3));
    await desk.pass(hour, 5 * minute);
    const [problem] = await desk.problems();
    expect(problem).toMatchObject({ code: 'E-ARCHIVED-FIRST', orders: 0, cause: { params: { n: '3' } } });
    expect(problem && [say(problem.cause, 'title', 'en'), say(problem.cause, 'title', 'fr')]).toEqual(['Another app archives orders first', 'Une autre application archive d’abord']);
    expect(problem && say(problem.cause, 'body', 'en')).toMatch(/Turn it on: that frees 3 orders/);
    expect(await desk.row('archives-first')).toMatchObject({ result: 'failed', keeps: { orders: 3, amount: '30.00' }, fixTo: '/app/settings/orders?focus=archived' });
    expect((await desk.home()).problems).toMatchObject([{ keeps: { orders: 3, amount: '30.00' }, to: '/app/settings/orders?focus=archived', isFix: true }]);

    await desk.change(download({ archived: true }), 'these-too');
    await till.settle();
    expect(await statuses(archived(1), archived(2), archived(3))).toEqual(['in_pos', 'in_pos', 'in_pos']);
    await desk.pass(5 * minute);
    expect(await desk.problems()).toEqual([]);
    expect(await desk.row('archives-first')).toMatchObject({ result: 'not-applicable' });
  });

  it('[A14] fulfills three orders first within 24 hours: the same', async () => {
    await desk.change(download({ fulfilled: false }));
    await place(fulfilled(1), fulfilled(2), fulfilled(3));
    await desk.pass(hour, 5 * minute);
    expect(await desk.problems()).toMatchObject([{ code: 'E-FULFILLED-FIRST', cause: { params: { n: '3' } } }]);
    await desk.change(download({ fulfilled: true }), 'these-too');
    await till.settle();
    expect(await statuses(fulfilled(1), fulfilled(2), fulfilled(3))).toEqual(['in_pos', 'in_pos', 'in_pos']);
  });

  it('is not seen in orders that a person archives later, in those of other days, nor in those that another rule keeps back', async () => {
    await desk.change(download({ archived: false }));
    await place(archived(1, 2 * hour), archived(2, 2 * hour), archived(3, 2 * hour));
    await desk.change(download({ archived: false, ignoreTags: ['wholesale'] }));
    const tagged = [4, 5, 6].map((number) => order(number, { closedAt: till.clock.now(), tags: ['Wholesale'] }));
    await place(...tagged);
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('archives-first')).toMatchObject({ result: 'passed' });
    await place(archived(7), archived(8), archived(9));
    till.clock.advance(25 * hour);
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('archives-first')).toMatchObject({ result: 'passed' });
  });

  it('[A15] paid mode while nobody captures: three orders that wait for more than 24 hours, and what frees them', async () => {
    await place(authorized(1), authorized(2), authorized(3));
    await desk.pass(23 * hour, hour);
    expect(await desk.row('nobody-captures')).toMatchObject({ result: 'passed' });
    await desk.pass(3 * hour, 30 * minute);
    const [problem] = await desk.problems();
    expect(problem).toMatchObject({ code: 'E-NOT-CAPTURED', cause: { params: { n: '3' } } });
    expect(problem && [say(problem.cause, 'title', 'en'), say(problem.cause, 'title', 'fr')]).toEqual(['Nobody captures the payments', 'Personne ne capture les paiements']);
    expect(problem && say(problem.cause, 'body', 'en')).toMatch(/download orders as soon as they are placed: that frees all 3/);
    expect(await desk.row('nobody-captures')).toMatchObject({ keeps: { orders: 3, amount: '30.00' }, fixTo: '/app/settings/orders?focus=moment' });
    await desk.change(download({ moment: 'placed' }), 'these-too');
    await till.settle();
    expect(till.documents().orders).toHaveLength(3);
    await runChecks(till.deps, till.installation.id, 'person');
    expect((await desk.problems()).filter(({ code }) => code === 'E-NOT-CAPTURED')).toEqual([]);
  });
});

describe('tags and dates', () => {
  it('that let nobody through are said with what they keep back', async () => {
    await desk.change(download({ allowTags: ['web'] }));
    await place(order(1), order(2));
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('order-tags')).toMatchObject({ result: 'failed', warns: true, params: { reason: 'nobody', tags: 'web' }, keeps: { orders: 2, amount: '20.00' }, fixTo: '/app/settings/orders?focus=allowTags' });
    await desk.change(download({ allowTags: ['web'], ignoreTags: ['WEB '] }));
    expect(await desk.row('order-tags')).toMatchObject({ params: { reason: 'both', tags: 'web' }, fixTo: '/app/settings/orders?focus=ignoreTags' });
    await desk.change(download({ allowTags: [], ignoreTags: [], startDate: till.clock.now() + 48 * hour }));
    await place(order(3));
    await runChecks(till.deps, till.installation.id, 'person');
    expect(await desk.row('order-dates')).toMatchObject({ result: 'failed', warns: true, keeps: { orders: 1, amount: '10.00' } });
  });
});

describe('the four switches', () => {
  /** By hand: orders, fulfilled, unfulfilled, archived → which of [fulfilled, fulfilled archived, unfulfilled, unfulfilled archived] go. */
  const eligible: readonly (readonly [string, string])[] = [
    ['0000', ''], ['0001', ''], ['0010', ''], ['0011', ''], ['0100', ''], ['0101', ''], ['0110', ''], ['0111', ''],
    ['1000', ''], ['1001', ''], ['1010', 'u'], ['1011', 'u ua'], ['1100', 'f'], ['1101', 'f fa'], ['1110', 'f u'], ['1111', 'f fa u ua'],
  ];
  it.each(eligible)('[M7] %s: what reaches the POS is “%s”', async (switches, wanted) => {
    const [orders, fulfilledToo, unfulfilled, archivedToo] = [...switches].map((bit) => bit === '1');
    await desk.change(download({ orders: orders === true, fulfilled: fulfilledToo === true, unfulfilled: unfulfilled === true, archived: archivedToo === true }));
    const kinds = { f: fulfilled(1), fa: { ...fulfilled(2), closedAt: till.clock.now() + hour }, u: order(3), ua: archived(4, hour) };
    await place(...Object.values(kinds));
    await till.settle();
    const went: string[] = [];
    for (const [kind, one] of Object.entries(kinds)) {
      const status = await desk.statusOf(one);
      expect(['in_pos', 'skipped S-RULE-OFF']).toContain(status);
      if (status === 'in_pos') went.push(kind);
    }
    expect(went.join(' ')).toBe(wanted);
    expect(till.documents().orders).toHaveLength(went.length);
  });
});
