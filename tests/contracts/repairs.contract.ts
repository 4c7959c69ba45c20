import { describe, expect, it } from 'vitest';
import { planRepair, withStep, type Repair } from '~/domain/posting/repair';
import type { Installation } from '~/ports/installation-store';
import type { Connection } from '~/ports/connection-store';
import { repairsKept, repairWorkKey } from '~/ports/repair-store';
import type { Stores } from '~/ports/stores';

const t0 = Date.UTC(2026, 10, 20);
const leaseMs = 60_000;

interface Given {
  stores(): Stores;
  installed(): Promise<Installation>;
  joined(installation: Installation): Promise<Connection>;
}

/** What a fix leaves behind in a POS must be known after any crash, and two of them never share an account. */
export function repairsContract({ stores, installed, joined }: Given): void {
  describe('repairs', () => {
    const aShop = async () => {
      const shop = await installed();
      const connection = await joined(shop);
      const repair = (id: string, startedAt = t0): Repair => ({
        id: `${shop.id}-${id}`, installationId: shop.id, connectionId: connection.id, accountId: connection.account.id, by: 'user 1', startedAt, endedAt: null,
        steps: planRepair([{ product: 'tip', name: 'Shopify Tip' }], [{ id: '55', name: 'Season' }]),
      });
      const claim = async (one: Repair) => {
        const work = await stores().work.claim(repairWorkKey(one.id), one.startedAt, leaseMs);
        if (!work) throw new Error('the repair could not be claimed');
        return work.lease;
      };
      return { shop, repair, claim };
    };

    it('begin with their work, and are read as they were written', async () => {
      const { shop, repair } = await aShop();
      const one = repair('1');
      expect(await stores().repairs.begin(one)).toMatchObject({ key: repairWorkKey(one.id), name: 'repair', dueAt: t0 });
      expect(await stores().repairs.get(one.id)).toEqual(one);
      expect(await stores().repairs.open(one.accountId)).toEqual(one);
      expect(await stores().repairs.newest(shop.id)).toEqual(one);
      expect(await stores().repairs.get('none')).toBeNull();
    });

    it('of one account follow one another, also when two begin at once', async () => {
      const { repair, claim } = await aShop();
      const begun = await Promise.all([stores().repairs.begin(repair('1')), stores().repairs.begin(repair('2'))]);
      expect(begun.filter((work) => work !== null)).toHaveLength(1);
      const open = await stores().repairs.open(repair('1').accountId);
      if (!open) throw new Error('none is open');
      expect(await stores().repairs.save(await claim(open), { ...open, endedAt: t0 + 1 })).toBe(true);
      expect(await stores().repairs.open(open.accountId)).toBeNull();
      expect(await stores().repairs.begin(repair('3'))).not.toBeNull();
    });

    it('are written under the lease of their work alone', async () => {
      const { repair, claim } = await aShop();
      const one = repair('1');
      await stores().repairs.begin(one);
      const lease = await claim(one);
      const [first] = one.steps;
      if (!first) throw new Error('no step');
      const moved = withStep(one, { ...first, state: 'sending', sentAt: t0 + 5, error: { kind: 'in-doubt', detail: 'x' } });
      expect(await stores().repairs.save({ ...lease, token: 'another' }, moved)).toBe(false);
      expect(await stores().repairs.get(one.id)).toEqual(one);
      expect(await stores().repairs.save(lease, moved)).toBe(true);
      expect(await stores().repairs.get(one.id)).toEqual(moved);
    });

    it('that have ended are kept up to a number, the newest', async () => {
      const { shop, repair, claim } = await aShop();
      for (let index = 0; index <= repairsKept; index += 1) {
        const one = repair(String(index), t0 + index);
        await stores().repairs.begin(one);
        await stores().repairs.save(await claim(one), { ...one, endedAt: t0 + index });
      }
      expect(await stores().repairs.get(repair('0').id)).toBeNull();
      expect(await stores().repairs.get(repair('1').id)).not.toBeNull();
      expect((await stores().repairs.newest(shop.id))?.id).toBe(repair(String(repairsKept)).id);
    });

    it('go with their shop', async () => {
      const { shop, repair } = await aShop();
      await stores().repairs.begin(repair('1'));
      expect((await stores().privacy.eraseShop(shop.shop)).repairs).toBe(1);
      expect(await stores().repairs.get(repair('1').id)).toBeNull();
    });
  });
}
