import type { PosMapping } from '~/domain/posting/mapping';
import { translateSale } from '~/domain/translation/translate-sale';
import type { PosDocument } from '~/domain/translation/document';
import type { PlannedStep } from '~/ports/journal-store';
import { anOrder } from './orders';

export function aDocument(more: Partial<PosDocument> = {}): PosDocument {
  const sale = translateSale(anOrder());
  if (!sale.ok) throw new Error(sale.error.kind);
  return { ...sale.value, ...more };
}

export const aMapping = (more: Partial<PosMapping> = {}): PosMapping => ({
  stationId: '1', sourceLocationId: '2', stationAt: {}, itemIds: { 1: '100' }, shipFrom: { 1: '3' }, paymentTypes: { 'payment-1': '9' }, salesRep: null, referenceField: 'shopify_id', customValues: {}, autoInvoice: true, ...more,
});

export const someSteps: readonly PlannedStep[] = [
  { key: 'customer', kind: 'find-or-create', bodyHash: 'a', isDocument: false, prepares: true },
  { key: 'order', kind: 'create', bodyHash: 'b', isDocument: true, prepares: false },
  { key: 'open', kind: 'change', bodyHash: 'c', isDocument: false, prepares: false },
];
