import { translationBlocker } from '~/domain/checks/order-blockers';
import type { Order } from '~/domain/order/order';
import { fail, ok } from '~/domain/result';
import { asSold } from '~/domain/translation/as-sold';
import { laterNumber } from '~/domain/translation/later-number';
import { reviseDocument } from '~/domain/translation/revise-document';
import { translateOrder } from '~/domain/translation/translate-order';
import type { JournalDocument } from '~/ports/journal-store';
import { carryDocument, reviseCarried, type Carried } from './carry-document';
import { saleIn } from './carry-sale';
import { asPartly, toReconcile, type Conclusion } from './conclusion';
import type { Wanted } from './choose-document';
import { concludeBlockers } from './conclude-blockers';
import { concludeDocuments } from './conclude-documents';
import { concludePosting } from './conclude-posting';
import { laterWork, type LaterWork } from './later-work';
import type { OrderJob } from './order-job';
import type { PosAccess } from './pos-access';
import { openPosting } from './posting';
import type { Translated } from './prepare-document';
import { readStanding } from './read-standing';

/** The sale stands: its edits, returns and later payments follow, one after the other. The first that is stopped makes the order *Partly in POS*. */
export async function carryLater(job: OrderJob, access: PosAccess, order: Order, changed: boolean): Promise<Conclusion | null> {
  for (;;) {
    const documents = await job.deps.stores.journal.documents(job.row.key);
    const sale = saleIn(documents);
    if (!sale) throw new Error('later documents without a sale');
    const work = laterWork(order, documents);
    if (!work.ok) return asPartly(concludeBlockers([translationBlocker(order, work.error)]), sale);
    if (work.value.kind === 'none') return concludeDocuments(order, documents, work.value.waiting, job.deps.clock.now());
    const conclusion = await step(job, access, order, { sale, documents, work: work.value, changed });
    if (conclusion !== 'stands') return conclusion && asPartly(conclusion, sale);
  }
}

interface Scene {
  readonly sale: JournalDocument;
  readonly documents: readonly JournalDocument[];
  readonly work: Exclude<LaterWork, { kind: 'none' }>;
  readonly changed: boolean;
}

async function step(job: OrderJob, access: PosAccess, order: Order, { sale, documents, work, changed }: Scene): Promise<Conclusion | 'stands' | null> {
  // What was begun in one account is never continued in another.
  if (sale.accountId !== access.connection.account.id) return toReconcile({ order: order.name, reason: 'other-account', posno: sale.number });
  const posting = openPosting(job, access, sale);
  if (work.kind === 'revise') {
    const standing = await readStanding(job, access, order, work.known);
    if (standing !== 'open') return standing;
    const revised = reviseDocument(work.known.document, order, work.agreements, work.tenders);
    if (!revised.ok) return concludeBlockers([translationBlocker(order, revised.error)]);
    return concluded(job, access, order, await reviseCarried(posting, order, work.known, revised.value));
  }
  const { known, document } = work;
  // A new document of a sale that a person deleted or voided in the POS would stand there alone.
  const standing = known ? 'stands' : await readSale(job, access, order, sale);
  if (standing !== 'stands') return standing;
  return concluded(job, access, order, await carryDocument(posting, order, {
    ...wantedLater(order, documents, work), changed,
    number: () => Promise.resolve(laterNumber(sale.number, order, sale.document, document.id)),
  }));
}

async function readSale(job: OrderJob, access: PosAccess, order: Order, sale: JournalDocument): Promise<Conclusion | 'stands' | null> {
  const standing = await readStanding(job, access, order, sale);
  return standing === 'open' ? 'stands' : standing;
}

async function concluded(job: OrderJob, access: PosAccess, order: Order, carried: Carried | null): Promise<Conclusion | 'stands' | null> {
  return carried && concludePosting(job, access, order, carried);
}

export const wantedLater = (order: Order, documents: readonly JournalDocument[], { known, document }: Extract<LaterWork, { kind: 'post' }>): Pick<Wanted, 'known' | 'translate'> => ({
  known, translate: () => translateAgain(order, documents, document.id),
});

/** As it would be if it had not been frozen yet. */
function translateAgain(order: Order, documents: readonly JournalDocument[], id: string): Translated {
  const others = documents.filter((one) => one.state !== 'thawed' && one.document.id !== id).map((one) => one.document);
  const translated = translateOrder(order, others);
  if (!translated.ok) return translated;
  const document = translated.value.documents.find((one) => one.id === id);
  return document ? ok(asSold(document, others)) : fail({ kind: 'no-sale' });
}
