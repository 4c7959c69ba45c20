import { describe, expect, it } from 'vitest';
import type { Blocker, CheckResult } from '~/domain/checks/check';
import type { Status } from '~/domain/verdict/verdict';
import type { Installation } from '~/ports/installation-store';
import type { Stores } from '~/ports/stores';
import type { Problem } from '~/ports/problem-store';
import type { ClaimedWork } from '~/ports/work-store';

const t0 = Date.UTC(2026, 10, 20);
const a: Blocker = { cause: { code: 'E-REQ-FIELD', params: { field: 'Birthday' } }, subject: 'customer.birthday' };
const b: Blocker = { cause: { code: 'E-SKU-UNKNOWN', params: { sku: 'B' } }, subject: 'B' };
const failing: CheckResult = { code: 'required-fields', group: 'prerequisites', subject: a.subject, params: {}, result: 'failed', cause: a.cause };
const passing: CheckResult = { ...failing, result: 'passed', cause: null };

interface Given {
  stores(): Stores;
  installed(): Promise<Installation>;
  claimedOrder(installation: Installation, id: number): Promise<ClaimedWork>;
}

/** The life of a problem: opened, fixed – rechecking, closed, opened again; muted beside that. */
export function problemsContract({ stores, installed, claimedOrder }: Given): void {
  const blocked = async (orders: number, blockers: readonly Blocker[] = [a]) => {
    const shop = await installed();
    const works = await Promise.all(Array.from({ length: orders }, (_, index) => claimedOrder(shop, index + 1)));
    const save = (id: number, status: Status, ties: readonly Blocker[], at: number, units = status === 'blocked' ? [{ sku: 'MUG', location: '3', units: id }] : []) => {
      const lease = works[id - 1]?.lease ?? { key: '', token: '', until: 0 };
      return stores().orders.save(`${shop.id}/${id}`, lease, { verdict: { status, cause: ties[0]?.cause ?? null, alsoNeeded: [], nextTryAt: null }, lastTriedAt: at, units }, ties, []);
    };
    for (let id = 1; id <= orders; id += 1) await save(id, 'blocked', blockers, t0 + id);
    const problem = async (): Promise<Problem> => {
      const [one] = await stores().problems.open(shop.id);
      if (!one) throw new Error('no problem is open');
      return one;
    };
    return { shop, save, problem, codes: async (id: string) => (await stores().problems.history(id)).map((entry) => entry.code) };
  };

  describe('the life of a problem', () => {
    it('goes from open over rechecking to closed, and is told in its history', async () => {
      const { shop, save, problem, codes } = await blocked(3);
      await stores().problems.recordChecks(shop.id, [failing], t0 + 10);
      const { id } = await problem();
      expect(await problem()).toMatchObject({ state: 'open', openedAt: t0 + 1, lastSeenAt: t0 + 10, orders: 3, checkFails: true, units: 6 });
      await stores().problems.recordChecks(shop.id, [passing], t0 + 20);
      expect(await problem()).toMatchObject({ state: 'rechecking', fixedAt: t0 + 20, orders: 3, checkFails: false });
      await save(1, 'in_pos', [], t0 + 30);
      await save(2, 'waiting', [], t0 + 31);
      expect(await problem()).toMatchObject({ state: 'rechecking', orders: 1, units: 3 });
      expect(await stores().problems.freed(id)).toMatchObject({ in_pos: 1, waiting: 1, blocked: 0 });
      await save(3, 'in_pos', [], t0 + 40);
      expect(await stores().problems.open(shop.id)).toEqual([]);
      expect(await stores().problems.byId(shop.id, id)).toMatchObject({ state: 'closed', closedAt: t0 + 40, fixedAt: null, orders: 0, units: 0 });
      expect(await stores().problems.history(id)).toEqual([
        { at: t0 + 1, code: 'opened', params: {} }, { at: t0 + 20, code: 'fixed', params: { orders: '3' } }, { at: t0 + 40, code: 'closed', params: { orders: '3' } },
      ]);
      expect((await stores().orders.keys({ installationId: shop.id, problem: id })).length).toBe(3);
      await save(2, 'blocked', [a], t0 + 50);
      expect(await problem()).toMatchObject({ id, state: 'open', openedAt: t0 + 50, orders: 1 });
      expect(await codes(id)).toEqual(['opened', 'fixed', 'closed', 'reopened']);
      // Its story of before is history; its orders are those of now.
      expect(await stores().orders.keys({ installationId: shop.id, problem: id })).toEqual([`${shop.id}/2`]);
      expect(await stores().problems.freed(id)).toMatchObject({ in_pos: 0 });
    });
    it('is open again when an order meets it after all', async () => {
      const { shop, save, problem, codes } = await blocked(2, [b]);
      expect(await stores().problems.fixed(shop.id, 'E-SKU-UNKNOWN', 'B', t0 + 10)).toEqual([`${shop.id}/1`, `${shop.id}/2`]);
      expect(await stores().problems.fixed(shop.id, 'E-SKU-UNKNOWN', 'B', t0 + 11)).toHaveLength(2);
      await save(1, 'in_pos', [], t0 + 20);
      await save(2, 'blocked', [b], t0 + 21);
      const open = await problem();
      expect(open).toMatchObject({ state: 'open', fixedAt: null, orders: 1, lastSeenAt: t0 + 21 });
      expect(await codes(open.id)).toEqual(['opened', 'fixed', 'persists']);
      await save(1, 'blocked', [b], t0 + 22);
      expect(await stores().problems.freed(open.id)).toMatchObject({ in_pos: 0 });
    });
    it('closes at once where a check passes that held no order', async () => {
      const shop = await installed();
      await stores().problems.recordChecks(shop.id, [failing], t0);
      const [open] = await stores().problems.open(shop.id);
      await stores().problems.recordChecks(shop.id, [passing], t0 + 1);
      expect((await stores().problems.history(open?.id ?? '')).map((entry) => [entry.code, entry.params])).toEqual([['opened', {}], ['closed', { orders: '0' }]]);
      expect(await stores().problems.fixed(shop.id, a.cause.code, a.subject, t0 + 2)).toEqual([]);
    });
    it('names an order once that meets a cause twice', async () => {
      const { shop } = await blocked(1, [b, { ...b, subject: 'C' }]);
      expect(await stores().problems.ordersBlockedBy(shop.id, 'E-SKU-UNKNOWN')).toEqual([`${shop.id}/1`]);
      expect(await stores().problems.fixed(shop.id, 'E-SKU-UNKNOWN', undefined, t0 + 9)).toEqual([`${shop.id}/1`]);
      expect((await stores().problems.open(shop.id)).map((one) => one.state)).toEqual(['rechecking', 'rechecking']);
    });
    it('is muted until a time by somebody, and its closing ends that', async () => {
      const { shop, save, problem, codes } = await blocked(2);
      await save(2, 'blocked', [a, b], t0 + 5);
      const { id } = (await stores().problems.open(shop.id)).find((one) => one.cause.code === 'E-REQ-FIELD') ?? (await problem());
      expect(await stores().problems.mute(shop.id, id, { until: t0 + 100, by: 'user 1', at: t0 + 10 })).toMatchObject({ state: 'open', mutedUntil: t0 + 100, mutedBy: 'user 1' });
      // The second order stands in another problem too.
      expect(await stores().problems.mutedOrders(shop.id, ['blocked'], t0 + 50)).toBe(1);
      expect(await stores().problems.mutedOrders(shop.id, ['pending_pos'], t0 + 50)).toBe(0);
      expect(await stores().problems.mutedOrders(shop.id, ['blocked'], t0 + 100)).toBe(0);
      expect((await stores().orders.get(`${shop.id}/1`))?.verdict.status).toBe('blocked');
      expect(await stores().problems.mute(shop.id, id, { until: null, by: 'user 2', at: t0 + 11 })).toMatchObject({ mutedUntil: null, mutedBy: null });
      await stores().problems.mute(shop.id, id, { until: t0 + 100, by: 'user 1', at: t0 + 12 });
      for (const order of [1, 2]) await save(order, 'in_pos', [], t0 + 20);
      expect(await stores().problems.byId(shop.id, id)).toMatchObject({ state: 'closed', mutedUntil: null, mutedBy: null });
      expect(await codes(id)).toEqual(['opened', 'muted', 'unmuted', 'muted', 'closed']);
      expect((await stores().problems.history(id))[1]?.params).toEqual({ by: 'user 1', until: new Date(t0 + 100).toISOString() });
      expect(await stores().problems.mute(shop.id, id, { until: t0 + 200, by: 'user 1', at: t0 + 30 })).toBeNull();
      expect(await stores().problems.mute('nobody', id, { until: t0 + 200, by: 'user 1', at: t0 + 30 })).toBeNull();
    });
  });

  describe('units of stock', () => {
    it('are summed by SKU and location over the orders that a filter finds, and gone with the trouble', async () => {
      const { shop, save, problem } = await blocked(3);
      await save(3, 'pending_pos', [a], t0 + 9, [{ sku: 'MUG', location: '4', units: 2 }, { sku: 'BELT', location: '3', units: 5 }]);
      const { id } = await problem();
      const mugs = { sku: 'MUG', location: '3', units: 3 };
      expect(await stores().problems.unitsOf(id)).toEqual([{ sku: 'BELT', location: '3', units: 5 }, mugs, { sku: 'MUG', location: '4', units: 2 }]);
      expect(await stores().orders.units({ installationId: shop.id, statuses: ['blocked'] })).toEqual([mugs]);
      expect(await stores().orders.units({ installationId: shop.id, problem: id, statuses: ['pending_pos'] })).toHaveLength(2);
      await save(3, 'in_pos', [], t0 + 10);
      expect(await stores().orders.units({ installationId: shop.id })).toEqual([mugs]);
    });
    it('stay as they are where a save does not speak of them', async () => {
      const { shop, save } = await blocked(1);
      await save(1, 'blocked', [a], t0 + 2, undefined);
      const { lease } = await claimedOrder(shop, 9);
      await stores().orders.save(`${shop.id}/9`, lease, { attempts: 1 }, null, []);
      expect(await stores().orders.units({ installationId: shop.id })).toEqual([{ sku: 'MUG', location: '3', units: 1 }]);
    });
  });
}
