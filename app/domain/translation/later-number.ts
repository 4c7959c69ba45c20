import type { Order } from '../order/order';
import type { PosDocument } from './document';
import { isReturn, laterAgreements } from './later-agreements';

/** Room that a sale's own number leaves for these. */
export const laterNumberLength = 5;

/**
 * `-E001` for the first edit after the sale, `-R001` for its first refund or return, in order of time. Refunds that an open sale took
 * in are counted too: a refund's number says which it is, not when we looked. Edits have no number until they stand apart.
 */
export function laterNumber(saleNumber: string, order: Order, sale: PosDocument, agreementId: string): string {
  const placed = new Set([sale.id]);
  const agreements = laterAgreements(order, placed);
  const agreement = agreements.find((one) => one.id === agreementId);
  if (!agreement) throw new Error(`${agreementId} makes no document`);
  const returns = isReturn(agreement);
  const counted = agreements.filter((one) => isReturn(one) === returns && (returns || !sale.folded.includes(one.id)));
  return `${saleNumber}-${returns ? 'R' : 'E'}${String(counted.indexOf(agreement) + 1).padStart(3, '0')}`;
}
