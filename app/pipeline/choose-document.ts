import type { Minor } from '~/domain/money/money';
import type { Order } from '~/domain/order/order';
import { isThawable, needsAmending } from '~/domain/posting/journal';
import type { PosMapping } from '~/domain/posting/mapping';
import { ok } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderCase } from './order-job';
import type { PosReach } from './pos-access';
import { prepareDocument, type Prepared, type Translated } from './prepare-document';
import { isOlder } from './whole-journal';

/** One document on its way: what the journal knows of it, and what it would be if it were translated now. */
export interface Wanted {
  readonly known: JournalDocument | null;
  readonly translate: () => Translated;
  /** Order or settings are not those that it was frozen under. */
  readonly changed: boolean;
}

export type Choice =
  | { readonly kind: 'resume'; readonly known: JournalDocument }
  /** The same amounts with today's mapping. */
  | { readonly kind: 'amend'; readonly known: JournalDocument; readonly mapping: PosMapping }
  /** For the first time, or anew in place of one of which nothing is in the POS yet. */
  | { readonly kind: 'freeze'; readonly document: PosDocument; readonly mapping: PosMapping }
  /** The customer still owes on it, and this POS takes only what is paid. */
  | { readonly kind: 'owed'; readonly owed: Minor }
  | Exclude<Prepared, { kind: 'ready' }>;

/** What would be sent, decided before anything is written: a dry run ends here, a real one freezes it. */
export async function chooseDocument(job: OrderCase, access: PosReach, order: Order, { known, translate, changed }: Wanted): Promise<Choice> {
  // The POS keeps what it left pending as it is until it is given what it asks for, which the settings may have by now.
  const amends = known !== null && (needsAmending(known.steps) || (changed && known.state === 'left-pending'));
  // What was frozen before the journal was whole may have been frozen anew since, and the POS may hold that.
  const thaws = known !== null && isThawable(known.steps) && (amends || changed || isOlder(known.frozenAt, access.connection));
  // Interrupted and nothing more: what was done stays done, or an account with a small budget would never get past the beginning.
  if (known && !amends && !thaws) return { kind: 'resume', known };
  const translated = known && !thaws ? ok(known.document) : translate();
  if (translated.ok && translated.value.owed > 0n && !access.gateway.manifest.mayStayOpen) return { kind: 'owed', owed: translated.value.owed };
  const prepared = await prepareDocument(job, access, order, translated);
  if (prepared.kind !== 'ready') return prepared;
  const { document, mapping } = prepared;
  return known && !thaws ? { kind: 'amend', known, mapping } : { kind: 'freeze', document, mapping };
}
