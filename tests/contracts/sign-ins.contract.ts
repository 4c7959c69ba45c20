import { describe, expect, it } from 'vitest';
import type { Installation } from '~/ports/installation-store';
import type { Stores } from '~/ports/stores';

const t0 = Date.UTC(2026, 10, 20);
let count = 0;

/** The part of the stores' contract that signing in at a POS stands on. */
export function signInsContract({ stores, installed }: { stores(): Stores; installed(): Promise<Installation> }): void {
  describe('sign-ins', () => {
    async function begun() {
      const shop = await installed();
      const signIn = { id: `sign-in ${(count += 1)}`, installationId: shop.id, kind: 'lake', startedBy: 'user 1', expiresAt: t0 + 1_000 };
      await stores().signIns.begin(signIn);
      return { shop, signIn, who: { installationId: shop.id, by: 'user 1' } };
    }

    it('are answered once, by one of many at the same time, and never after their end', async () => {
      const { signIn } = await begun();
      const answers = await Promise.all(Array.from({ length: 8 }, () => stores().signIns.answer(signIn.id, t0)));
      expect(answers.filter((answer) => answer !== null)).toEqual([{ ...signIn, sealedCredentials: null }]);
      expect(await stores().signIns.answer(signIn.id, t0)).toBeNull();
      const late = await begun();
      expect(await stores().signIns.answer(late.signIn.id, t0 + 1_000)).toBeNull();
      expect(await stores().signIns.answer(late.signIn.id, t0 + 999)).toMatchObject({ id: late.signIn.id });
      expect(await stores().signIns.answer('never begun', t0)).toBeNull();
    });

    it('give what was granted to the person and shop who began, within its time, until it is forgotten', async () => {
      const { signIn, who } = await begun();
      const other = await begun();
      const granted = (someone: { installationId: string; by: string }, now = t0) => stores().signIns.granted(signIn.id, someone, now);
      expect(await granted(who)).toBeNull();
      await stores().signIns.keep(signIn.id, 'sealed', t0 + 5_000);
      expect(await granted(who, t0 + 4_999)).toEqual({ ...signIn, expiresAt: t0 + 5_000, sealedCredentials: 'sealed' });
      for (const nobody of [{ ...who, by: 'user 2' }, other.who]) expect(await granted(nobody)).toBeNull();
      expect(await granted(who, t0 + 5_000)).toBeNull();
      await stores().signIns.forget(signIn.id);
      expect(await granted(who)).toBeNull();
      await stores().signIns.keep(signIn.id, 'sealed', t0 + 5_000);
      expect(await granted(who)).toBeNull();
    });

    it('that are over are pruned, and a shop\'s go with it', async () => {
      const [over, gone, stays] = [await begun(), await begun(), await begun()];
      await stores().signIns.keep(stays.signIn.id, 'sealed', t0 + 90_000);
      await stores().signIns.keep(gone.signIn.id, 'sealed', t0 + 90_000);
      const never = 0;
      expect((await stores().retention.prune({ deliveries: never, timeline: never, problems: never, privacy: never, supportLinks: never, locks: never }, t0 + 1_000)).signIns).toBeGreaterThanOrEqual(1);
      expect(await stores().signIns.answer(over.signIn.id, t0)).toBeNull();
      expect(await stores().privacy.eraseShop(gone.shop.shop)).toMatchObject({ signIns: 1 });
      expect(await stores().signIns.granted(gone.signIn.id, gone.who, t0)).toBeNull();
      expect(await stores().signIns.granted(stays.signIn.id, stays.who, t0)).not.toBeNull();
    });
  });
}
