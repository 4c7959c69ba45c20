import type { Agreement } from '../order/agreement';
import { ledgerTotal } from '../order/ledger';
import type { Order } from '../order/order';
import { received, refunded } from '../order/payments';
import { fail, ok, type Result } from '../result';
import type { DocumentTender, PosDocument } from './document';
import { documentParts, type DocumentParts, type TranslationFault } from './document-parts';
import { isReturn, laterAgreements, refundsOf } from './later-agreements';
import { openAccount, type Account } from './settle-document';
import { payments, repayments } from './tenders';

export interface OrderDocuments {
  /** The sale first, then what came later, in order of time. Those that were frozen before are as they were. */
  readonly documents: readonly PosDocument[];
  /** Payments that came since for frozen documents on which the customer still owed, by document id. */
  readonly later: ReadonlyMap<string, readonly DocumentTender[]>;
}

/**
 * One document per Shopify agreement: the sale with the edits that exist when it freezes, then every edit, refund and return that
 * makes one. Refunds and returns are never folded into a sale that is not frozen yet, so that stock, tenders and numbers do not
 * depend on when we looked. Each transaction is carried once: a refund by its own document, a payment by the oldest that is owed on.
 */
export function translateOrder(order: Order, frozen: readonly PosDocument[] = []): Result<OrderDocuments, TranslationFault> {
  const account = openAccount(payments(order), frozen, ledgerTotal(order) - received(order) + refunded(order));
  const sale = frozen.find((document) => document.kind === 'sale') ?? null;
  const later = new Map<string, readonly DocumentTender[]>();
  const made: PosDocument[] = [];
  const keep = (document: PosDocument): void => {
    made.push(document);
    const more = account.payMore(document);
    if (more.length > 0) later.set(document.id, more);
  };

  if (sale) keep(sale);
  else {
    const first = newSale(order, account);
    if (!first.ok) return first;
    made.push(first.value);
  }
  const carried = new Set(made.flatMap((document) => [document.id, ...document.folded]));
  for (const agreement of laterAgreements(order, carried)) {
    const known = frozen.find((document) => document.id === agreement.id);
    if (known) {
      keep(known);
      continue;
    }
    const parts = documentParts(order, [agreement], refundsOf(order, agreement));
    if (!parts.ok) return parts;
    const settled = account.settle(parts.value, repayments(order, agreement), agreement.kind === 'refund' ? 'nothing' : 'rest');
    const document: PosDocument = { ...headOf(order, agreement, isReturn(agreement) ? 'return' : 'edit'), ...settled };
    if (hasParts(document)) made.push(document);
  }
  return ok({ documents: account.spendRest(made, new Set(frozen.map((document) => document.id))), later });
}

function newSale(order: Order, account: Account): Result<PosDocument, TranslationFault> {
  const placement = order.agreements.find((agreement) => agreement.kind === 'order');
  if (!placement) return fail({ kind: 'no-sale' });
  const edits = order.agreements.filter((agreement) => agreement.kind === 'edit');
  const parts: Result<DocumentParts, TranslationFault> = documentParts(order, [placement, ...edits]);
  if (!parts.ok) return parts;
  return ok({ ...headOf(order, placement, 'sale'), ...account.settle(parts.value, [], 'all'), folded: edits.map((edit) => edit.id) });
}

/** Goods without a price that come back without being restocked move neither stock nor money: there is nothing to post. */
const hasParts = ({ lines, shipping, taxes, tenders }: PosDocument): boolean => [lines, shipping, taxes, tenders].some((parts) => parts.length > 0);

const headOf = (order: Order, agreement: Agreement, kind: PosDocument['kind']) => ({
  id: agreement.id, orderId: order.id, orderName: order.name, kind, currency: order.currency, happenedAt: agreement.happenedAt,
  folded: [], revision: 0,
});
