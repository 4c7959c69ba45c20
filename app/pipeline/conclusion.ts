import type { Blocker } from '~/domain/checks/check';
import type { Instant } from '~/domain/time';
import type { CauseCode } from '~/domain/verdict/cause';
import type { Params, Verdict } from '~/domain/verdict/verdict';
import type { JournalDocument } from '~/ports/journal-store';
import type { OrderPatch } from '~/ports/order-store';

/** How one run over an order ends: what its page says, what holds it, and when it is looked at again by itself. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly blockers: readonly Blocker[];
  readonly dueAt: Instant | null;
  readonly patch?: OrderPatch;
  /** True where the run failed for a passing reason of this order's own, so that tries are counted. */
  readonly countsAsTry?: boolean;
}

export const waiting = (code: CauseCode, params: Params, nextTryAt: Instant | null, more: Partial<Conclusion> = {}): Conclusion => ({
  verdict: { status: 'waiting', cause: { code, params }, alsoNeeded: [], nextTryAt },
  blockers: [],
  dueAt: nextTryAt,
  ...more,
});

export const blockedBy = (code: CauseCode, subject: string, params: Params, more: Partial<Conclusion> = {}): Conclusion => ({
  verdict: { status: 'blocked', cause: { code, params }, alsoNeeded: [], nextTryAt: more.dueAt ?? null },
  blockers: [{ cause: { code, params }, subject }],
  dueAt: null,
  ...more,
});

export const toReconcile = (params: Params): Conclusion => ({
  verdict: { status: 'reconcile', cause: { code: 'E-RECONCILE', params }, alsoNeeded: [], nextTryAt: null },
  blockers: [],
  dueAt: null,
});

/** The sale is in the POS, whatever became of what followed it: *Partly in POS*. Words that only a document can give are kept. */
export function asPartly(conclusion: Conclusion, sale: JournalDocument | null): Conclusion {
  const { verdict } = conclusion;
  const stopped = verdict.status === 'waiting' || verdict.status === 'blocked';
  const inPos = sale !== null && (sale.state === 'posted' || sale.state === 'open' || sale.document.revision > 0);
  return stopped && inPos ? { ...conclusion, verdict: { ...verdict, status: 'partly' }, patch: { ...conclusion.patch, posNumber: sale.number } } : conclusion;
}
