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
      const input = (startedAt = t0) => ({
        installationId: shop.id, connectionId: connection.id, accountId: connection.account.id, by: 'user 1', startedAt,
        steps: planRepair([{ product: 'tip', name: 'Shopify Tip' }], [{ id: '55', name: 'Season' }]),
      });
      const begun = async (startedAt = t0): Promise<Repair> => {
        const work = await stores().repairs.begin(input(startedAt));
        const repair = work && (await stores().repairs.get(work.key.slice('repair:'.length)));
        if (!repair) throw new Error('no repair was begun');
        return repair;
      };
      const claim = async (one: Repair) => {
        const work = await stores().work.claim(repairWorkKey(one.id), one.startedAt, leaseMs);
        if (!work) throw new Error('the repair could not be claimed');
        return work.lease;
      };
      return { shop, input, begun, claim };
    };

    it('begin with their work, and are read as they were written', async () => {
      const { shop, input } = await aShop();
      const work = await stores().repairs.begin(input());
      expect(work).toMatchObject({ name: 'repair', installationId: shop.id, dueAt: t0 });
      const id = work?.key.slice('repair:'.length) ?? '';
      const one = { ...input(), id, endedAt: null };
      expect(await stores().repairs.get(id)).toEqual(one);
      expect(await stores().repairs.open(one.accountId)).toEqual(one);
      expect(await stores().repairs.newest(shop.id)).toEqual(one);
      expect(await stores().repairs.get('none')).toBeNull();
    });

    it('of one account follow one another, also when two begin at once or in one millisecond', async () => {
      const { input, claim } = await aShop();
      const begun = await Promise.all([stores().repairs.begin(input()), stores().repairs.begin(input())]);
      expect(begun.filter((work) => work !== null)).toHaveLength(1);
      const open = await stores().repairs.open(input().accountId);
      if (!open) throw new Error('none is open');
      expect(await stores().repairs.save(await claim(open), { ...open, endedAt: t0 })).toBe(true);
      expect(await stores().repairs.open(open.accountId)).toBeNull();
      expect(await stores().repairs.begin(input())).not.toBeNull();
    });

    it('are written under the lease of their work alone', async () => {
      const { begun, claim } = await aShop();
      const one = await begun();
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
      const { shop, begun, claim } = await aShop();
      const ids: string[] = [];
      for (let index = 0; index <= repairsKept; index += 1) {
        const one = await begun(t0 + index);
        ids.push(one.id);
        await stores().repairs.save(await claim(one), { ...one, endedAt: t0 + index });
      }
      expect(await stores().repairs.get(ids[0] ?? '')).toBeNull();
      expect(await stores().repairs.get(ids[1] ?? '')).not.toBeNull();
      expect((await stores().repairs.newest(shop.id))?.id).toBe(ids.at(-1));
    });

    it('go with their shop', async () => {
      const { shop, begun } = await aShop();
      const one = await begun();
      expect((await stores().privacy.eraseShop(shop.shop)).repairs).toBe(1);
      expect(await stores().repairs.get(one.id)).toBeNull();
    });
  });
}
