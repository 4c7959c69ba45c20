import { describe, expect, it } from 'vitest';
import type { Connection } from '~/ports/connection-store';
import { indicatorOf } from './indicator';
import type { Counts } from './order-views';

const none: Counts = {
  in_pos: 0,
  partly: 0,
  pending_pos: 0,
  waiting: 0,
  confirming: 0,
  blocked: 0,
  skipped: 0,
  reconcile: 0,
  handled: 0,
};
const connected: Connection = {
  id: 'c',
  installationId: 'i',
  state: 'connected',
  stoppedFor: null,
  stoppedAt: null,
  nextProbeAt: null,
  sealedCredentials: '',
  connectedBy: 'user 1',
  connectedAt: 1,
  journalSince: 1,
  userName: null,
  referenceField: null,
  lastSuccessAt: 5,
  lastAnswerMs: 40,
  account: {
    id: 'a',
    kind: 'heartland',
    account: 'demo',
    currency: 'USD',
    circuit: { kind: 'closed', failures: 0 },
    throttledUntil: null,
    throttles: 0,
    calls: [],
  },
};
const offline: Connection = {
  ...connected,
  account: { ...connected.account, circuit: { kind: 'open', since: 77, probeAt: 99, failures: 3 } },
};
const facts = (change: Partial<Parameters<typeof indicatorOf>[0]>) =>
  indicatorOf({ now: 2_000, connection: connected, counts: none, underWay: 0, problems: 0, muted: 0, refused: 0, shopifyRefuses: null, ...change });

describe('the indicator', () => {
  it('is Not set up before the first connection and after disconnecting', () => {
    expect(facts({ connection: null, counts: { ...none, blocked: 3 } }).state).toBe('not-set-up');
    expect(facts({ connection: { ...connected, state: 'disconnected' } }).state).toBe('not-set-up');
  });

  it('lets the worst state win', () => {
    const trouble = { counts: { ...none, blocked: 2, waiting: 4 }, underWay: 5, problems: 1, refused: 6 };
    expect(facts({ ...trouble, connection: { ...offline, state: 'stopped', stoppedAt: 12 } })).toMatchObject({
      state: 'refused',
      count: 6,
      since: 12,
    });
    expect(facts({ ...trouble, connection: offline })).toMatchObject({ state: 'needs-action', count: 2 });
    expect(facts({ connection: offline, counts: { ...none, waiting: 7 }, underWay: 7 })).toMatchObject({
      state: 'offline',
      count: 7,
      since: 77,
    });
    const calls = Array.from({ length: 6 }, () => ({ at: 1_000, ms: 6_400 }));
    expect(facts({ connection: { ...connected, account: { ...connected.account, calls } }, underWay: 7 })).toMatchObject({
      state: 'slow',
      seconds: 6,
    });
    const silent = calls.map((call, index) => ({ ...call, ms: index < 2 ? null : 40 }));
    expect(facts({ connection: { ...connected, account: { ...connected.account, calls: silent } } })).toMatchObject({
      state: 'slow',
      seconds: null,
      count: 33,
    });
    expect(facts({ underWay: 7 })).toMatchObject({ state: 'catching-up', count: 7 });
  });

  it('is up to date although orders wait for payment or were left out', () => {
    expect(facts({ counts: { ...none, in_pos: 9, waiting: 3, skipped: 2, handled: 1 } }).state).toBe('up-to-date');
  });

  it('warns of a failing check before it has held up an order', () => {
    expect(facts({ problems: 1 })).toMatchObject({ state: 'needs-action', count: 0 });
  });
});
