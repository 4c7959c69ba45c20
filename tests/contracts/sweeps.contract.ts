import { describe, expect, it } from 'vitest';
import { nothingYet, type SweepRun } from '~/domain/sweep/sweep';
import type { InboxOutcome } from '~/ports/inbox-store';
import type { Installation } from '~/ports/installation-store';
import type { Stores } from '~/ports/stores';
import { runsKept } from '~/ports/sweep-store';
import type { ClaimedWork } from '~/ports/work-store';

const t0 = Date.UTC(2026, 10, 20);
const leaseMs = 60_000;
const gid = (id: number): string => `gid://shopify/Order/${id}`;

const aRun = (more: Partial<SweepRun>): SweepRun => ({
  id: 'run', installationId: 'i', kind: 'sweep', trigger: 'schedule', state: 'running', from: t0 - 9, to: t0, limited: false, position: { since: t0 - 9, cursor: null, reached: t0 - 9 },
  counts: nothingYet, startedAt: t0, movedAt: t0, endedAt: null, trouble: null, detail: null, stops: 0, ...more,
});

interface Given {
  stores(): Stores;
  installed(): Promise<Installation>;
  delivered(installation: Installation, webhookId: string, orderId: string): Promise<InboxOutcome>;
  claimedOrder(installation: Installation, id: number): Promise<ClaimedWork>;
}

