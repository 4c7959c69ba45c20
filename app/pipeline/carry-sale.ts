import type { Order } from '~/domain/order/order';
import { isThawable } from '~/domain/posting/journal';
import { fail, ok } from '~/domain/result';
import { translateOrder } from '~/domain/translation/translate-order';
import type { JournalDocument } from '~/ports/journal-store';
import { carryDocument, type Carried } from './carry-document';
import type { Wanted } from './choose-document';
import { saleNumber } from './freeze-document';
import { stands } from './later-work';
import { asOnceFrozen } from './as-frozen';
import type { OrderCase, OrderJob } from './order-job';
import type { PosAccess } from './pos-access';
import { openPosting } from './posting';
import type { Translated } from './prepare-document';

export const saleIn = (documents: readonly JournalDocument[]): JournalDocument | null => documents.find((one) => one.document.kind === 'sale' && one.state !== 'thawed') ?? null;

/** The sale that an earlier run finished: in the POS, or left open there because it has to be. */
export function standingSale(job: Pick<OrderCase, 'documents'>): JournalDocument | null {
  const sale = saleIn(job.documents);
  return sale && stands(sale) ? sale : null;
}

/** `changed`: order or settings are not those that the sale was frozen under. */
export async function carrySale(job: OrderJob, access: PosAccess, order: Order, changed: boolean): Promise<Carried | null> {
  const posting = openPosting(job, access, null);
  const known = saleIn(job.documents);
  if (known && !isThawable(known.steps)) return carryDocument(posting, order, { ...wantedSale(order, known), number: () => saleNumber(posting, order), changed });
  const number = known?.number ?? (await saleNumber(posting, order));
  const once = await asOnceFrozen(job, access, order, number);
  if (!once.ok) return { kind: 'pos-error', error: once.error, document: known };
  return carryDocument(posting, order, { ...wantedSale(once.value, known), number: () => Promise.resolve(number), changed });
}

export const wantedSale = (order: Order, known: JournalDocument | null): Pick<Wanted, 'known' | 'translate'> => ({ known, translate: () => translateSale(order) });

function translateSale(order: Order): Translated {
  const translated = translateOrder(order);
  if (!translated.ok) return translated;
  const [sale] = translated.value.documents;
  return sale ? ok(sale) : fail({ kind: 'no-sale' });
}
