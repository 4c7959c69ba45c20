import type { PosMapping } from '~/domain/posting/mapping';
import { translateOrder } from '~/domain/translation/translate-order';
import type { Order } from '~/domain/order/order';
import type { PosDocument } from '~/domain/translation/document';
import type { PlannedStep } from '~/ports/journal-store';
import { anOrder } from './orders';

/** The order's documents as they would be, were none of them in the POS yet; the sale is the first. */
export function documentsOf(order: Order): readonly PosDocument[] {
  const translated = translateOrder(order);
  if (!translated.ok) throw new Error(translated.error.kind);
  return translated.value.documents;
}

export function saleOf(order: Order): PosDocument {
  const [sale] = documentsOf(order);
  if (!sale) throw new Error('an order without a sale');
  return sale;
}

export const aDocument = (more: Partial<PosDocument> = {}): PosDocument => ({ ...saleOf(anOrder()), ...more });

export const aMapping = (more: Partial<PosMapping> = {}): PosMapping => ({
  stationId: '1', sourceLocationId: '2', stationAt: {}, itemIds: { 1: '100' }, shipFrom: { 1: '3' }, paymentTypes: { 'payment-1': '9' }, salesRep: null, referenceField: 'shopify_id', customValues: {}, autoInvoice: true, ...more,
});

export const someSteps: readonly PlannedStep[] = [
  { key: 'customer', kind: 'find-or-create', bodyHash: 'a', isDocument: false, prepares: true },
  { key: 'order', kind: 'create', bodyHash: 'b', isDocument: true, prepares: false },
  { key: 'open', kind: 'change', bodyHash: 'c', isDocument: false, prepares: false },
];
