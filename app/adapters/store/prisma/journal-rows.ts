import type { Document as Row, Step as StepRow } from '@prisma/client';
import { decodeDocument } from '~/domain/posting/frozen-document';
import type { StepKind, StepState } from '~/domain/posting/step';
import type { DocumentState, JournalDocument, JournalStep, PlannedStep } from '~/ports/journal-store';
import { at, atOrNull, parsed } from './shared';

const asStep = (row: StepRow): JournalStep => ({
  key: row.key, seq: row.seq, kind: row.kind as StepKind, bodyHash: row.bodyHash, state: row.state as StepState, isDocument: row.isDocument, prepares: row.prepares,
  sentAt: atOrNull(row.sentAt), leaseToken: row.leaseToken, externalId: row.externalId, facts: parsed(row.facts), error: row.error === null ? null : parsed(row.error),
});

/** Only the steps of the newest plan; earlier plans stay in their rows as history. */
export const asJournalDocument = (row: Row & { steps: StepRow[] }): JournalDocument => ({
  document: decodeDocument(row.frozen), number: row.number, accountId: row.accountId, state: row.state as DocumentState, mapping: parsed(row.mapping),
  revision: row.revision, looksFirst: row.looksFirst, posId: row.posId, posStatus: row.posStatus, posTotal: row.posTotal,
  steps: row.steps.filter((step) => step.revision === row.revision).sort((a, b) => a.seq - b.seq).map(asStep),
  frozenAt: at(row.frozenAt), finishedAt: atOrNull(row.finishedAt),
});

/** The rows of a new plan. A step that was made under an earlier plan stays made. */
export function plannedRows(ids: { orderKey: string; documentId: string; revision: number }, steps: readonly PlannedStep[], made: ReadonlyMap<string, StepRow>): StepRow[] {
  return steps.map((step, seq) => {
    const before = made.get(step.key);
    const fresh = { ...ids, ...step, seq, state: 'planned', sentAt: null, leaseToken: null, externalId: null, facts: '{}', error: null };
    return before ? { ...fresh, state: 'done', sentAt: before.sentAt, externalId: before.externalId, facts: before.facts } : fresh;
  });
}
