import { observedFigures } from '~/domain/checks/observed-figures';
import { formatMinor } from '~/domain/money/format';
import { sumOf } from '~/domain/money/sum';
import type { Agreement } from '~/domain/order/agreement';
import type { Order } from '~/domain/order/order';
import type { Verdict } from '~/domain/verdict/verdict';
import type { JournalDocument } from '~/ports/journal-store';
import { saleIn } from './carry-sale';
import type { Conclusion } from './conclusion';

/** Shopify tells when a refund's money has arrived; should that webhook be lost, the order is looked at again after this long. */
const refundMs = 3_600_000;

/** Every document stands. What the customer still owes, a refund whose money is still on its way, and figures of Shopify's that contradict each other are said. */
export function concludeDocuments(order: Order, documents: readonly JournalDocument[], waiting: readonly Agreement[], now: number): Conclusion {
  const standing = documents.filter((one) => one.state !== 'thawed');
  const posno = saleIn(standing)?.number ?? '';
  const patch = { posNumber: posno };
  const blockers = observedFigures(order);
  const owed = sumOf(standing, (one) => one.document.owed);
  if (owed > 0n) {
    const params = { order: order.name, posno, owed: formatMinor(owed, order.currency), currency: order.currency };
    return { verdict: says('pending_pos', { code: 'P-NOT-PAID-IN-FULL', params }), blockers, dueAt: null, patch };
  }
  if (waiting.length > 0) {
    const cause = { code: 'P-REFUND-PENDING' as const, params: { order: order.name, posno, n: String(waiting.length) } };
    return { verdict: { ...says('partly', cause), nextTryAt: now + refundMs }, blockers, dueAt: now + refundMs, patch };
  }
  return { verdict: says('in_pos', null), blockers, dueAt: null, patch };
}

const says = (status: Verdict['status'], cause: Verdict['cause']): Verdict => ({ status, cause, alsoNeeded: [], nextTryAt: null });
