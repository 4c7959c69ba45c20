import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOrder, aPayment, totalsOf } from '../../../tests/support/orders';
import type { Order } from '../order/order';
import { noDecision, type Decision } from './decision';
import { judge, judgeBound, type GateInput } from './gate';
import { gateRules } from './gate-types';
import { defaultSettings, type DownloadSettings, type Settings } from './settings';

const settingsWith = (download: Partial<DownloadSettings>): Settings => ({ ...defaultSettings, download: { ...defaultSettings.download, ...download } });
const decided = (kind: Decision['kind']): Decision => ({ ...noDecision, kind, by: 'user 1', at: 1, settingsVersion: 1 });
const input = (more: Partial<GateInput> = {}): GateInput => ({ order: anOrder(), settings: defaultSettings, decision: noDecision, ours: false, began: false, ...more });
const outcome = (more: Partial<GateInput>) => judge(input(more)).outcome;

/**
 * The truth table as the design states it: eligible = orders ∧ (fulfilled kind ? fulfilled : unfulfilled) ∧ (archived ? archived : true).
 * One row a combination of the four switches (orders, fulfilled, unfulfilled, archived); one column a kind of order, in the order of `kinds`.
 */
const table = `
0000 ------
0001 ------
0010 ------
0011 ------
0100 ------
0101 ------
0110 ------
0111 ------
1000 ------
1001 ------
1010 --+---
1011 --++--
1100 +-----
1101 ++----
1110 +-+---
1111 ++++--
`;

const kinds: readonly { readonly name: string; readonly order: Partial<Order> }[] = [
  { name: 'fulfilled', order: { fulfillmentStatus: 'FULFILLED' } },
  { name: 'fulfilled, archived', order: { fulfillmentStatus: 'FULFILLED', closedAt: 1 } },
  { name: 'unfulfilled', order: { fulfillmentStatus: 'UNFULFILLED' } },
  { name: 'unfulfilled, archived', order: { fulfillmentStatus: 'UNFULFILLED', closedAt: 1 } },
  { name: 'test', order: { test: true } },
  { name: 'cancelled without money', order: { cancelledAt: 1, transactions: [], totals: { ...totalsOf(1_000n), received: 0n, netPayment: 0n } } },
];

describe('[M7] the four download switches', () => {
  const rows = table.trim().split('\n').map((row) => row.split(' ') as [string, string]);
  it('has all 16 combinations', () => expect(new Set(rows.map(([switches]) => switches)).size).toBe(16));
  for (const [switches, wanted] of rows) {
    const [orders, fulfilled, unfulfilled, archived] = [...switches].map((bit) => bit === '1');
    for (const [index, kind] of kinds.entries()) {
      it(`${switches}: ${kind.name} ${wanted[index] === '+' ? 'downloads' : 'is skipped'}`, () => {
        const settings = settingsWith({ orders: orders === true, fulfilled: fulfilled === true, unfulfilled: unfulfilled === true, archived: archived === true });
        expect(outcome({ settings, order: anOrder(kind.order) }).kind).toBe(wanted[index] === '+' ? 'download' : 'skip');
      });
    }
  }
  it.each(['PARTIALLY_FULFILLED', 'IN_PROGRESS', 'ON_HOLD', 'SOMETHING_NEW'])('%s counts as unfulfilled', (fulfillmentStatus) => {
    expect(outcome({ settings: settingsWith({ unfulfilled: false }), order: anOrder({ fulfillmentStatus }) })).toEqual({ kind: 'skip', rule: 'download-unfulfilled' });
  });
  it('takes an order that needs no fulfilment for a fulfilled one', () => {
    expect(outcome({ settings: settingsWith({ unfulfilled: false }), order: anOrder({ fulfillmentStatus: 'FULFILLMENT_NOT_REQUIRED' }) }).kind).toBe('download');
  });
});

