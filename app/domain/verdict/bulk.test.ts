import { describe, expect, it } from 'vitest';
import type { CauseCode } from './cause';
import { bulkKinds, reached, unfitFor, type BulkFacts } from './bulk';
import { statuses, type Status } from './verdict';

const facts = (status: Status, code: CauseCode | null = null, more: Partial<BulkFacts> = {}): BulkFacts => ({ verdict: { status, cause: code && { code, params: {} }, alsoNeeded: [], nextTryAt: null }, decision: 'none', begun: false, ...more });
const none = new Set<CauseCode>();

describe('what may be asked for an order', () => {
  it('is a retry of whatever is not there and not left out, unless a check still fails for it', () => {
    const retry = (one: BulkFacts, failing = none) => unfitFor('retry', one, failing);
    expect(statuses.map((status) => retry(facts(status)))).toEqual(['in-pos', null, null, null, 'under-way', null, 'skipped', null, 'handled']);
    expect(retry(facts('waiting', 'W-QUEUED'))).toBe('under-way');
    expect(retry(facts('blocked', 'E-REQ-FIELD'), new Set<CauseCode>(['E-REQ-FIELD']))).toBe('needs-fix');
    const also = { ...facts('blocked', 'E-SKU-UNKNOWN').verdict, alsoNeeded: [{ code: 'E-REQ-FIELD' as const, params: {} }] };
    expect(retry({ verdict: also, decision: 'none', begun: false }, new Set<CauseCode>(['E-REQ-FIELD']))).toBe('needs-fix');
  });
  it('is an inclusion of what a setting keeps back, and of nothing else', () => {
    const include = (one: BulkFacts) => unfitFor('include', one, none);
    expect(['S-RULE-OFF', 'S-OUT-OF-RANGE', 'S-TAG-MISSING', 'S-TEST', 'S-DELETED'].map((code) => include(facts('skipped', code as CauseCode)))).toEqual([null, null, null, 'not-a-setting', 'not-a-setting']);
    expect([include(facts('blocked')), include(facts('handled')), include(facts('skipped', 'S-RULE-OFF', { begun: true }))]).toEqual(['not-skipped', 'handled', 'in-pos']);
  });
  it('is an undoing of what was decided, but not of an inclusion that is in the POS', () => {
    const undo = (one: BulkFacts) => unfitFor('undo', one, none);
    expect([undo(facts('blocked')), undo(facts('handled', null, { decision: 'handled', begun: true })), undo(facts('in_pos', null, { decision: 'included', begun: true }))]).toEqual(['undecided', null, 'in-pos']);
  });
});

describe('what a run has come to', () => {
  it('counts the orders that show what it was for', () => {
    const outcome = { in_pos: 15, waiting: 2, blocked: 1, handled: 3 };
    expect(bulkKinds.map((kind) => reached(kind, outcome))).toEqual([15, 15, 3, 18]);
  });
});
