import { describe, expect, it } from 'vitest';
import type { FeedOrder } from '../lib/shop';
import { decimal, exactJson, millionths } from './decimal';
import { readOrder, type FileOrder } from './folder';
import { judge, passes } from './judge';
import type { PosDocument } from './pos/document';

const body = (more: object = {}) => JSON.stringify({
  order: {
    id: 9007199254740993n.toString(), name: '#1', currency: 'USD', processed_at: '2026-01-01T00:00:00Z', total_price: '10.50', current_total_price: '10.50', subtotal_price: '10.00', total_tax: '0.50', taxes_included: false,
    line_items: [{ sku: 'A', title: 'A', price: '10.00', quantity: 1, product_id: 1, tax_lines: [{ price: '0.50' }] }], shipping_lines: [], tax_lines: [{ price: '0.50' }], ...more,
  },
  transactions: [{ kind: 'sale', status: 'success', amount: '10.50' }],
});
const file = (more: object = {}): FileOrder => readOrder('1.json', body(more));
const feed = (more: Partial<FeedOrder> = {}): FeedOrder => ({
  id: file().id, name: '#1', status: 'in_pos', cause: null, purchaseTotal: '10.50', currentTotal: '10.50',
  documents: [{ id: 'agreement-1', kind: 'sale', number: 'S-1', posId: '7', state: 'posted', posTotal: '10.50' }], ...more,
});
const document = (more: Partial<PosDocument> = {}): PosDocument => ({ posId: '7', reference: 'agreement-1', part: '', posNumber: 'S-1', status: 'closed', lines: [], shipping: '0.00', tax: '0.50', payments: [{ type: 'Shopify', amount: '10.50' }], total: '10.50', ...more });

describe('the check', () => {
  it('passes an order that stands in the POS with its total', () => {
    const report = judge([file()], [feed()], [document()], 'USD');
    expect(passes(report)).toBe(true);
    expect(report.orders[0]).toMatchObject({ verdict: 'in_pos', posTotal: '10.50', documents: [{ kind: 'sale', posNumber: 'S-1' }] });
  });
  it.each<[string, FeedOrder[], PosDocument[]]>([
    ['has no verdict', [], []],
    ['is said to be in a POS that swallowed it', [feed()], []],
    ['waits for anything but its payment', [feed({ status: 'waiting', cause: 'W-RETRY', documents: [] })], []],
    ['is blocked although its file is sound', [feed({ status: 'blocked', cause: 'E-SUM-MISMATCH', documents: [] })], []],
    ['is blocked for a cause that no file can bear out', [feed({ status: 'blocked', cause: 'E-INTERNAL', documents: [] })], []],
    ['is still being confirmed', [feed({ status: 'confirming', documents: [] })], []],
  ])('counts an order that %s as lost', (_name, told, pos) => {
    const report = judge([file()], told, pos, 'USD');
    expect([report.losses.length, passes(report)]).toEqual([1, false]);
  });
  it.each<[string, FileOrder, string]>([
    ['another currency', file({ currency: 'EUR' }), 'E-CURRENCY'],
    ['lines that do not add up', file({ subtotal_price: '9.00' }), 'E-IDENTITY'],
    ['taxes that do not add up', file({ tax_lines: [{ price: '0.40' }] }), 'E-IDENTITY'],
    ['a SKU that nobody has', file({ line_items: [{ sku: 'UNKNOWN-1', title: 'A', price: '10.00', quantity: 1, tax_lines: [{ price: '0.50' }] }] }), 'E-SKU-UNKNOWN'],
  ])('accepts a block for %s', (_name, sound, cause) => expect(passes(judge([sound], [feed({ status: 'blocked', cause, documents: [] })], [], 'USD'))).toBe(true));
  it('sees a number or an agreement that two documents hold', () => {
    expect(judge([file()], [feed()], [document(), document({ posId: '8', reference: 'other' })], 'USD').doubles).toEqual(['S-1']);
    expect(judge([file()], [feed()], [document(), document({ posId: '8', posNumber: 'S-2' })], 'USD').doubles).toEqual(['agreement-1']);
  });
  it('sees a cent that is missing', () => expect(judge([file()], [feed()], [document({ total: '10.49' })], 'USD').mismatches).toEqual(['#1: the POS has 10.49, the file 10.50']));
  it('lets gate and people leave an order out', () => {
    for (const [status, cause] of [['skipped', 'S-TEST'], ['waiting', 'W-PAYMENT'], ['handled', 'H-HANDLED']] as const) {
      expect(passes(judge([file()], [feed({ status, cause, documents: [] })], [], 'USD'))).toBe(true);
    }
  });
  it('reads ids and amounts from their text', () => {
    expect(file().id).toBe('9007199254740993');
    expect(exactJson('{"a":820982911946154508,"b":0.10}')).toEqual({ a: '820982911946154508', b: '0.10' });
    expect([decimal(millionths('1.5'), 2), decimal(millionths('-0.005'), 3), decimal(millionths('980'), 0)]).toEqual(['1.50', '-0.005', '980']);
    expect(() => millionths('1e3')).toThrow();
  });
  it('leaves a tip out of the lines and in the total', () => {
    const tipped = file({ total_tip_received: '2.00', total_price: '12.50', line_items: [{ sku: 'A', title: 'A', price: '10.00', quantity: 1, product_id: 1, tax_lines: [{ price: '0.50' }] }, { title: 'Tip', price: '2.00', quantity: 1, product_id: null, sku: null }] });
    expect(tipped.broken).toEqual([]);
  });
});
