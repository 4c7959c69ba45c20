import { translationBlocker } from '~/domain/checks/order-blockers';
import type { Blocker } from '~/domain/checks/check';
import type { Order } from '~/domain/order/order';
import { isThawable } from '~/domain/posting/journal';
import type { PosError } from '~/domain/posting/pos-error';
import type { PosMapping } from '~/domain/posting/mapping';
import type { PosStep } from '~/domain/posting/step';
import { fail, ok, type Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import { laterNumber } from '~/domain/translation/later-number';
import { reviseDocument } from '~/domain/translation/revise-document';
import type { JournalDocument } from '~/ports/journal-store';
import { asOnceFrozen } from './as-frozen';
import { wantedLater } from './carry-later';
import { saleIn, wantedSale } from './carry-sale';
import { chooseDocument, type Choice } from './choose-document';
import { owedParams } from './conclude-posting';
import { planOf, wantedNumber } from './freeze-document';
import { laterWork, stands, type LaterWork } from './later-work';
import type { OrderCase } from './order-job';
import type { PosReach } from './pos-access';
import { asStanding } from './posting';
import { prepareDocument } from './prepare-document';

/** One document as it would be sent, or what keeps it from being sent. */
export interface DrawnDocument {
  /** Null where the order could not be translated. */
  readonly document: PosDocument | null;
  readonly number: string;
  /** In their order; empty where something stands in the way. */
  readonly steps: readonly PosStep[];
  /** Keys of steps that an earlier, interrupted run has made already. */
  readonly done: readonly string[];
  readonly blockers: readonly Blocker[];
}

interface Sketch {
  readonly job: OrderCase;
  readonly access: PosReach;
  readonly order: Order;
  /** Order or settings are not those that something was frozen under. */
  readonly changed: boolean;
}

/** Document after document, each as if those before it stood in the POS. The first that is stopped is the last, as in a real run. */
export async function drawDocuments(sketch: Sketch): Promise<Result<readonly DrawnDocument[], PosError>> {
  const drawn: DrawnDocument[] = [];
  let journal = sketch.job.documents.filter((one) => one.state !== 'thawed');
  for (;;) {
    const next = await drawNext(sketch, journal);
    if (!next.ok) return next;
    if (next.value === null) return ok(drawn);
    const { stood, ...told } = next.value;
    drawn.push(told);
    if (!stood) return ok(drawn);
    journal = [...journal.filter((one) => one.document.id !== stood.document.id), stood];
  }
}

/** `stood`: how the journal would have it afterwards. */
type Drawn = DrawnDocument & { readonly stood: JournalDocument | null };

async function drawNext(sketch: Sketch, journal: readonly JournalDocument[]): Promise<Result<Drawn | null, PosError>> {
  const { job, access, order, changed } = sketch;
  const sale = saleIn(journal);
  if (!sale || !stands(sale)) {
    const number = sale?.number ?? wantedNumber(job, access, order);
    const once = sale && !isThawable(sale.steps) ? ok(order) : await asOnceFrozen(job, access, order, number);
    if (!once.ok) return once;
    return isElsewhere(access, sale) ?? drawnOf(sketch, { known: sale, sale: null, number }, await chooseDocument(job, access, order, { ...wantedSale(once.value, sale), changed }));
  }
  const work = laterWork(order, journal);
  if (!work.ok) return ok(stopped(null, sale.number, [translationBlocker(order, work.error)]));
  if (work.value.kind === 'none') return ok(null);
  return isElsewhere(access, sale) ?? drawLater(sketch, sale, journal, work.value);
}

async function drawLater(sketch: Sketch, sale: JournalDocument, journal: readonly JournalDocument[], work: Exclude<LaterWork, { kind: 'none' }>): Promise<Result<Drawn, PosError>> {
  const { job, access, order, changed } = sketch;
  if (work.kind === 'post') {
    const { known, document } = work;
    const frame = { known, sale, number: known?.number ?? laterNumber(sale.number, order, sale.document, document.id) };
    return drawnOf(sketch, frame, await chooseDocument(job, access, order, { ...wantedLater(order, journal, work), changed }));
  }
  const { known } = work;
  const revised = reviseDocument(known.document, order, work.agreements, work.tenders);
  if (!revised.ok) return ok(stopped(null, known.number, [translationBlocker(order, revised.error)]));
  const prepared = await prepareDocument(job, access, order, revised);
  return drawnOf(sketch, { known, sale, number: known.number }, prepared.kind === 'ready' ? { ...prepared, kind: 'freeze', document: revised.value } : prepared);
}

interface Frame {
  readonly known: JournalDocument | null;
  readonly sale: JournalDocument | null;
  readonly number: string;
}

function drawnOf({ job, access, order }: Sketch, { known, sale, number }: Frame, choice: Choice): Result<Drawn, PosError> {
  if (choice.kind === 'error') return fail(choice.error);
  if (choice.kind === 'owed') return ok(stopped(null, number, [{ cause: { code: 'W-PAYMENT', params: owedParams(order, choice.owed) }, subject: '' }]));
  if (choice.kind === 'blocked') return ok(stopped(choice.document, number, choice.blockers));
  const document = choice.kind === 'freeze' ? choice.document : choice.known.document;
  const mapping: PosMapping = choice.kind === 'resume' ? choice.known.mapping : choice.mapping;
  const steps = planOf({ access, sale: sale && asStanding(sale) }, order, { document, number, mapping });
  const made = new Map((known?.steps ?? []).filter((step) => step.state === 'done').map((step) => [step.key, step]));
  const stood: JournalDocument = {
    document, number, mapping, accountId: access.connection.account.id, state: document.owed > 0n ? 'open' : 'posted', revision: 1, looksFirst: false,
    posId: known?.posId ?? null, posStatus: null, posTotal: null, steps: known?.steps ?? [], frozenAt: job.deps.clock.now(), finishedAt: null,
  };
  return ok({ document, number, steps, done: steps.flatMap((step) => (made.has(step.key) ? [step.key] : [])), blockers: [], stood });
}

const stopped = (document: PosDocument | null, number: string, blockers: DrawnDocument['blockers']): Drawn => ({ document, number, steps: [], done: [], blockers, stood: null });

/** What was begun in one account is never continued in another. */
function isElsewhere({ connection }: PosReach, known: JournalDocument | null): Result<Drawn, PosError> | null {
  if (!known || known.accountId === connection.account.id) return null;
  return ok(stopped(known.document, known.number, [{ cause: { code: 'E-RECONCILE', params: { order: known.document.orderName, reason: 'other-account', posno: known.number } }, subject: '' }]));
}
