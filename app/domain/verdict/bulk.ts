/** What a person may ask for an order, one or many at a time, and why it would be of no use or is not allowed. */
import type { DecisionKind } from '../settings/decision';
import type { CauseCode } from './cause';
import type { Verdict } from './verdict';
import { overridableCodes } from './verdict-of-gate';

export const bulkKinds = ['retry', 'include', 'handle', 'undo'] as const;
export type BulkKind = (typeof bulkKinds)[number];

export const unfits = ['in-pos', 'needs-fix', 'under-way', 'skipped', 'not-skipped', 'not-a-setting', 'handled', 'undecided', 'gone'] as const;
export type Unfit = (typeof unfits)[number];

export interface BulkFacts {
  readonly verdict: Verdict;
  readonly decision: DecisionKind;
  /** Its sale was begun in the POS. */
  readonly begun: boolean;
}

/** `failing`: causes whose own check says that they last; a retry would meet them again. Null = it can be done. */
export function unfitFor(kind: BulkKind, { verdict, decision, begun }: BulkFacts, failing: ReadonlySet<CauseCode>): Unfit | null {
  const { status, cause } = verdict;
  switch (kind) {
    case 'retry': {
      if (status === 'in_pos') return 'in-pos';
      if (status === 'handled' || status === 'skipped') return status;
      if (status === 'confirming' || cause?.code === 'W-QUEUED') return 'under-way';
      const codes = [cause, ...verdict.alsoNeeded].flatMap((one) => (one ? [one.code] : []));
      return codes.some((code) => failing.has(code)) ? 'needs-fix' : null;
    }
    case 'include':
      if (begun) return 'in-pos';
      if (status !== 'skipped') return status === 'handled' ? 'handled' : 'not-skipped';
      return cause && overridableCodes.has(cause.code) ? null : 'not-a-setting';
    case 'handle':
      if (status === 'in_pos') return 'in-pos';
      return status === 'handled' || (status === 'skipped' && cause?.code !== 'S-TOO-OLD') ? status : null;
    case 'undo':
      if (decision === 'none') return 'undecided';
      return decision === 'included' && begun ? 'in-pos' : null;
  }
}

/** What the run was for, by the statuses that show it. */
const wanted: Record<BulkKind, readonly Verdict['status'][]> = { retry: ['in_pos'], include: ['in_pos'], handle: ['handled'], undo: ['in_pos', 'partly', 'pending_pos', 'waiting', 'confirming', 'blocked', 'skipped', 'reconcile'] };

/** Of the orders acted on, how many have come to what was asked for. */
export const reached = (kind: BulkKind, outcome: Readonly<Partial<Record<Verdict['status'], number>>>): number => wanted[kind].reduce((sum, status) => sum + (outcome[status] ?? 0), 0);