describe('the other rules', () => {
  const start = anOrder().processedAt;
  it.each<[string, Partial<GateInput>, string]>([
    ['comes from us', { ours: true }, 'origin'],
    ['lies before the start date', { settings: settingsWith({ startDate: start + 1 }) }, 'start-date'],
    ['carries an ignored tag, however it is written', { settings: settingsWith({ ignoreTags: ['Wholesale '] }), order: anOrder({ tags: ['wholesale'] }) }, 'ignore-tags'],
    ['lacks the wanted tag', { settings: settingsWith({ allowTags: ['pos'] }), order: anOrder({ tags: ['web'] }) }, 'allow-tags'],
    ['comes from Shopify POS with its switch off', { settings: settingsWith({ shopifyPos: false }), order: anOrder({ sourceName: 'pos' }) }, 'shopify-pos'],
    ['was left out', { decision: decided('left-out') }, 'decision'],
    ['was handled', { decision: decided('handled') }, 'decision'],
  ])('skips an order that %s', (_name, more, rule) => expect(outcome(more)).toEqual({ kind: 'skip', rule }));

  it('lets an order of the start date itself through', () => expect(outcome({ settings: settingsWith({ startDate: start }) }).kind).toBe('download'));
  it('lets ignore beat allow', () => {
    expect(outcome({ settings: settingsWith({ ignoreTags: ['a'], allowTags: ['b'] }), order: anOrder({ tags: ['a', 'b'] }) })).toEqual({ kind: 'skip', rule: 'ignore-tags' });
  });
  it('keeps a cancelled order whose money was kept', () => expect(outcome({ order: anOrder({ cancelledAt: 1 }) }).kind).toBe('download'));
  it('lets skip beat hold', () => {
    expect(outcome({ settings: settingsWith({ orders: false }), order: anOrder({ transactions: [], financialStatus: 'PENDING' }) })).toEqual({ kind: 'skip', rule: 'download-orders' });
  });
});

describe('payment', () => {
  const unpaid = (financialStatus: string, more: Partial<Order> = {}) => anOrder({ financialStatus, transactions: [], ...more });
  it.each<[string, Order, string]>([
    ['pending', unpaid('PENDING'), 'pending'],
    ['authorised alone', unpaid('AUTHORIZED', { transactions: [aPayment({ kind: 'AUTHORIZATION' })] }), 'authorized'],
    ['paid in part', anOrder({ transactions: [aPayment({ amount: 400n })], financialStatus: 'PARTIALLY_PAID' }), 'partially-paid'],
    ['said to be paid without a transaction', unpaid('PAID'), 'paid-without-transactions'],
    ['pending by hand', unpaid('PENDING', { transactions: [aPayment({ status: 'PENDING', manual: true })] }), 'pending-manual'],
    ['with a failed payment', unpaid('PENDING', { transactions: [aPayment({ status: 'FAILURE' })] }), 'pending'],
  ])('holds an order that is %s', (_name, order, reason) => expect(outcome({ order })).toEqual({ kind: 'hold', reason }));

  it.each<[Partial<DownloadSettings>, Order]>([
    [{ moment: 'placed' }, unpaid('PENDING')],
    [{ partiallyPaid: true }, anOrder({ transactions: [aPayment({ amount: 400n })] })],
    [{ paidWithoutTransactions: true }, unpaid('PAID')],
    [{ pendingManual: true }, unpaid('PENDING', { transactions: [aPayment({ status: 'PENDING', manual: true })] })],
    [{}, anOrder({ totals: totalsOf(0n), transactions: [] })],
    [{}, anOrder({ transactions: [aPayment(), aPayment({ id: 'refund', kind: 'REFUND', amount: 1_000n })] })],
  ])('%j lets its order go', (download, order) => expect(outcome({ settings: settingsWith(download), order }).kind).toBe('download'));
});

