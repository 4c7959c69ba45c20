import { describe, expect, it } from 'vitest';
import { noDecision, type Decision } from '~/domain/settings/decision';
import type { Installation } from '~/ports/installation-store';
import { bulkKept, bulkWorkKey, type BulkAct, type BulkRun } from '~/ports/run-store';
import type { Stores } from '~/ports/stores';
import type { Lease } from '~/ports/work-store';

const t0 = Date.UTC(2026, 10, 20);
const leaseMs = 60_000;
const handled: Decision = { ...noDecision, kind: 'handled', by: 'user 1', at: t0, settingsVersion: 1, note: 'by hand' };

interface Given {
  stores(): Stores;
  installed(): Promise<Installation>;
}

/** Runs that people start: planned, acted on once, cancelled, summed up. */
export function runsContract({ stores, installed }: Given): void {
  const planned = async (orders: readonly number[], more: Partial<BulkRun> = {}) => {
    const shop = await installed();
    for (const id of orders) await stores().orders.ensure(shop.id, `gid://shopify/Order/${id}`, t0);
    const run = await stores().runs.create({ installationId: shop.id, kind: 'handle', state: 'planning', by: 'user 1', cancelledBy: null, note: null, query: { installationId: shop.id, statuses: ['blocked'] }, cursor: null, startedAt: t0, movedAt: t0, endedAt: null, outcome: null, ...more });
    const keys = orders.map((id) => `${shop.id}/${id}`);
    await stores().runs.gather(run, keys.map((key) => ({ key, unfit: null })), null, t0 + 1);
    await stores().work.ring([{ key: `bulk:${shop.id}`, name: 'bulk', installationId: shop.id, dueAt: t0 }]);
    const claimed = await stores().work.claim(`bulk:${shop.id}`, t0, leaseMs);
    if (!claimed) throw new Error('the run could not be claimed');
    const get = async (): Promise<BulkRun> => (await stores().runs.get(shop.id, run.id)) ?? run;
    const act = (lease: Lease, ...acts: BulkAct[]) => stores().runs.act(lease, run, acts, t0 + 5);
    return { shop, run, keys, get, act, lease: claimed.lease };
  };
  const handle = (key: string): BulkAct => ({ key, unfit: null, decision: handled, entry: { at: t0 + 5, code: 'decision.handled', params: {} } });

  describe('runs of people', () => {
    it('are planned page by page, each page taken once and each order counted once', async () => {
      const shop = await installed();
      for (const id of [1, 2, 3]) await stores().orders.ensure(shop.id, `gid://shopify/Order/${id}`, t0);
      const run = await stores().runs.create({ installationId: shop.id, kind: 'retry', state: 'planning', by: 'user 1', cancelledBy: null, note: null, query: { installationId: shop.id }, cursor: null, startedAt: t0, movedAt: t0, endedAt: null, outcome: null });
      expect(await stores().runs.get(shop.id, run.id)).toEqual(run);
      expect(await stores().runs.active(shop.id)).toEqual(run);
      const page = [{ key: `${shop.id}/1`, unfit: null }, { key: `${shop.id}/2`, unfit: 'in-pos' as const }];
      expect(await stores().runs.gather(run, page, 'c1', t0 + 1)).toBe(true);
      expect(await stores().runs.gather(run, page, 'c1', t0 + 1)).toBe(false);
      expect(await stores().runs.gather({ ...run, cursor: 'c1' }, [{ key: `${shop.id}/2`, unfit: null }, { key: `${shop.id}/3`, unfit: 'needs-fix' }], null, t0 + 2)).toBe(true);
      expect(await stores().runs.get(shop.id, run.id)).toMatchObject({ state: 'planned', cursor: null, movedAt: t0 + 2 });
      expect(await stores().runs.tally(run.id)).toEqual({ toDo: 1, acted: 0, unfit: { 'in-pos': 1, 'needs-fix': 1 } });
      expect(await stores().runs.active(shop.id)).toBeNull();
      expect(await stores().orders.keys({ installationId: shop.id, run: run.id })).toHaveLength(3);
      expect(await stores().runs.get('nobody', run.id)).toBeNull();
    });
    it('act on each order once: decision, line and ring together, and not before they are begun', async () => {
      const { shop, keys: [first = '', second = ''], act, lease, run } = await planned([1, 2]);
      expect(await act(lease, handle(first))).toEqual([]);
      expect(await stores().runs.begin(shop.id, run.id, { by: 'user 2', note: 'by hand' }, t0 + 2)).toMatchObject({ key: bulkWorkKey(shop.id) });
      expect(await stores().runs.get(shop.id, run.id)).toMatchObject({ state: 'running', note: 'by hand', movedAt: t0 + 2 });
      expect(await stores().runs.begin(shop.id, run.id, { by: 'user 2', note: 'by hand' }, t0 + 2)).toBeNull();
      expect((await act(lease, handle(first), { ...handle(second), unfit: 'in-pos' }))?.map((ref) => ref.key)).toEqual([`order:${first}`]);
      expect(await act(lease, handle(first))).toEqual([]);
      expect((await stores().orders.get(first))?.decision).toEqual(handled);
      expect((await stores().orders.get(second))?.decision).toEqual(noDecision);
      expect(await stores().orders.timeline(first)).toHaveLength(1);
      expect(await stores().runs.tally(run.id)).toEqual({ toDo: 0, acted: 1, unfit: { 'in-pos': 1 } });
    });
    it('know which of their orders are not done with, and what the others have come to', async () => {
      const { shop, keys: [first = ''], act, lease, run } = await planned([1]);
      await stores().runs.begin(shop.id, run.id, { by: 'user 2', note: 'by hand' }, t0 + 2);
      expect(await stores().runs.toDo(run.id, 5)).toEqual([first]);
      await act(lease, { ...handle(first), decision: null });
      expect(await stores().runs.toDo(run.id, 5)).toEqual([]);
      expect(await stores().runs.underWay(run.id, t0 + 5)).toBe(1);
      const work = await stores().work.claim(`order:${first}`, t0 + 5, leaseMs);
      if (!work) throw new Error('the order was not rung');
      expect(await stores().runs.underWay(run.id, t0 + 6)).toBe(1);
      await stores().orders.save(first, work.lease, { verdict: { status: 'in_pos', cause: null, alsoNeeded: [], nextTryAt: null } }, [], []);
      await stores().work.finish(work, { dueAt: null, attempts: 0, error: null });
      expect(await stores().runs.underWay(run.id, t0 + 6)).toBe(0);
      expect(await stores().runs.outcome(run.id)).toEqual({ in_pos: 1 });
    });
    it('stop where they are cancelled, and are summed up once, without the note', async () => {
      const { shop, keys: [first = '', second = ''], act, lease, run, get } = await planned([1, 2]);
      await stores().runs.begin(shop.id, run.id, { by: 'user 2', note: 'by hand' }, t0 + 2);
      await act(lease, handle(first));
      expect(await stores().runs.cancel(shop.id, run.id, 'user 3', t0 + 6)).toMatchObject({ key: bulkWorkKey(shop.id) });
      expect(await stores().runs.cancel(shop.id, run.id, 'user 4', t0 + 6)).toBeNull();
      expect(await act(lease, handle(second))).toEqual([]);
      expect(await stores().runs.tally(run.id)).toEqual({ toDo: 1, acted: 1, unfit: {} });
      expect((await stores().runs.active(shop.id))?.id).toBe(run.id);
      expect(await stores().runs.end(lease, run, { waiting: 1 }, t0 + 7)).toBe(true);
      await stores().runs.end(lease, run, { in_pos: 1 }, t0 + 8);
      expect(await get()).toMatchObject({ state: 'cancelled', by: 'user 2', cancelledBy: 'user 3', outcome: { waiting: 1 }, endedAt: t0 + 7, note: null });
      expect(await stores().runs.active(shop.id)).toBeNull();
    });
    it('are closed to a worker whose lease ran out', async () => {
      const { shop, keys: [first = ''], act, lease, run, get } = await planned([1]);
      await stores().runs.begin(shop.id, run.id, { by: 'user 2', note: 'by hand' }, t0 + 2);
      await stores().work.claim(lease.key, t0 + leaseMs, leaseMs);
      expect(await act(lease, handle(first))).toBeNull();
      expect(await stores().runs.end(lease, run, {}, t0 + 7)).toBe(false);
      expect(await get()).toMatchObject({ state: 'running', endedAt: null });
      expect((await stores().orders.get(first))?.decision).toEqual(noDecision);
    });
    it('are kept for a time, plans that nobody started for a day', async () => {
      const { shop, run, lease } = await planned([1]);
      await stores().runs.begin(shop.id, run.id, { by: 'the starter', note: 'by hand' }, t0);
      await stores().runs.end(lease, run, {}, t0);
      const plan = async (days: number, by: string) => {
        const { id: _own, ...rest } = run;
        await stores().runs.create({ ...rest, by, startedAt: t0 + 1 + days * 86_400_000 });
        return (await stores().runs.recent(shop.id, 9)).map((one) => one.by);
      };
      expect(await plan(0, 'user 2')).toEqual(['user 2', 'the starter']);
      expect(await plan(bulkKept.planDays + 1, 'user 3')).toEqual(['user 3', 'the starter']);
      expect(await plan(bulkKept.days + 2, 'user 4')).toEqual(['user 4']);
      expect(await stores().sweeps.runs(shop.id, 9)).toEqual([]);
    });
    it('hold no order that is not there', async () => {
      const { run: { id: _own, ...rest } } = await planned([]);
      const run = await stores().runs.create(rest);
      await expect(stores().runs.gather(run, [{ key: 'nobody/1', unfit: null }], null, t0)).rejects.toThrow();
      expect(await stores().runs.tally(run.id)).toEqual({ toDo: 0, acted: 0, unfit: {} });
    });
  });
}
