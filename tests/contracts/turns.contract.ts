import { describe, expect, it } from 'vitest';
import type { Stores } from '~/ports/stores';
import type { WorkEnd } from '~/ports/work-store';
import { aDocument, aMapping, someSteps } from '../support/documents';

const leaseMs = 60_000;
/** Long before the due times of other tests, so that their rows do not come between. */
const t0 = 1_000;

/** Whose turn it is, what is next, what is dead, and what an account tells all workers. */
export function turnsContract(given: () => Stores): void {
  describe('turns', () => {
    let count = 0;
    const shopOf = async (): Promise<string> => (await given().installations.install(`turns-${(count += 1)}-${Math.trunc(performance.now())}.myshopify.com`, t0)).id;
    const ring = (shop: string, ids: readonly number[], dueAt: number, name = 'order') => given().work.ring(ids.map((id) => ({ key: `${name}:${shop}/${id}`, name, installationId: shop, dueAt })));
    const finish = async (key: string, now: number, end: Partial<WorkEnd>): Promise<void> => {
      const claimed = await given().work.claim(key, now, leaseMs);
      if (!claimed) throw new Error(`${key} is not to be had`);
      await given().work.finish(claimed, { dueAt: null, attempts: 0, error: null, ...end });
    };
    const clear = async (...shops: string[]): Promise<void> => {
      for (const row of await given().work.due(t0 + 9, 5_000)) if (shops.includes(row.installationId)) await finish(row.key, t0 + 9, {});
    };

    it.each([20, 260])('go round shops and kinds of work, the next behind the last, with %i orders of one waiting', async (flood) => {
      const [big, small] = [await shopOf(), await shopOf()];
      await ring(big, Array.from({ length: flood }, (_, index) => index), t0);
      await ring(small, [1, 2, 3], t0 + 1);
      await ring(big, [0], t0 + 1, 'checks');
      const lane = ({ installationId, name }: { installationId: string; name: string }): string => `${installationId === big ? 'big' : 'small'} ${name}`;
      // Rows of other tests may stand between: among ours the order is what counts.
      const ours = async (first: number, after?: { installationId: string; name: string }) => (await given().work.due(t0 + 9, 2_000, after)).filter((row) => [big, small].includes(row.installationId)).slice(0, first);
      const round = await ours(3, { installationId: big, name: 'order' });
      expect(round.map(lane).sort()).toEqual(['big checks', 'big order', 'small order']);
      expect(round.map(lane).at(-1)).toBe('big order');
      expect((await ours(8)).filter((row) => row.installationId === small)).toHaveLength(3);
      expect((await ours(1, { installationId: big, name: 'checks' })).map(lane)).toEqual(['big order']);
      await clear(big, small);
    });

    it('pass over what is held', async () => {
      const shop = await shopOf();
      await ring(shop, [1, 2], t0);
      await given().work.claim(`order:${shop}/1`, t0, leaseMs);
      expect((await given().work.due(t0, 100)).filter((row) => row.installationId === shop).map((row) => row.key)).toEqual([`order:${shop}/2`]);
      expect((await given().work.due(t0 + leaseMs, 10_000)).filter((row) => row.installationId === shop).map((row) => row.key)).toEqual([`order:${shop}/1`, `order:${shop}/2`]);
      await clear(shop);
      await given().work.ring([{ key: `order:${shop}/1`, name: 'order', installationId: shop, dueAt: t0 }]);
    });

    it('go to the order that was placed first where several became due at once', async () => {
      const shop = await shopOf();
      await ring(shop, [1, 2, 3], t0);
      for (const [id, placedAt] of [[1, 300], [2, 100], [3, 200]] as const) await finish(`order:${shop}/${id}`, t0, { placedAt });
      await ring(shop, [1, 2, 3], t0 + 5);
      expect((await given().work.due(t0 + 5, 100)).filter((row) => row.installationId === shop).map((row) => row.key.slice(-1))).toEqual(['2', '3', '1']);
      await clear(shop);
    });

    it('tell when the next row becomes due', async () => {
      const shop = await shopOf();
      await ring(shop, [1], t0 - 500);
      await ring(shop, [2], t0 + 3);
      expect(await given().work.soonest(t0 - 500)).toBeLessThanOrEqual(t0 + 3);
      expect(await given().work.soonest(t0 + 2)).toBe(t0 + 3);
      await clear(shop);
    });

    it('remember what does not mend, since when, until it does', async () => {
      const shop = await shopOf();
      await ring(shop, [1, 2, 3], t0);
      await finish(`order:${shop}/1`, t0, { attempts: 3, error: 'a bug', deadSince: t0 + 20, dueAt: t0 });
      await finish(`order:${shop}/2`, t0, { error: 'E-GAVE-UP', deadSince: t0 + 10 });
      await finish(`order:${shop}/3`, t0, { error: 'W-PAYMENT' });
      expect((await given().work.dead(shop, 10)).map((row) => [row.key.slice(-1), row.lastError, row.deadSince, row.dueAt])).toEqual([['2', 'E-GAVE-UP', t0 + 10, null], ['1', 'a bug', t0 + 20, t0]]);
      await finish(`order:${shop}/1`, t0, { attempts: 4, error: 'a bug', deadSince: t0 + 90, dueAt: t0 });
      expect((await given().work.dead(shop, 10)).at(-1)).toMatchObject({ deadSince: t0 + 20, attempts: 4 });
      await finish(`order:${shop}/1`, t0, {});
      expect((await given().work.dead(shop, 10)).map((row) => row.key.slice(-1))).toEqual(['2']);
      expect((await given().work.dead(null, 1_000)).filter((row) => row.installationId === shop)).toHaveLength(1);
    });
  });

  describe('what an account tells all its shops', () => {
    const joinedShops = async (account: string) => {
      const stores = given();
      return Promise.all([1, 2].map(async (one) => {
        const { id } = await stores.installations.install(`${account}-${one}.myshopify.com`, t0);
        return stores.connections.connect({ installationId: id, kind: 'heartland', account, currency: 'USD', sealedCredentials: 'x', by: 'user 1', userName: null, referenceField: null, at: t0 });
      }));
    };
    const accountOf = async (id: string) => (await given().connections.byId(id))?.account;

    it('a wait is never shortened by an older one, and is forgotten with an answer', async () => {
      const [a, b] = await joinedShops('waits');
      if (!a || !b) throw new Error('two shops were to be joined');
      await given().connections.throttle(a.account.id, t0 + 5_000, 3);
      await given().connections.throttle(b.account.id, t0 + 1_000, 1);
      expect(await accountOf(b.id)).toMatchObject({ throttledUntil: t0 + 5_000, throttles: 3 });
      await given().connections.recordCalls(a.account.id, [{ at: t0, ms: 12 }, { at: t0, ms: null }], true);
      expect(await accountOf(b.id)).toMatchObject({ throttledUntil: t0 + 5_000, throttles: 0, calls: [{ at: t0, ms: 12 }, { at: t0, ms: null }] });
    });

    it('who is joined to it, by their present connections', async () => {
      const [a, b] = await joinedShops('joins');
      if (!a || !b) throw new Error('two shops were to be joined');
      expect((await given().connections.joined(a.account.id)).map((one) => one.id).sort()).toEqual([a.id, b.id].sort());
      await given().connections.connect({ installationId: b.installationId, kind: 'heartland', account: 'joins-elsewhere', currency: 'USD', sealedCredentials: 'x', by: 'user 1', userName: null, referenceField: null, at: t0 });
      expect((await given().connections.joined(a.account.id)).map((one) => one.id)).toEqual([a.id]);
    });

    it('the documents that it took last', async () => {
      const stores = given();
      const [a] = await joinedShops('paces');
      if (!a) throw new Error('a shop was to be joined');
      for (const id of [1, 2, 3]) {
        const key = `${a.installationId}/${id}`;
        await stores.orders.ensure(a.installationId, `gid://shopify/Order/${id}`, t0);
        await stores.work.ring([{ key: `order:${key}`, name: 'order', installationId: a.installationId, dueAt: t0 }]);
        const claimed = await stores.work.claim(`order:${key}`, t0, leaseMs);
        if (!claimed) throw new Error('the order could not be claimed');
        const document = aDocument({ id: `agreement ${id}` });
        await stores.journal.freeze(key, claimed.lease, { document, number: `S-${id}`, accountId: a.account.id, mapping: aMapping(), steps: someSteps, looksFirst: false, at: t0 + id });
        if (id < 3) await stores.journal.finish(key, claimed.lease, document.id, { state: 'posted', at: t0 + 10 * id });
        await stores.work.finish(claimed, { dueAt: null, attempts: 0, error: null });
      }
      expect(await stores.journal.recent(a.account.id, t0, 10)).toEqual([
        { key: `${a.installationId}/2`, frozenAt: t0 + 2, finishedAt: t0 + 20 }, { key: `${a.installationId}/1`, frozenAt: t0 + 1, finishedAt: t0 + 10 },
      ]);
      expect(await stores.journal.recent(a.account.id, t0 + 11, 10)).toHaveLength(1);
      expect(await stores.journal.recent(a.account.id, t0, 1)).toHaveLength(1);
    });
  });
}
