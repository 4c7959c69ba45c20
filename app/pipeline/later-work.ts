import type { Agreement } from '~/domain/order/agreement';
import type { Order } from '~/domain/order/order';
import { ok, type Result } from '~/domain/result';
import type { DocumentTender, PosDocument } from '~/domain/translation/document';
import type { TranslationFault } from '~/domain/translation/document-parts';
import { laterAgreements, waitsForMoney } from '~/domain/translation/later-agreements';
import { translateOrder } from '~/domain/translation/translate-order';
import type { JournalDocument } from '~/ports/journal-store';

/** What is next to be done for an order whose sale stands in the POS. */
export type LaterWork =
  | { readonly kind: 'none'; readonly waiting: readonly Agreement[] }
  /** A document of its own, new or interrupted. */
  | { readonly kind: 'post'; readonly document: PosDocument; readonly known: JournalDocument | null }
  /** An open document takes in what was agreed and paid since. */
  | { readonly kind: 'revise'; readonly known: JournalDocument; readonly agreements: readonly Agreement[]; readonly tenders: readonly DocumentTender[] };

export const stands = (document: JournalDocument): boolean => document.state === 'posted' || document.state === 'open';

/** One thing at a time, in order of time. A refund whose money is still on its way waits; the others go past it. */
export function laterWork(order: Order, journal: readonly JournalDocument[]): Result<LaterWork, TranslationFault> {
  const frozen = journal.filter((one) => one.state !== 'thawed');
  const translated = translateOrder(order, frozen.map((one) => one.document));
  if (!translated.ok) return translated;
  const { documents, later } = translated.value;
  const agreements = laterAgreements(order, new Set(frozen.flatMap((one) => [one.document.id, ...one.document.folded])));
  const waiting = agreements.filter((agreement) => waitsForMoney(order, agreement));
  const ready = agreements.filter((agreement) => !waiting.includes(agreement));

  for (const document of documents) {
    const known = frozen.find((one) => one.document.id === document.id) ?? null;
    if (known && !stands(known)) return ok({ kind: 'post', document: known.document, known });
    if (known?.state === 'open') {
      const taken = document.kind === 'sale' ? ready : [];
      const tenders = [...(later.get(document.id) ?? []), ...documents.filter((one) => taken.some((agreement) => agreement.id === one.id)).flatMap((one) => one.tenders)];
      if (taken.length > 0 || tenders.length > 0) return ok({ kind: 'revise', known, agreements: taken, tenders });
    }
    if (!known && ready.some((agreement) => agreement.id === document.id)) return ok({ kind: 'post', document, known: null });
  }
  return ok({ kind: 'none', waiting });
}
