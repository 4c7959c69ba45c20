import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../tests/support/documents';
import { matterOf } from './step-matter';

const line = { key: '1', target: { kind: 'item', sku: 'MUG' }, description: 'Blue mug', quantity: 2, unitPrice: 500n, originalUnitPrice: 500n, total: 1_000n, shopifyLineId: null, locationId: null } as const;
const document = aDocument({
  total: 1_600n, lines: [line], shipping: [{ key: '1', title: 'Standard', amount: 500n }], taxes: [{ key: '1', title: 'Tax', rate: '0.1', amount: 100n }],
  tenders: [{ key: 'gid://shopify/OrderTransaction/5', gateway: 'cash', amount: 1_600n, at: 0 }],
});
const matter = (key: string, kind: 'create' | 'verify' | 'change' = 'create', isDocument = false, plan: readonly { key: string }[] = []) => matterOf({ key, kind, isDocument }, document, plan);

describe('what a step carries', () => {
  it.each([
    ['line:1', { subject: { kind: 'line', quantity: 2, name: 'Blue mug' }, amount: 1_000n }],
    ['line:1#3', { subject: { kind: 'line', quantity: 2, name: 'Blue mug' }, amount: 1_000n }],
    ['tax:1', { subject: { kind: 'name', name: 'Tax' }, amount: 100n }],
    ['tax:automatic', { subject: null, amount: null }],
    ['payment:gid://shopify/OrderTransaction/5', { subject: { kind: 'gateway', gateway: 'cash' }, amount: 1_600n }],
    ['product:tip', { subject: { kind: 'name', name: 'Shopify Tip' }, amount: null }],
    ['shipping#1', { subject: null, amount: 500n }],
    ['customer', { subject: null, amount: null }],
  ])('%s', (key, expected) => expect(matter(key)).toEqual(expected));

  it('is everything for the document’s own step and for the comparison of totals', () => {
    expect(matter('sale', 'create', true).amount).toBe(1_600n);
    expect(matter('sale', 'create', true, [{ key: 'sale' }, { key: 'sale-2' }]).amount).toBeNull();
    expect(matter('invoice-total', 'verify').amount).toBe(1_600n);
    expect(matter('complete:invoice', 'change').amount).toBeNull();
  });
});
