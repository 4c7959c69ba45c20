import type { Blocker } from '~/domain/checks/check';
import type { Minor } from '~/domain/money/money';
import type { Order } from '~/domain/order/order';
import type { PosError } from '~/domain/posting/pos-error';
import { ok } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import { chooseDocument, type Wanted } from './choose-document';
import { amendDocument, freezeDocument } from './freeze-document';
import { note } from './order-job';
import { recordAnswer } from './pos-trouble';
import { postDocument, type PostResult } from './post-document';
import type { Posting } from './posting';
import { prepareDocument, type Prepared } from './prepare-document';

export type Carried =
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[]; readonly document: JournalDocument | null }
  | { readonly kind: 'pos-error'; readonly error: PosError; readonly document: JournalDocument | null }
  /** Begun in a POS account that is not the connected one. */
  | { readonly kind: 'other-account'; readonly document: JournalDocument }
  /** The customer still owes on it, and this POS takes only what is paid. */
  | { readonly kind: 'owed'; readonly owed: Minor }
  | { readonly kind: 'tried'; readonly document: JournalDocument; readonly result: Exclude<PostResult, { kind: 'lease-lost' }> };

/** Frozen once, then resumed until it stands in the POS. Null = the order's lease was lost. */
export async function carryDocument(posting: Posting, order: Order, wanted: Wanted & { readonly number: () => Promise<string> }): Promise<Carried | null> {
  const { known } = wanted;
  if (known && known.accountId !== posting.access.connection.account.id) return { kind: 'other-account', document: known };
  const ready = await readyDocument(posting, order, wanted);
  return ready?.kind === 'document' ? send(posting, order, ready.document) : ready;
}

/** An open document as it is to be now, on the same POS transaction. */
export async function reviseCarried(posting: Posting, order: Order, known: JournalDocument, revised: PosDocument): Promise<Carried | null> {
  if (known.accountId !== posting.access.connection.account.id) return { kind: 'other-account', document: known };
  const prepared = await prepareDocument(posting.job, posting.access, order, ok(revised));
  if (prepared.kind !== 'ready') return stopped(posting, prepared, known);
  const document = await amendDocument(posting, order, known, prepared.mapping, revised);
  return document && send(posting, order, document);
}

async function send(posting: Posting, order: Order, document: JournalDocument): Promise<Carried | null> {
  const result = await postDocument(posting, document, order);
  return result.kind === 'lease-lost' ? null : { kind: 'tried', document, result };
}

type Ready = { readonly kind: 'document'; readonly document: JournalDocument } | Extract<Carried, { kind: 'blocked' | 'pos-error' | 'owed' }> | null;

async function readyDocument(posting: Posting, order: Order, wanted: Parameters<typeof carryDocument>[2]): Promise<Ready> {
  const { job, access } = posting;
  const { known } = wanted;
  const choice = await chooseDocument(job, access, order, wanted);
  switch (choice.kind) {
    case 'resume':
      return { kind: 'document', document: choice.known };
    case 'amend':
      return asReady(await amendDocument(posting, order, choice.known, choice.mapping));
    case 'freeze':
      if (known) {
        if (!(await job.deps.stores.journal.thaw(job.row.key, job.lease, known.document.id))) return null;
        note(job, 'document.thawed', { number: known.number });
      }
      return asReady(await freezeDocument(posting, order, known?.number ?? (await wanted.number()), choice.document, choice.mapping));
    case 'owed':
      return choice;
    default:
      return stopped(posting, choice, known);
  }
}

async function stopped({ job, access }: Posting, prepared: Exclude<Prepared, { kind: 'ready' }>, document: JournalDocument | null): Promise<Extract<Carried, { kind: 'blocked' | 'pos-error' }>> {
  if (prepared.kind === 'blocked') return { kind: 'blocked', blockers: prepared.blockers, document };
  const error = await recordAnswer(job.deps, access, prepared.error);
  return { kind: 'pos-error', error: error ?? prepared.error, document };
}

const asReady = (document: JournalDocument | null): Ready => (document ? { kind: 'document', document } : null);