/** The part of the stores' contract that the comparison with Shopify stands on. */
export function sweepsContract({ stores, installed, delivered, claimedOrder }: Given): void {
  describe('sweeps', () => {
    const swept = async () => {
      const shop = await installed();
      const key = `sweep:${shop.id}`;
      await stores().sweeps.listen(shop.id, t0);
      await stores().work.ring([{ key, name: 'sweep', installationId: shop.id, dueAt: t0 }]);
      const claimed = await stores().work.claim(key, t0, leaseMs);
      if (!claimed) throw new Error('the sweep could not be claimed');
      return { shop, lease: claimed.lease, run: (more: Partial<SweepRun> = {}) => aRun({ id: `${shop.id}-1`, installationId: shop.id, ...more }) };
    };
    const hearing = { since: t0, missed: 0, newest: null };

    it('begin with the installation, and anew with the next', async () => {
      const shop = await installed();
      expect(await stores().sweeps.read(shop.id)).toBeNull();
      await stores().sweeps.listen(shop.id, t0);
      expect(await stores().sweeps.read(shop.id)).toEqual({ coverage: null, hearing, run: null });
      await stores().sweeps.listen(shop.id, t0 + 5);
      expect((await stores().sweeps.read(shop.id))?.hearing).toEqual({ ...hearing, since: t0 + 5 });
    });
    it('take a page whole: rows, lines, work, the run and what was missed', async () => {
      const { shop, lease, run } = await swept();
      await stores().orders.ensure(shop.id, gid(2), t0);
      const moved = run({ position: { since: 1, cursor: 'c', reached: 2 }, counts: { listed: 2, fresh: 1, changed: 1, missed: 1, failed: 0 } });
      const due = [{ id: gid(1), fresh: true }, { id: gid(2), fresh: false }];
      const rung = await stores().sweeps.take(lease, { run: moved, hearing: { since: t0, missed: 1, newest: t0 }, due, at: t0 });
      expect(rung?.map((ref) => [ref.key, ref.dueAt])).toEqual([[`order:${shop.id}/1`, t0], [`order:${shop.id}/2`, t0]]);
      expect((await stores().work.backlog(shop.id, t0, 'order')).due).toBe(2);
      expect(await stores().sweeps.read(shop.id)).toEqual({ coverage: null, hearing: { since: t0, missed: 1, newest: t0 }, run: moved });
      expect((await stores().orders.timeline(`${shop.id}/1`)).map((entry) => entry.code)).toEqual(['order.found']);
      expect(await stores().orders.timeline(`${shop.id}/2`)).toEqual([]);
    });
    it('say nothing of having found an order that a webhook made known meanwhile', async () => {
      const { shop, lease, run } = await swept();
      await delivered(shop, 'w1', gid(1));
      await stores().sweeps.take(lease, { run: run(), hearing, due: [{ id: gid(1), fresh: true }], at: t0 });
      expect(await stores().orders.timeline(`${shop.id}/1`)).toEqual([]);
    });
    it('know orders by what was read of them, and whether they wait to be read', async () => {
      const { shop } = await swept();
      await stores().orders.ensure(shop.id, gid(1), t0);
      await delivered(shop, 'w2', gid(2));
      const { lease } = await claimedOrder(shop, 3);
      await stores().orders.save(`${shop.id}/3`, lease, { shopifyUpdatedAt: t0 - 1 }, null, []);
      expect(await stores().sweeps.known(shop.id, [1, 2, 3, 4].map(gid), t0)).toEqual(new Map([
        [gid(1), { readAt: null, queued: false }], [gid(2), { readAt: null, queued: true }], [gid(3), { readAt: t0 - 1, queued: false }],
      ]));
      // Whoever held it may wake up and finish with what it read before.
      expect((await stores().sweeps.known(shop.id, [gid(3)], t0 + leaseMs)).get(gid(3))?.queued).toBe(false);
      expect((await stores().sweeps.known(shop.id, [], t0)).size).toBe(0);
    });
    it('keep the unfinished run in front, whatever its time', async () => {
      const { shop, lease, run } = await swept();
      await stores().sweeps.save(lease, run({ id: `${shop.id}-later`, state: 'done', startedAt: t0 + 99 }));
      await stores().sweeps.save(lease, run({ state: 'stopped', trouble: 'unreachable', detail: 'no answer', stops: 2 }));
      expect((await stores().sweeps.read(shop.id))?.run).toMatchObject({ state: 'stopped', trouble: 'unreachable', detail: 'no answer', stops: 2 });
      const coverage = { from: 1, to: 2, reached: 3 };
      await stores().sweeps.save(lease, run({ state: 'done', endedAt: t0 }), coverage);
      expect(await stores().sweeps.read(shop.id)).toMatchObject({ coverage, run: { id: `${shop.id}-later` } });
      expect((await stores().sweeps.runs(shop.id, 9)).map((one) => one.startedAt)).toEqual([t0 + 99, t0]);
    });
    it('keep so many runs, and for so long', async () => {
      const { shop, lease, run } = await swept();
      const done = (id: number, startedAt: number) => stores().sweeps.save(lease, run({ id: `${shop.id}-${id}`, state: 'done', startedAt, movedAt: startedAt, endedAt: startedAt }));
      for (let count = 0; count < runsKept.rows + 5; count += 1) await done(count, t0 + count);
      expect(await stores().sweeps.runs(shop.id, 999)).toHaveLength(runsKept.rows);
      await done(9_999, t0 + (runsKept.days + 1) * 86_400_000);
      expect(await stores().sweeps.runs(shop.id, 999)).toHaveLength(1);
    });
    it('take nothing of a page that breaks in the middle', async () => {
      const { shop, lease, run } = await swept();
      const due = [{ id: gid(1), fresh: true }, { id: null as unknown as string, fresh: true }];
      await expect(stores().sweeps.take(lease, { run: run(), hearing, due, at: t0 })).rejects.toThrow();
      expect(await stores().orders.get(`${shop.id}/1`)).toBeNull();
      expect(await stores().sweeps.runs(shop.id, 9)).toEqual([]);
    });
    it('are closed to a worker whose lease ran out', async () => {
      const { shop, lease, run } = await swept();
      await stores().work.claim(lease.key, t0 + leaseMs, leaseMs);
      expect(await stores().sweeps.take(lease, { run: run(), hearing, due: [{ id: gid(1), fresh: true }], at: t0 })).toBeNull();
      expect(await stores().sweeps.save(lease, run(), { from: 1, to: 2, reached: 3 })).toBe(false);
      expect(await stores().sweeps.read(shop.id)).toEqual({ coverage: null, hearing, run: null });
      expect(await stores().orders.get(`${shop.id}/1`)).toBeNull();
    });
  });
}
