import { describe, expect, it } from 'vitest';
import { aDocument } from '../../../tests/support/documents';
import type { StepMatter } from './step';
import { tellMatter } from './step-matter';

const line = { key: '1', target: { kind: 'item', sku: 'MUG' }, description: 'Blue mug', quantity: 2, unitPrice: 500n, originalUnitPrice: 500n, total: 1_000n, shopifyLineId: null, locationId: null } as const;
const document = aDocument({
  total: 1_600n, lines: [line], shipping: [{ key: '1', title: 'Standard', amount: 500n }], taxes: [{ key: '1', title: 'Tax', rate: '0.1', amount: 100n }],
  tenders: [{ key: 'gid://shopify/OrderTransaction/5', gateway: 'cash', amount: 1_600n, at: 0 }],
});

describe('what a step carries', () => {
  it.each<[StepMatter | undefined, object]>([
    [{ kind: 'line', key: '1' }, { subject: { kind: 'line', quantity: 2, name: 'Blue mug' }, amount: 1_000n }],
    [{ kind: 'line', key: '9' }, { subject: null, amount: null }],
    [{ kind: 'tax', key: '1' }, { subject: { kind: 'name', name: 'Tax' }, amount: 100n }],
    [{ kind: 'payment', key: 'gid://shopify/OrderTransaction/5' }, { subject: { kind: 'gateway', gateway: 'cash' }, amount: 1_600n }],
    [{ kind: 'product', product: 'tip' }, { subject: { kind: 'name', name: 'Shopify Tip' }, amount: null }],
    [{ kind: 'shipping' }, { subject: null, amount: 500n }],
    [{ kind: 'whole' }, { subject: null, amount: 1_600n }],
    [undefined, { subject: null, amount: null }],
  ])('%j', (matter, expected) => expect(tellMatter(matter, document)).toEqual(expected));
});
