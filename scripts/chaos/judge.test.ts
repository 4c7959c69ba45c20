import { describe, expect, it } from 'vitest';
import type { PosDocument } from '../check/pos/document';
import type { FeedOrder } from '../lib/shop';
import { judge } from './judge';

const order = (id: string, change: object = {}) => ({
  id, name: `#${id}`, createdAt: '2026-11-25T10:00:00Z', currency: 'USD', total: '10.00', currentTotal: '10.00', cancelled: false, lines: [{ sku: 'A' }],
  transactions: [{ kind: 'SALE', status: 'SUCCESS', amount: '10.00' }], ...change,
});
const told = (id: string, status = 'in_pos', posIds: readonly string[] = [`pos-${id}`], cause: string | null = null): FeedOrder => ({
  id, name: `#${id}`, status, cause, purchaseTotal: '10.00', currentTotal: '10.00',
  documents: posIds.map((posId) => ({ id: `agreement-${posId}`, kind: 'sale', number: `TB-${posId}`, posId, state: 'posted', posTotal: '10.00' })),
});
const document = (posId: string, change: Partial<PosDocument> = {}): PosDocument => ({
  posId, reference: `agreement-${posId}`, part: '', posNumber: `TB-${posId}`, status: 'complete', lines: [], shipping: '0.00', tax: '0.00', payments: [{ type: 'Shopify', amount: '10.00' }], total: '10.00', ...change,
});
const unpaid = { transactions: [{ kind: 'SALE', status: 'PENDING', amount: '10.00' }] };

describe('what chaos counts', () => {
  it('finds nothing where shop, verdicts and POS agree', () => {
    const { lost, doubled, verdicts } = judge([order('1'), order('2', unpaid)], [told('1'), told('2', 'waiting', [], 'W-PAYMENT')], [document('pos-1')], 'USD');
    expect({ lost, doubled, verdicts }).toEqual({ lost: [], doubled: [], verdicts: { in_pos: 1, waiting: 1 } });
  });

  it.each([
    ['an order that the app never heard of', [order('1')], [], []],
    ['an order said to be in the POS that is not', [order('1')], [told('1')], []],
    ['another total in the POS', [order('1')], [told('1')], [document('pos-1', { total: '9.99' })]],
    ['a payment that is missing in the POS', [order('1')], [told('1')], [document('pos-1', { payments: [] })]],
    ['a paid order that waits for money', [order('1')], [told('1', 'waiting', [], 'W-PAYMENT')], []],
    ['a paid order that is skipped', [order('1')], [told('1', 'skipped', [], 'S-RULE-OFF')], []],
    ['an order that still waits', [order('1')], [told('1', 'waiting', [], 'W-RETRY')], []],
    ['a later refund that the POS does not have', [order('1', { currentTotal: '4.00', transactions: [{ kind: 'SALE', status: 'SUCCESS', amount: '10.00' }, { kind: 'REFUND', status: 'SUCCESS', amount: '6.00' }] })], [told('1')], [document('pos-1')]],
  ])('counts as lost: %s', (_name, shop, feed, pos) => {
    expect(judge(shop, feed, pos, 'USD').lost).toHaveLength(1);
  });

  it.each([
    ['two documents of one number', [document('pos-1'), document('pos-9', { reference: 'other', part: '', posNumber: 'TB-pos-1' })]],
    ['two documents of one agreement', [document('pos-1'), document('pos-9', { reference: 'agreement-pos-1', part: '', posNumber: 'other' })]],
    ['a document that no order names', [document('pos-1'), document('pos-9')]],
    ['a payment that is there twice', [document('pos-1', { payments: [{ type: 'Shopify', amount: '10.00' }, { type: 'Shopify', amount: '10.00' }] })]],
  ])('counts as doubled: %s', (_name, pos) => {
    expect(judge([order('1')], [told('1')], pos, 'USD').doubled).not.toEqual([]);
  });
});
