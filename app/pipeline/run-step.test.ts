import { describe, expect, it } from 'vitest';
import type { PosStep } from '~/domain/posting/step';
import type { JournalDocument, JournalStep } from '~/ports/journal-store';
import type { Posting } from './posting';
import { newProcessMemory } from './process-memory';
import { runStep } from './run-step';

const settledAfterMs = 90_000;
const leaseMs = 180_000;

/** Two processes that share one journal row of one step, each with a memory of its own; the POS never holds what was sent. */
function twoProcesses() {
  let now = 1_000_000;
  let sends = 0;
  let row: JournalStep = { key: 'line:1', seq: 1, kind: 'create', bodyHash: '', state: 'sending', isDocument: false, prepares: false, sentAt: now, leaseToken: 'first', externalId: null, facts: {}, error: null };
  const step: PosStep = {
    key: 'line:1', kind: 'create', bodyHash: '', isDocument: false, prepares: false,
    send: () => {
      sends += 1;
      return Promise.resolve({ kind: 'failed', error: { kind: 'in-doubt', detail: 'no answer' } });
    },
    find: () => Promise.resolve({ kind: 'none' }),
  };
  const document = { document: { id: 'sale' }, revision: 1 } as unknown as JournalDocument;
  const process = (token: string, evenSince: number | null = 0) => {
    const journal = {
      sending: (_key: string, _lease: unknown, _document: string, _step: string, sentAt: number) => {
        row = { ...row, state: 'sending', sentAt, leaseToken: token };
        return Promise.resolve(true);
      },
      unsent: () => {
        row = { ...row, state: 'planned' };
        return Promise.resolve(true);
      },
    };
    const clock = { now: () => now, monotonic: () => now };
    const memory = { ...newProcessMemory(), wall: evenSince === null ? null : { offset: 0, since: evenSince } };
    const job = { leasedSince: now, row: { key: 'TB-1/1' }, lease: { key: 'order:TB-1/1', token, until: Number.MAX_SAFE_INTEGER }, notes: [], entries: [], deps: { clock, memory, stores: { journal, work: { renew: () => Promise.resolve(true) } }, timing: { leaseMs } } };
    const posting = { job, access: { renew: () => Promise.resolve(true) }, settledAfterMs, requestTimeoutMs: 60_000 } as unknown as Posting;
    return () => runStep(posting, document, row, step, {}, new Set(), false);
  };
  return { process, pass: (ms: number) => { now += ms; }, sends: () => sends };
}

describe('a step whose answer was lost', () => {
  it('is sent again only by a process that has itself waited, and after two "none"', async () => {
    const { process, pass, sends } = twoProcesses();
    const one = process('one');
    await one();
    pass(settledAfterMs - 1);
    await one();
    pass(1);
    await one();
    expect(sends()).toBe(0);
    pass(2_000);
    await one();
    expect(sends()).toBe(1);
  });

  it('is waited for as long as another may still send it, where the clock has not run evenly since its lease was given', async () => {
    const { process, pass, sends } = twoProcesses();
    const one = process('one', null);
    await one();
    pass(settledAfterMs + leaseMs - 1);
    for (let look = 0; look < 2; look += 1) await one();
    expect(sends()).toBe(0);
    pass(1);
    for (let look = 0; look < 2; look += 1) await one();
    expect(sends()).toBe(1);
  });

  it('and was sent again by another process is a new doubt: the wait for the earlier send vouches for nothing', async () => {
    const { process, pass, sends } = twoProcesses();
    const one = process('one');
    const other = process('other');
    await one();
    await other();
    pass(settledAfterMs);
    for (let look = 0; look < 2; look += 1) await other();
    expect(sends()).toBe(1);
    for (let look = 0; look < 3; look += 1) await one();
    expect(sends()).toBe(1);
    pass(settledAfterMs);
    for (let look = 0; look < 2; look += 1) await one();
    expect(sends()).toBe(2);
  });
});