describe('decisions', () => {
  const off = settingsWith({ orders: false, archived: false, startDate: anOrder().processedAt + 1, ignoreTags: ['x'] });
  it('lets *included* override start date, tags and switches', () => expect(outcome({ settings: off, decision: decided('included'), order: anOrder({ tags: ['x'], closedAt: 1 }) }).kind).toBe('download'));
  it('and nothing else', () => {
    expect(outcome({ decision: decided('included'), order: anOrder({ test: true }) })).toEqual({ kind: 'skip', rule: 'test' });
    expect(outcome({ decision: decided('included'), order: anOrder({ transactions: [], financialStatus: 'PENDING' }) })).toEqual({ kind: 'hold', reason: 'pending' });
  });
  it('keeps the order once its sale has begun, whatever switches, tags or dates say', () => {
    expect(outcome({ began: true, settings: off, order: anOrder({ tags: ['x'], closedAt: 1, cancelledAt: 1, transactions: [] }) }).kind).toBe('download');
    expect(outcome({ began: true, decision: decided('left-out') }).kind).toBe('download');
    expect(outcome({ began: true, decision: decided('handled') })).toEqual({ kind: 'skip', rule: 'decision' });
  });
  it('binds an order to the settings that first kept it back, until it is included', () => {
    const bound = settingsWith({ archived: false });
    const archived = anOrder({ closedAt: 1 });
    expect(judgeBound({ ...input({ order: archived }), bound }).outcome).toEqual({ kind: 'skip', rule: 'download-archived' });
    expect(judgeBound({ ...input({ order: archived }), bound: null }).outcome.kind).toBe('download');
    expect(judgeBound({ ...input({ order: archived, decision: decided('included') }), bound }).outcome.kind).toBe('download');
  });
});

describe('on any order', () => {
  const anyMoney = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const anyOrder = fc.record({
    test: fc.boolean(), closedAt: fc.option(fc.nat()), cancelledAt: fc.option(fc.nat()), processedAt: fc.nat(), tags: fc.array(fc.string()),
    fulfillmentStatus: fc.oneof(fc.constantFrom('FULFILLED', 'UNFULFILLED'), fc.string()), financialStatus: fc.option(fc.oneof(fc.constantFrom('PAID', 'PENDING', 'REFUNDED'), fc.string())),
    sourceName: fc.option(fc.constantFrom('web', 'pos')), currentTotal: anyMoney, originalTotal: anyMoney,
    transactions: fc.array(fc.record({ kind: fc.constantFrom('SALE', 'CAPTURE', 'REFUND', 'CHANGE', 'AUTHORIZATION', 'X'), status: fc.constantFrom('SUCCESS', 'PENDING', 'Y'), amount: anyMoney, manual: fc.boolean() }), { maxLength: 4 }),
  }).map(({ currentTotal, originalTotal, transactions, ...more }) =>
    anOrder({ ...more, totals: { ...totalsOf(originalTotal), currentTotal }, transactions: transactions.map((one, index) => aPayment({ id: `t${index}`, ...one })) }));
  const anySettings = fc.record({ orders: fc.boolean(), fulfilled: fc.boolean(), unfulfilled: fc.boolean(), archived: fc.boolean(), testOrders: fc.boolean(), allowTags: fc.array(fc.string()), ignoreTags: fc.array(fc.string()), startDate: fc.option(fc.nat()) }).map(settingsWith);

  it('never throws, traces every rule once and in order, and its trace bears out its outcome', () => {
    fc.assert(fc.property(anyOrder, anySettings, fc.constantFrom<Decision['kind']>('none', 'included', 'left-out', 'handled'), fc.boolean(), fc.boolean(), (order, settings, kind, ours, began) => {
      const { outcome: judged, trace } = judge({ order, settings, decision: decided(kind), ours, began });
      expect(trace.map((line) => line.rule)).toEqual([...gateRules]);
      const skips = trace.find((line) => line.result === 'skips');
      const holds = trace.find((line) => line.result === 'holds');
      expect(judged.kind).toBe(skips ? 'skip' : holds ? 'hold' : 'download');
      if (judged.kind === 'skip') expect(judged.rule).toBe(skips?.rule);
    }), { numRuns: 2_000 });
  });
});
