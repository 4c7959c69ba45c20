import type { Blocker } from '~/domain/checks/check';
import type { Minor } from '~/domain/money/money';
import type { Order } from '~/domain/order/order';
import { isThawable, needsAmending } from '~/domain/posting/journal';
import type { PosError } from '~/domain/posting/pos-error';
import { ok } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import { amendDocument, freezeDocument } from './freeze-document';
import { note } from './order-job';
import { recordAnswer } from './pos-trouble';
import { postDocument, type PostResult } from './post-document';
import type { Posting } from './posting';
import { prepareDocument, type Prepared, type Translated } from './prepare-document';

export type Carried =
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[]; readonly document: JournalDocument | null }
  | { readonly kind: 'pos-error'; readonly error: PosError; readonly document: JournalDocument | null }
  /** Begun in a POS account that is not the connected one. */
  | { readonly kind: 'other-account'; readonly document: JournalDocument }
  /** The customer still owes on it, and this POS takes only what is paid. */
  | { readonly kind: 'owed'; readonly owed: Minor }
  | { readonly kind: 'tried'; readonly document: JournalDocument; readonly result: Exclude<PostResult, { kind: 'lease-lost' }> };

/** One document on its way: what the journal knows of it, what it would be if it were translated now, and its number. */
export interface Wanted {
  readonly known: JournalDocument | null;
  readonly translate: () => Translated;
  readonly number: () => Promise<string>;
  /** Order or settings are not those that it was frozen under. */
  readonly changed: boolean;
}

/** Frozen once, then resumed until it stands in the POS. Null = the order's lease was lost. */
export async function carryDocument(posting: Posting, order: Order, wanted: Wanted): Promise<Carried | null> {
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

async function readyDocument(posting: Posting, order: Order, { known, translate, number, changed }: Wanted): Promise<Ready> {
  const { job, access } = posting;
  // The POS keeps what it left pending as it is until it is given what it asks for, which the settings may have by now.
  const amends = known !== null && (needsAmending(known.steps) || (changed && known.state === 'left-pending'));
  const thaws = known !== null && isThawable(known.steps) && (amends || changed);
  // Interrupted and nothing more: what was done stays done, or an account with a small budget would never get past the beginning.
  if (known && !amends && !thaws) return { kind: 'document', document: known };
  const translated = known && !thaws ? ok(known.document) : translate();
  if (translated.ok && translated.value.owed > 0n && !access.gateway.manifest.mayStayOpen) return { kind: 'owed', owed: translated.value.owed };
  const prepared = await prepareDocument(job, access, order, translated);
  if (prepared.kind !== 'ready') return stopped(posting, prepared, known);
  if (known && !thaws) return asReady(await amendDocument(posting, order, known, prepared.mapping));
  if (known) {
    if (!(await job.deps.stores.journal.thaw(job.row.key, job.lease, known.document.id))) return null;
    note(job, 'document.thawed', { number: known.number });
  }
  return asReady(await freezeDocument(posting, order, known?.number ?? (await number()), prepared.document, prepared.mapping));
}

async function stopped({ job, access }: Posting, prepared: Exclude<Prepared, { kind: 'ready' }>, document: JournalDocument | null): Promise<Extract<Carried, { kind: 'blocked' | 'pos-error' }>> {
  if (prepared.kind === 'blocked') return { ...prepared, document };
  const error = await recordAnswer(job.deps, access, prepared.error);
  return { kind: 'pos-error', error: error ?? prepared.error, document };
}

const asReady = (document: JournalDocument | null): Ready => (document ? { kind: 'document', document } : null);
