import { describe, expect, it } from 'vitest';
import { closedCircuit, onSilence, takeProbe, type Circuit } from './circuit';
import { documentMs, expectedFinish } from './pace';
import { isTardy, speedOf, withCalls } from './speed';
import { waitOf } from './throttle';

const minute = 60_000;

describe('the right to probe', () => {
  const open: Circuit = { kind: 'open', since: 0, probeAt: 100, failures: 3 };
  it('is there when the time has come, and moves the next one on', () => {
    expect(takeProbe(open, 99, 50)).toBeNull();
    expect(takeProbe(open, 100, 50)).toEqual({ ...open, probeAt: 150 });
    expect(takeProbe(closedCircuit, 100, 50)).toBeNull();
  });
  it('comes after 30 s, 1, 2, 4 and then every 5 minutes', () => {
    let circuit = onSilence(onSilence(closedCircuit, 0), 0);
    const waits = Array.from({ length: 6 }, () => {
      circuit = onSilence(circuit, 0);
      return circuit.kind === 'open' ? circuit.probeAt / minute : null;
    });
    expect(waits).toEqual([0.5, 1, 2, 4, 5, 5]);
  });
});

describe('how fast a POS answers', () => {
  const calls = (...times: readonly (number | null)[]) => times.map((ms) => ({ at: 1_000, ms }));
  it('is told by the median and the 95th of a hundred', () => {
    const many = calls(...Array.from({ length: 100 }, (_, index) => (index + 1) * 10));
    expect(speedOf(many, 1_000)).toEqual({ calls: 100, medianMs: 500, p95Ms: 950, unanswered: 0, slow: false });
  });
  it('is slow above five seconds, or where more than one call in ten has no answer', () => {
    const slow = speedOf(calls(10, 10, 10, 10, 5_001), 1_000);
    expect([slow?.slow, slow && isTardy(slow)]).toEqual([true, true]);
    expect(speedOf(calls(10, 10, 10, 10, 5_000), 1_000)?.slow).toBe(false);
    expect(speedOf(calls(10, 10, 10, 10, null), 1_000)).toMatchObject({ slow: true, unanswered: 1, p95Ms: 10 });
    expect(speedOf(calls(...Array.from({ length: 9 }, () => 10), null), 1_000)?.slow).toBe(false);
  });
  it('is not known by too few calls, nor by old ones', () => {
    expect(speedOf(calls(9_000, 9_000, 9_000, 9_000), 1_000)).toBeNull();
    expect(speedOf(calls(1, 1, 1, 1, 1), 1_001 + 10 * minute)).toBeNull();
  });
  it('is measured by the newest hundred', () => {
    const kept = withCalls(calls(...Array.from({ length: 100 }, () => 1)), [{ at: 2_000, ms: 7 }], 2_000);
    expect([kept.length, kept.at(-1)?.ms]).toEqual([100, 7]);
    expect(withCalls(calls(1, 1), [{ at: 20 * minute, ms: 7 }], 20 * minute)).toEqual([{ at: 20 * minute, ms: 7 }]);
  });
});

describe('the wait for a POS that does not say how long', () => {
  it('doubles up to a minute', () => {
    expect([0, 1, 2, 3, 6, 7, 99].map(waitOf)).toEqual([1_200, 1_200, 2_400, 4_800, 38_400, 60_000, 60_000]);
  });
});

describe('the pace of documents', () => {
  it('is from end to end while there is work, whatever pauses lie between', () => {
    const done = [0, 4, 8, 12, 3_000, 3_004, 3_008].map((at) => ({ frozenAt: at * 1_000 - 1_000, finishedAt: at * 1_000 }));
    expect(documentMs(done, 3_010_000)).toBe(4_000);
  });
  it('is not known by too few, nor by old ones; then nobody knows when all will be sent', () => {
    const done = [1, 2, 3, 4].map((at) => ({ frozenAt: at, finishedAt: at }));
    expect(documentMs(done, 10)).toBeNull();
    expect(documentMs([...done, { frozenAt: 5, finishedAt: 5 }], 6 + 60 * minute)).toBeNull();
    const nine = { due: 9, oldestDueAt: 0 };
    expect([expectedFinish(nine, null, 5, 5), expectedFinish({ due: 0, oldestDueAt: null }, 4_000, 5, 5), expectedFinish(nine, 4_000, 5, 5)]).toEqual([null, null, 36_005]);
  });
  it('gives way to that of the document under way once it takes longer, for example because the POS has become slow', () => {
    expect(expectedFinish({ due: 2, oldestDueAt: 0 }, 4_000, 1_000, 61_000)).toBe(181_000);
    expect(expectedFinish({ due: 2, oldestDueAt: 60_000 }, 4_000, 1_000, 61_000)).toBe(69_000);
  });
});
