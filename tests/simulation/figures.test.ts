import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '~/pipeline/change-settings';
import type { Order } from '~/domain/order/order';
import { aLine, anOrder, totalsOf } from '../support/orders';
import { openTill, type Till } from '../support/till';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  till.stock('BELT');
  expect((await till.connect()).kind).toBe('connected');
});
afterEach(() => till.close());

const run = async (order: Order) => {
  await till.place(order);
  await till.settle();
  return till.row(order);
};
const problems = async () => (await till.stores.problems.open(till.installation.id)).map(({ cause, subject, orders }) => [cause.code, subject, orders]);
const timeline = async (order: Order) => (await till.stores.orders.timeline((await till.row(order)).key)).filter(({ code }) => code.startsWith('notice.'));
const tolerate = async (tolerance: string): Promise<void> => {
  const { settings, version } = await till.stores.installations.settings(till.installation.id);
  await changeSettings(till.deps, { installationId: till.installation.id, expectedVersion: version, settings: { ...settings, payments: { ...settings.payments, tolerance } }, by: 'user 1', release: 'from-now' });
};

describe('figures of Shopify that contradict each other', () => {
  const offByACent = anOrder({ lines: [aLine({ unitPrice: 1_001n })] });
  it('stop the order with both sums, where they have to agree', async () => {
    const { verdict } = await run(offByACent);
    expect(verdict).toMatchObject({ status: 'blocked', cause: { code: 'E-IDENTITY', params: { identity: 'I1', left: '10.01', right: '10.00', parts: 'cents 0.01', closes: 'tolerance' } } });
  });
  it('go within the tolerance, unchanged, and the timeline shows both', async () => {
    await run(offByACent);
    await tolerate('0.01');
    await till.settle();
    expect(await till.row(offByACent)).toMatchObject({ verdict: { status: 'in_pos' } });
    expect(till.documents().orders.map((one) => one.total)).toEqual([10]);
    expect(await timeline(offByACent)).toMatchObject([{ code: 'notice.tolerance', params: { identity: 'I1', left: '10.01', right: '10.00' } }]);
    expect(await problems()).toEqual([]);
  });
  it('are told and let the order go, where nobody has seen yet that they agree', async () => {
    const odd = anOrder({ totals: { ...totalsOf(1_000n), outstanding: 250n } });
    expect((await run(odd)).verdict).toMatchObject({ status: 'in_pos', cause: null });
    expect(await problems()).toEqual([['N-IDENTITY', 'I7', 1]]);
    expect(await timeline(odd)).toMatchObject([{ code: 'notice.identity', params: { identity: 'I7', left: '0.00', right: '2.50' } }]);
    await run({ ...odd, updatedAt: odd.updatedAt + 1_000, totals: totalsOf(1_000n) });
    expect(await problems()).toEqual([]);
  });
});
