import type { Blocker } from '~/domain/checks/check';
import type { Order } from '~/domain/order/order';
import { isThawable, needsAmending } from '~/domain/posting/journal';
import type { PosError } from '~/domain/posting/pos-error';
import type { JournalDocument } from '~/ports/journal-store';
import { amendSale, freezeSale } from './freeze-sale';
import { note, type OrderJob } from './order-job';
import type { PosAccess } from './pos-access';
import { recordAnswer } from './pos-trouble';
import { postDocument, type PostResult } from './post-document';
import { openPosting, type Posting } from './posting';
import { prepareSale } from './prepare-sale';

export type SaleResult =
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[]; readonly document: JournalDocument | null }
  | { readonly kind: 'pos-error'; readonly error: PosError; readonly document: JournalDocument | null }
  /** Begun in a POS account that is not the connected one. */
  | { readonly kind: 'other-account'; readonly document: JournalDocument }
  | { readonly kind: 'tried'; readonly document: JournalDocument; readonly result: Exclude<PostResult, { kind: 'lease-lost' }> };

export const saleOf = (job: OrderJob): JournalDocument | null => job.documents.find((one) => one.document.kind === 'sale' && one.state !== 'thawed') ?? null;

/** The sale that an earlier run finished: in the POS, or left open there because it has to be. */
export function standingSale(job: OrderJob): JournalDocument | null {
  const sale = saleOf(job);
  return sale && (sale.state === 'posted' || sale.state === 'open') ? sale : null;
}

/**
 * The sale's document: frozen once, then resumed until it stands in the POS. Null = the order's lease was lost.
 * `changed`: order or settings are not those that it was frozen under.
 */
export async function postSale(job: OrderJob, access: PosAccess, order: Order, changed: boolean): Promise<SaleResult | null> {
  const posting = openPosting(job, access);
  const known = saleOf(job);
  if (known && known.accountId !== access.connection.account.id) return { kind: 'other-account', document: known };

  const document = await readyDocument(posting, order, known, changed);
  if (document === null || document.kind !== 'document') return document;
  const result = await postDocument(posting, document.document, order.buyer);
  return result.kind === 'lease-lost' ? null : { kind: 'tried', document: document.document, result };
}

type Ready = { readonly kind: 'document'; readonly document: JournalDocument } | Extract<SaleResult, { kind: 'blocked' | 'pos-error' }> | null;

async function readyDocument(posting: Posting, order: Order, known: JournalDocument | null, changed: boolean): Promise<Ready> {
  const { job, access } = posting;
  const amends = known !== null && needsAmending(known.steps);
  const thaws = known !== null && isThawable(known.steps) && (amends || changed);
  // Interrupted and nothing more: what was done stays done, or an account with a small budget would never get past the beginning.
  if (known && !amends && !thaws) return { kind: 'document', document: known };
  const prepared = await prepareSale(job, access, order, known && !thaws ? known.document : null);
  if (prepared.kind === 'blocked') return { ...prepared, document: known };
  if (prepared.kind === 'error') {
    await recordAnswer(job.deps, access.connection, prepared.error);
    return { kind: 'pos-error', error: prepared.error, document: known };
  }
  if (known && !thaws) return asReady(await amendSale(posting, known, prepared.mapping, order.buyer));
  if (known) {
    if (!(await job.deps.stores.journal.thaw(job.row.key, job.lease, known.document.id))) return null;
    note(job, 'document.thawed', { number: known.number });
  }
  return asReady(await freezeSale(posting, order, prepared.document, prepared.mapping, order.buyer));
}

const asReady = (document: JournalDocument | null): Ready => (document ? { kind: 'document', document } : null);
