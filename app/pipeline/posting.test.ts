import { describe, expect, it } from 'vitest';
import { keepLease, type Posting } from './posting';

const [leaseMs, requestTimeoutMs] = [180_000, 30_000];

/** A wall clock that jumps and a monotonic one that does not. */
function leased() {
  let [wall, monotonic] = [1_000_000, 0];
  const renewals: number[] = [];
  const renew = (until: number): Promise<boolean> => {
    renewals.push(until);
    return Promise.resolve(true);
  };
  const clock = { now: () => wall, monotonic: () => monotonic };
  const job = { leasedSince: 0, lease: { until: wall + leaseMs }, deps: { clock, timing: { leaseMs }, stores: { work: { renew: (_lease: unknown, until: number) => renew(until) } } } };
  const posting = { job, access: { renew: () => Promise.resolve(true) }, requestTimeoutMs } as unknown as Posting;
  return { keep: () => keepLease(posting), renewals, pass: (ms: number, jump = 0) => void ([wall, monotonic] = [wall + ms + jump, monotonic + ms]) };
}

describe('the moment before which a request has to leave', () => {
  it('is a request’s time before the end of the lease', async () => {
    const { keep, pass, renewals } = leased();
    pass(60_000);
    expect(await keep()).toBe(leaseMs - requestTimeoutMs);
    expect(renewals).toEqual([]);
  });
  it('comes no later where the wall clock was set back, and the lease is renewed in time', async () => {
    const { keep, pass, renewals } = leased();
    pass(60_000, -3_600_000);
    expect(await keep()).toBe(leaseMs - requestTimeoutMs);
    pass(60_000);
    expect(await keep()).toBe(120_000 + leaseMs - requestTimeoutMs);
    expect(renewals).toHaveLength(1);
  });
});
