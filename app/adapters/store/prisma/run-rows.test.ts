import { describe, expect, it } from 'vitest';
import { asBulk, bulkColumns } from './run-rows';

const run = {
  id: 'r', installationId: 'i', kind: 'retry', state: 'cancelled', by: 'user 1', cancelledBy: 'user 2', note: null, query: null, cursor: null, startedAt: 1, movedAt: 2, endedAt: 3, outcome: {},
} as const;
const row = { ...bulkColumns(run), limited: false, listed: 0, fresh: 0, changed: 0, missed: 0, failed: 0, trouble: null, detail: null, stops: 0 };

describe('the row of a run that a person started', () => {
  it('reads as it was written', () => expect(asBulk(row)).toEqual(run));
  it('reads, written before anybody kept who cancelled', () => {
    const { cancelledBy: _none, ...before } = JSON.parse(row.asked) as Record<string, unknown>;
    expect(asBulk({ ...row, asked: JSON.stringify(before) })).toEqual({ ...run, cancelledBy: null });
  });
});
