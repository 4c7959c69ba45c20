import { describe, expect, it } from 'vitest';
import type { Installation } from '~/ports/installation-store';
import type { Stores } from '~/ports/stores';

const t0 = Date.UTC(2026, 10, 20);
const hourMs = 3_600_000;
let count = 0;

/** The part of the stores' contract that read-only links stand on. */
export function supportLinksContract({ stores, installed }: { stores(): Stores; installed(): Promise<Installation> }): void {
  describe('support links', () => {
    const hashOf = (id: string): string => `hash of ${id}`;
    async function made(shop: Installation, more: { orderId?: string; endsAt?: number; createdAt?: number } = {}) {
      const id = `support link ${(count += 1)}`;
      return stores().supportLinks.create({ id, installationId: shop.id, tokenHash: hashOf(id), orderId: null, masked: true, createdBy: 'user 1', createdAt: t0, endsAt: t0 + hourMs, ...more });
    }
    const state = async (id: string) => stores().supportLinks.byTokenHash(hashOf(id));

    it('are found by the hash of their token alone, which nothing gives back', async () => {
      const shop = await installed();
      const link = await made(shop, { orderId: '42' });
      expect(link).toEqual({ id: link.id, installationId: shop.id, orderId: '42', masked: true, createdBy: 'user 1', createdAt: t0, endsAt: t0 + hourMs, revokedBy: null, revokedAt: null, visits: 0, lastVisitAt: null });
      expect(await state(link.id)).toEqual(link);
      expect([await stores().supportLinks.byTokenHash('another'), await stores().supportLinks.byTokenHash('')]).toEqual([null, null]);
      await expect(stores().supportLinks.create({ ...link, id: `${link.id} again`, tokenHash: hashOf(link.id) })).rejects.toThrow();
    });

    it('are listed and revoked by their own shop, once, while they live', async () => {
      const [shop, other] = [await installed(), await installed()];
      const [old, young] = [await made(shop), await made(shop, { createdAt: t0 + 1 })];
      expect((await stores().supportLinks.list(shop.id)).map((link) => link.id)).toEqual([young.id, old.id]);
      expect(await stores().supportLinks.list(other.id)).toEqual([]);
      expect(await stores().supportLinks.revoke(other.id, old.id, 'user 9', t0)).toBe(false);
      expect(await stores().supportLinks.revoke(shop.id, young.id, 'user 2', t0 + hourMs)).toBe(false);
      const answers = await Promise.all([1, 2, 3].map((user) => stores().supportLinks.revoke(shop.id, old.id, `user ${user}`, t0 + 5)));
      expect(answers.filter(Boolean)).toEqual([true]);
      expect(await state(old.id)).toMatchObject({ revokedAt: t0 + 5, revokedBy: `user ${answers.indexOf(true) + 1}` });
      expect(await state(young.id)).toMatchObject({ revokedAt: null, revokedBy: null });
    });

    it('count every visit, of many at once too, and keep the newest one by one', async () => {
      const [shop, other] = [await installed(), await installed()];
      const link = await made(shop);
      for (let visit = 1; visit <= 5; visit += 1) await stores().supportLinks.visit(link.id, { at: t0 + visit, orderId: visit % 2 ? null : String(visit) }, 3);
      expect(await state(link.id)).toMatchObject({ visits: 5, lastVisitAt: t0 + 5 });
      expect(await stores().supportLinks.visits(shop.id, link.id)).toEqual([{ at: t0 + 5, orderId: null }, { at: t0 + 4, orderId: '4' }, { at: t0 + 3, orderId: null }]);
      expect(await stores().supportLinks.visits(other.id, link.id)).toEqual([]);
      await Promise.all(Array.from({ length: 10 }, () => stores().supportLinks.visit(link.id, { at: t0 + 9, orderId: null }, 3)));
      expect([(await state(link.id))?.visits, (await stores().supportLinks.visits(shop.id, link.id)).length]).toEqual([15, 3]);
      await stores().supportLinks.visit('no link', { at: t0, orderId: null }, 3);
    });

    it('end with an uninstall and stay so after a reinstall', async () => {
      const shop = await installed();
      const [live, over] = [await made(shop), await made(shop, { endsAt: t0 + 1 })];
      expect(await stores().installations.uninstall({ ...shop, installedAt: 1 }, t0 + 2)).toBe(false);
      expect(await state(live.id)).toMatchObject({ revokedAt: null });
      expect(await stores().installations.uninstall(shop, t0 + 2)).toBe(true);
      await stores().installations.install(shop.shop, t0 + 3);
      expect(await state(live.id)).toMatchObject({ revokedAt: t0 + 2, revokedBy: 'Tillbridge' });
      expect(await state(over.id)).toMatchObject({ revokedAt: null });
    });

    it('that are long over are pruned with their visits, and a shop\'s go with it', async () => {
      const [shop, gone] = [await installed(), await installed()];
      const [over, revoked, live, theirs] = [await made(shop), await made(shop, { endsAt: t0 + 9 * hourMs }), await made(shop, { endsAt: t0 + 9 * hourMs }), await made(gone)];
      await stores().supportLinks.revoke(shop.id, revoked.id, 'user 1', t0 + 1);
      await stores().supportLinks.visit(over.id, { at: t0, orderId: null }, 3);
      await stores().supportLinks.visit(theirs.id, { at: t0, orderId: null }, 3);
      const never = 0;
      const prune = (supportLinks: number) => stores().retention.prune({ deliveries: never, timeline: never, problems: never, privacy: never, supportLinks, locks: never }, t0);
      await prune(t0 + 1);
      expect((await stores().supportLinks.list(shop.id)).length).toBe(3);
      expect(await stores().privacy.eraseShop(gone.shop)).toMatchObject({ supportLinks: 1 });
      expect([await state(theirs.id), await stores().supportLinks.visits(gone.id, theirs.id)]).toEqual([null, []]);
      await prune(t0 + hourMs + 1);
      expect((await stores().supportLinks.list(shop.id)).map((link) => link.id)).toEqual([live.id]);
      expect(await stores().supportLinks.visits(shop.id, over.id)).toEqual([]);
    });
  });
}
