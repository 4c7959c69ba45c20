import { formatMinor } from '~/domain/money/format';
import type { Order } from '~/domain/order/order';
import { laterAgreements } from '~/domain/translation/later-agreements';
import type { Verdict } from '~/domain/verdict/verdict';
import type { JournalDocument } from '~/ports/journal-store';
import type { Conclusion } from './conclusion';

/** The sale stands. What Shopify has agreed since and no document carries yet makes it *Partly in POS*. */
export function concludeDocuments(order: Order, sale: JournalDocument): Conclusion {
  const later = laterAgreements(order, sale.document);
  const patch = { posNumber: sale.number };
  if (sale.document.owed > 0n) {
    const owed = formatMinor(sale.document.owed, sale.document.currency);
    const cause = { code: 'P-NOT-PAID-IN-FULL' as const, params: { order: order.name, posno: sale.number, owed, currency: sale.document.currency } };
    return { verdict: says('pending_pos', cause), blockers: [], dueAt: null, patch };
  }
  if (later.length > 0) {
    const refunds = later.filter((agreement) => agreement.kind === 'refund' || agreement.kind === 'return').length;
    const params = { order: order.name, posno: sale.number, n: String(later.length), refunds: String(refunds), edits: String(later.length - refunds) };
    return { verdict: says('partly', { code: 'P-LATER-DOCUMENTS', params }), blockers: [], dueAt: null, patch };
  }
  return { verdict: says('in_pos', null), blockers: [], dueAt: null, patch };
}

const says = (status: Verdict['status'], cause: Verdict['cause']): Verdict => ({ status, cause, alsoNeeded: [], nextTryAt: null });
