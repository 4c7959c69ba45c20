import { describe, expect, it } from 'vitest';
import { causeCodes } from '~/domain/verdict/cause';
import type { OrderStore } from '~/ports/order-store';
import type { Problem } from '~/ports/problem-store';
import { fixOf, problemLink } from './fix';
import { groupProblems } from './group-problems';

const problem = (more: Partial<Problem>): Problem => ({
  id: 'p',
  installationId: 'i',
  cause: { code: 'E-REQ-FIELD', params: { field: 'Birthday' } },
  subject: 'customer.birthday',
  state: 'open',
  openedAt: 100,
  lastSeenAt: 100,
  fixedAt: null,
  closedAt: null,
  mutedUntil: null,
  mutedBy: null,
  checkFails: false,
  orders: 1,
  amount: '10.00',
  units: 0,
  ...more,
});

/** Orders whose page names each cause. */
const ordersWith = (counts: Record<string, number>): Pick<OrderStore, 'keys'> => ({
  keys: ({ cause = '' }) => Promise.resolve(Array.from({ length: counts[cause] ?? 0 }, (_, index) => `i/${index}`)),
});

describe('problems on Home', () => {
  it('keep one entry for each field or SKU, and one for what each order has for itself', async () => {
    const problems = [
      problem({}),
      problem({ subject: 'customer.size' }),
      problem({ cause: { code: 'E-IDENTITY', params: {} }, subject: 'o1 I1', openedAt: 50 }),
      problem({ cause: { code: 'E-IDENTITY', params: {} }, subject: 'o1 I2', openedAt: 50 }),
      problem({ cause: { code: 'E-IDENTITY', params: {} }, subject: 'o2 I1', openedAt: 70 }),
    ];
    const groups = await groupProblems(problems, ordersWith({ 'E-IDENTITY': 2 }), 200);
    expect(groups.map((group) => [group.cause.code, group.orders, group.amount, group.openedAt])).toEqual([
      ['E-IDENTITY', 2, null, 50],
      ['E-REQ-FIELD', 1, '10.00', 100],
      ['E-REQ-FIELD', 1, '10.00', 100],
    ]);
  });

  it('put what stops everything first, whatever it holds up', async () => {
    const access = problem({ cause: { code: 'E-POS-ACCESS', params: {} }, subject: '', orders: 0 });
    const groups = await groupProblems([problem({ orders: 40 }), access], ordersWith({}), 200);
    expect(groups.map((group) => group.cause.code)).toEqual(['E-POS-ACCESS', 'E-REQ-FIELD']);
  });

  it('put what is muted last, until then', async () => {
    const muted = problem({ orders: 40, mutedUntil: 300, mutedBy: 'user 1' });
    const groups = (at: number) => groupProblems([muted, problem({ subject: 'customer.size' })], ordersWith({}), at);
    expect((await groups(200)).map(({ orders, muted: isMuted }) => [orders, isMuted])).toEqual([[1, false], [40, true]]);
    expect((await groups(300)).map(({ orders, muted: isMuted }) => [orders, isMuted])).toEqual([[40, false], [1, false]]);
  });

  it('lead to the fix where it is a page, else to their orders', () => {
    expect(problemLink({ code: 'E-POS-ACCESS', params: {} })).toEqual({
      to: '/app/settings/connection?focus=token',
      isFix: true,
    });
    expect(problemLink({ code: 'E-SKU-UNKNOWN', params: { sku: 'A&B 1' } })).toEqual({ to: '/app/items/link?sku=A%26B%201', isFix: true });
    expect(problemLink({ code: 'E-IDENTITY', params: {} })).toEqual({ to: '/app/orders?cause=E-IDENTITY', isFix: false });
  });
});

describe('fixes', () => {
  it('lead from each switched-off rule to its own field', () => {
    const first = (rule: string) => fixOf({ code: 'S-RULE-OFF', params: { rule } }).first;
    expect(first('download-archived')).toEqual({ kind: 'link', to: '/app/settings/orders?focus=archived' });
    expect(first('download-orders')).toEqual({ kind: 'link', to: '/app/settings/orders?focus=orders' });
  });

  it('exist for every cause, and never end outside the app unless the platform is meant', () => {
    for (const code of causeCodes) {
      const { first, second } = fixOf({ code, params: {} });
      for (const fix of [first, second]) if (fix?.kind === 'link') expect(fix.to).toMatch(/^(\/app|#)/);
    }
  });
});
