import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '~/domain/order/order';
import { noDecision } from '~/domain/settings/decision';
import { judge } from '~/domain/settings/gate';
import type { DownloadSettings, Settings } from '~/domain/settings/settings';
import { downloadSwitches } from '~/domain/settings/what-if';
import { aPayment, anAgreement, anOrder, totalsOf } from '../../tests/support/orders';
import { openTill } from '../../tests/support/till';
import { changeSettings } from './change-settings';
import { includeOrder } from './decide-order';
import { previewSettings } from './preview-settings';

const switches = fc.record({
  ...Object.fromEntries(downloadSwitches.map((name) => [name, fc.boolean()])) as Record<(typeof downloadSwitches)[number], fc.Arbitrary<boolean>>,
  moment: fc.constantFrom('placed' as const, 'paid' as const),
  allowTags: fc.constantFrom<readonly string[]>([], [], ['vip']),
  ignoreTags: fc.constantFrom<readonly string[]>([], [], ['draft']),
});
const looks = fc.record({
  fulfillmentStatus: fc.constantFrom('FULFILLED', 'UNFULFILLED', 'PARTIALLY_FULFILLED', 'FULFILLMENT_NOT_REQUIRED'),
  closed: fc.boolean(), test: fc.boolean(), pos: fc.boolean(), paid: fc.constantFrom('all', 'half', 'none', 'manual'), tag: fc.constantFrom('vip', 'draft', null), cents: fc.integer({ min: 1, max: 99_999 }),
});

const look = (one: typeof looks extends fc.Arbitrary<infer T> ? T : never, index: number): Order => {
  const total = BigInt(one.cents);
  const payment = aPayment({ amount: one.paid === 'half' ? total - total / 2n - 1n : total, ...(one.paid === 'manual' ? { status: 'PENDING', manual: true } : {}) });
  return anOrder({
    id: `gid://shopify/Order/${index + 1}`, name: `#${index + 1}`, fulfillmentStatus: one.fulfillmentStatus, closedAt: one.closed ? 1 : null, test: one.test, sourceName: one.pos ? 'pos' : 'web',
    tags: one.tag ? [one.tag] : [], totals: totalsOf(total), transactions: one.paid === 'none' ? [] : [payment], financialStatus: one.paid === 'all' ? 'PAID' : 'PENDING',
  });
};
const withDownload = (settings: Settings, download: Partial<DownloadSettings>): Settings => ({ ...settings, download: { ...settings.download, ...download } });

/** Without a POS, so that nothing that may go is in it yet. */
async function shopOf(orders: readonly Order[], first: Partial<DownloadSettings>) {
  const till = await openTill();
  const save = async (download: Partial<DownloadSettings>, release: 'from-now' | 'these-too' = 'from-now') => {
    const { settings, version } = await till.stores.installations.settings(till.installation.id);
    await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: version, settings: withDownload(settings, download), by: 'user 1', release });
    await till.work();
  };
  await save(first);
  for (const order of orders) await till.place(order);
  await till.work();
  const today = async () => (await till.stores.installations.settings(till.installation.id)).settings;
  const preview = async (after: Partial<DownloadSettings>, most?: number) => {
    const before = await today();
    return previewSettings(till.stores, till.installation.id, { before, after: withDownload(before, after) }, till.clock.now(), most);
  };
  /** Orders that may go, each as the gate says of the whole order. */
  const going = async () => new Set((await Promise.all(orders.map(async (order) => ((await till.row(order)).outcome?.kind === 'download' ? [order.name] : [])))).flat());
  return { till, save, preview, going, today };
}

