import type { Order } from '~/domain/order/order';
import { isInDoubt, isOnlyPrepared } from '~/domain/posting/journal';
import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { JournalDocument, JournalStep } from '~/ports/journal-store';
import type { PosDocumentReading } from '~/ports/pos-gateway';
import { planOf } from './freeze-document';
import { note } from './order-job';
import { recordAnswer } from './pos-trouble';
import type { Posting } from './posting';
import { isOlder } from './whole-journal';
import { runStep, type StepResult } from './run-step';

export type PostResult =
  | { readonly kind: 'posted'; readonly reading: PosDocumentReading; readonly posId: string }
  | (Exclude<StepResult, { kind: 'done' } | { kind: 'lease-lost' }> & { readonly step: string; readonly posId: string | null })
  | { readonly kind: 'lease-lost' };

/** Takes a frozen document through its journal, from wherever an earlier run left it, to a reading of what the POS then holds. */
export async function postDocument(posting: Posting, document: JournalDocument, order: Order): Promise<PostResult> {
  const { access } = posting;
  const steps = planOf(posting, order, document);
  const rows = new Map(document.steps.map((row) => [row.key, row]));
  const taken = new Set<string>();
  // A step of a changed document may need what a later one of its first plan learned. What was begun before the journal was whole is
  // taken as found: whatever was done of it since is looked for.
  const older = isOlder(document.frozenAt, access.connection);
  // Only without a doubt can it be frozen anew from what the POS holds, which has to be before anything of it is sent.
  const comesBack = older && isInDoubt(document.steps) && isOnlyPrepared(document.steps);
  let facts: StepFacts = Object.assign({}, ...document.steps.filter((row) => row.state === 'done').map((row) => row.facts), older ? { adopted: 'yes' } : {}) as StepFacts;
  let posId: string | null = null;

  for (const step of steps) {
    const row = rows.get(step.key);
    if (!row) throw new Error(`the plan of ${document.number} has a step that its journal does not: ${step.key}`);
    if (comesBack && !step.prepares) return { kind: 'waits', until: posting.job.deps.clock.now(), step: step.key, posId };
    const result = row.state === 'done' ? recorded(row) : await attempt(posting, document, row, step, facts, taken);
    if (result.kind === 'lease-lost') return result;
    if (result.kind !== 'done') return { ...result, step: step.key, posId };
    if (row.state !== 'done') tellNotices(posting, step.key, result.facts);
    facts = { ...facts, ...result.facts };
    if (result.externalId) taken.add(result.externalId);
    if (step.isDocument) posId = result.externalId;
  }
  if (posId === null) throw new Error(`the plan of ${document.number} creates no document`);
  return readBack(posting, document, posId);
}

/** What the POS made of what it was given, for example a refused phone number; facts whose names end so say it. */
const notices = ['dropped', 'others', 'default', 'unlinked'] as const;

function tellNotices({ job }: Posting, step: string, facts: StepFacts): void {
  for (const [name, told] of Object.entries(facts)) {
    const notice = notices.find((one) => name.endsWith(`.${one}`));
    if (notice) note(job, `notice.${notice}`, { step, told });
  }
}

const recorded = (row: JournalStep): StepResult => ({ kind: 'done', externalId: row.externalId, facts: row.facts });

async function attempt(posting: Posting, document: JournalDocument, row: JournalStep, step: PosStep, facts: StepFacts, taken: ReadonlySet<string>): Promise<StepResult> {
  // Records below a transaction that was found, not made, may be there as well; below a new one nothing can be.
  const lookFirst = !step.prepares && (facts.adopted === 'yes' || (document.looksFirst && step.isDocument));
  const result = await runStep(posting, document, row, step, facts, taken, lookFirst);
  const trouble = result.kind === 'error' ? result.error : result.kind === 'doubt' ? ({ kind: 'in-doubt', detail: step.key } as const) : null;
  const told = trouble && (await recordAnswer(posting.job.deps, posting.access, trouble));
  return result.kind === 'error' && told ? { ...result, error: told } : result;
}

/** The last word is the POS's own: its status and total, not what the steps were told. */
async function readBack(posting: Posting, document: JournalDocument, posId: string): Promise<PostResult> {
  const reading = await posting.access.gateway.readDocument(posId, document.document);
  if (!reading.ok) {
    const error = await recordAnswer(posting.job.deps, posting.access, reading.error);
    return { kind: 'error', error: error ?? reading.error, step: 'read-back', posId };
  }
  await recordAnswer(posting.job.deps, posting.access, null);
  note(posting.job, reading.value.state === 'final' ? 'document.posted' : 'document.open', { number: document.number, posId, total: reading.value.total });
  return { kind: 'posted', reading: reading.value, posId };
}
