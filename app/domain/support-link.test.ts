import { describe, expect, it } from 'vitest';
import { isLifetime, lifetimes, linkState, pageOf } from './support-link';

describe('a support link', () => {
  it('lives until its end or its revocation, whichever comes first, and a week at most', () => {
    expect([99, 100, 101].map((now) => linkState({ revokedAt: null, endsAt: 100 }, now))).toEqual(['live', 'ended', 'ended']);
    expect(linkState({ revokedAt: 50, endsAt: 100 }, 60)).toBe('revoked');
    expect(Math.max(...Object.values(lifetimes))).toBe(7 * 86_400_000);
    expect(['hour', 'year', 'toString', 1, null].map(isLifetime)).toEqual([true, false, false, false, false]);
  });

  it('to the whole app shows every page, to one order that order alone', () => {
    expect(pageOf({ orderId: null }, { orderId: null })).toEqual({ kind: 'overview' });
    expect(pageOf({ orderId: null }, { orderId: '7' })).toEqual({ kind: 'order', orderId: '7' });
    expect([null, '42', '7'].map((orderId) => pageOf({ orderId: '42' }, { orderId }))).toEqual([{ kind: 'order', orderId: '42' }, { kind: 'order', orderId: '42' }, null]);
  });
});