describe('what a change of settings would do', () => {
  it('is what judging each order anew says, order by order and to the cent', async () => {
    await fc.assert(fc.asyncProperty(fc.array(looks, { minLength: 1, maxLength: 12 }), switches, switches, async (list, first, then) => {
      const orders = list.map(look);
      const { till, preview, today } = await shopOf(orders, first);
      const told = await preview(then);
      const [before, after] = [await today(), withDownload(await today(), then)];
      const by = (settings: Settings) => (order: Order) => judge({ order, ours: false, began: false, settings, decision: noDecision }).outcome.kind === 'download';
      const [was, is] = [by(before), by(after)];
      const sum = (some: readonly Order[]) => ({ orders: some.length, total: some.reduce((cents, order) => cents + order.totals.currentTotal, 0n) });
      const cents = (tally: typeof told.eligible) => ({ orders: tally.orders, total: tally.amounts.reduce((all, { amount }) => all + BigInt(amount.replace('.', '')), 0n) });
      expect(cents(told.eligible)).toEqual(sum(orders.filter((order) => !was(order) && is(order))));
      expect(cents(told.fallOut)).toEqual(sum(orders.filter((order) => was(order) && !is(order))));
      for (const name of downloadSwitches) {
        const [on, off] = [by(withDownload(after, { [name]: true })), by(withDownload(after, { [name]: false }))];
        expect([name, cents(told.switches[name])]).toEqual([name, sum(orders.filter((order) => on(order) && !off(order)))]);
      }
      expect(told).toMatchObject({ tried: orders.length, unknown: 0, limited: false });
      await till.close();
    }), { numRuns: 60 });
  });

  it('comes true: "these too" lets go what it said, "from now" only what it said would go anyway', async () => {
    await fc.assert(fc.asyncProperty(fc.array(looks, { minLength: 1, maxLength: 8 }), switches, switches, fc.constantFrom('from-now' as const, 'these-too' as const), async (list, first, then, release) => {
      const orders = list.map(look);
      const { till, preview, save, going } = await shopOf(orders, first);
      const before = await going();
      const told = await preview(then);
      await save(then, release);
      for (const order of orders) await till.place({ ...order, updatedAt: order.updatedAt + 1 });
      await till.work();
      const after = await going();
      const came = [...after].filter((name) => !before.has(name)).length;
      const left = [...before].filter((name) => !after.has(name)).length;
      expect({ came, left }).toEqual({ came: (release === 'these-too' ? told.eligible : told.anyway).orders, left: told.fallOut.orders });
      await till.close();
    }), { numRuns: 40 });
  });

  it('[M6] an order archived at creation is Skipped while archived orders are off; turning it on offers it', async () => {
    const [archived, plain] = [anOrder({ closedAt: anOrder().createdAt }), anOrder({ id: 'gid://shopify/Order/2', name: '#1002' })];
    const { till, preview, save } = await shopOf([archived, plain], { archived: false });
    expect((await till.row(archived)).verdict).toMatchObject({ status: 'skipped', cause: { code: 'S-RULE-OFF', params: { rule: 'download-archived' } } });
    const line = { orders: 1, amounts: [{ currency: 'USD', amount: '10.00' }] };
    expect((await preview({})).switches.archived).toEqual(line);
    expect(await preview({ archived: true })).toMatchObject({ eligible: line, anyway: { orders: 0 }, fallOut: { orders: 0 } });
    till.stock('BELT');
    expect((await till.connect()).kind).toBe('connected');

    await save({ archived: true }, 'from-now');
    expect((await till.row(archived)).verdict.status).toBe('skipped');
    // It was not forgotten: a later save offers it still, though the setting does not change any more.
    expect(await preview({})).toMatchObject({ eligible: line });
    await save({ archived: true }, 'these-too');
    await till.settle();
    expect((await till.row(archived)).verdict.status).toBe('in_pos');
    await till.close();
  });

  it('leaves alone what is in the POS, and says how many would be decided otherwise', async () => {
    const orders = [1, 2, 3].map((n) => anOrder({ id: `gid://shopify/Order/${n}`, name: `#${n}`, agreements: [anAgreement({ id: `agreement-${n}` })], transactions: [aPayment({ id: `payment-${n}` })] }));
    const till = await openTill();
    till.stock('BELT');
    await till.connect();
    for (const order of orders) await till.place(order);
    await till.settle();
    const { settings: before } = await till.stores.installations.settings(till.installation.id);
    const told = await previewSettings(till.stores, till.installation.id, { before, after: withDownload(before, { orders: false }) }, till.clock.now());
    expect(told).toMatchObject({ untouched: { orders: 3, amounts: [{ currency: 'USD', amount: '30.00' }] }, fallOut: { orders: 0 }, eligible: { orders: 0 } });
    await till.close();
  });

  it('counts what people decided, what is too old, what was never judged, and where it stopped looking', async () => {
    const orders = [1, 2, 3, 4].map((n) => anOrder({ id: `gid://shopify/Order/${n}`, name: `#${n}`, closedAt: 1, ...(n === 4 ? { processedAt: anOrder().processedAt - 61 * 86_400_000 } : {}) }));
    const { till, preview } = await shopOf(orders, { archived: false });
    await includeOrder(till.deps, (await till.row(orders[0] ?? anOrder())).key, 'user 1');
    await till.work();
    await till.stores.orders.ensure(till.installation.id, 'gid://shopify/Order/9', till.clock.now());
    expect(await preview({ archived: true })).toMatchObject({ tried: 4, unknown: 1, eligible: { orders: 2 }, limited: false });
    expect(await preview({ archived: true }, 2)).toMatchObject({ tried: 2, limited: true });
    await till.close();
  });
});
