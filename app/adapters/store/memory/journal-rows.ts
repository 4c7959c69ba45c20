import type { JournalDocument, JournalStep, PlannedStep } from '~/ports/journal-store';
import type { Memory } from './memory';
import { found, within } from './shared';

/** The steps of a new plan. A step that was made under the plan before stays made. */
export function planned(steps: readonly PlannedStep[], before: readonly JournalStep[]): readonly JournalStep[] {
  if (new Set(steps.map((step) => step.key)).size < steps.length) throw new Error('two steps of one plan have the same key');
  const made = new Map(before.filter((step) => step.state === 'done').map((step) => [step.key, step]));
  return Object.freeze(steps.map(({ key, kind, bodyHash, isDocument, prepares }, seq) => {
    const done = made.get(key);
    const fresh = { key, seq, kind, bodyHash, isDocument, prepares, state: 'planned', sentAt: null, leaseToken: null, externalId: null, facts: Object.freeze({}), error: null } as const;
    return Object.freeze(done ? { ...fresh, state: 'done' as const, sentAt: done.sentAt, externalId: done.externalId, facts: done.facts } : fresh);
  }));
}

export const storedDocument = (memory: Memory, orderKey: string, documentId: string): JournalDocument =>
  found(memory.documents.get(orderKey)?.get(documentId), `document ${documentId} of ${orderKey}`);

export function putDocument(memory: Memory, orderKey: string, document: JournalDocument): void {
  within(memory.documents, orderKey).set(document.document.id, Object.freeze(document));
}

/** The document with one step changed. */
export function withStep(document: JournalDocument, key: string, change: Partial<JournalStep>): JournalDocument {
  if (!document.steps.some((step) => step.key === key)) throw new Error(`step ${key} of ${document.document.id} is not stored`);
  return { ...document, steps: Object.freeze(document.steps.map((step) => (step.key === key ? Object.freeze({ ...step, ...change }) : step))) };
}

/** Two documents of an account may not have one number: whoever has it keeps it. */
export function holdNumber(memory: Memory, accountId: string, number: string, orderKey: string, documentId: string): void {
  const holder = `${orderKey} ${documentId}`;
  const other = memory.documentNumbers.get(`${accountId} ${number}`);
  if (other !== undefined && other !== holder) throw new Error(`the number ${number} belongs to ${other}`);
  const known = memory.documents.get(orderKey)?.get(documentId);
  if (known) memory.documentNumbers.delete(`${known.accountId} ${known.number}`);
  memory.documentNumbers.set(`${accountId} ${number}`, holder);
}
