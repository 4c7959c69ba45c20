import { describe, expect, it } from 'vitest';
import type { Blocker } from '~/domain/checks/check';
import { noDecision } from '~/domain/settings/decision';
import type { InboxOutcome } from '~/ports/inbox-store';
import type { Installation } from '~/ports/installation-store';
import type { Stores } from '~/ports/stores';
import type { ClaimedWork, Lease } from '~/ports/work-store';

const t0 = Date.UTC(2026, 10, 20);
const leaseMs = 60_000;
const blocker = (code: Blocker['cause']['code'], subject: string): Blocker => ({ cause: { code, params: { sku: subject } }, subject });

interface Given {
  stores(): Stores;
  installed(): Promise<Installation>;
  delivered(installation: Installation, webhookId: string): Promise<InboxOutcome>;
  claimedOrder(installation: Installation): Promise<ClaimedWork>;
  frozenOrder(): Promise<{ readonly shop: Installation; readonly key: string; readonly lease: Lease; readonly id: string }>;
}

/** Nothing is older. */
const never = 0;

/** The part of the stores' contract that privacy, retention and what processes share stand on. */
export function privacyContract({ stores, installed, delivered, claimedOrder, frozenOrder }: Given): void {
  describe('locks', () => {
    it('have one holder of many, until it gives them back or its time is over', async () => {
      const name = `token:${(await installed()).shop}`;
      const tokens = await Promise.all(Array.from({ length: 10 }, () => stores().locks.take(name, t0, leaseMs)));
      const [held, ...others] = tokens.filter((token) => token !== null);
      expect(others).toEqual([]);
      expect(await stores().locks.take(name, t0 + leaseMs - 1, leaseMs)).toBeNull();
      // Where the clock is not to be trusted, only its holder ends it.
      expect(await stores().locks.take(name, t0 + leaseMs, leaseMs, false)).toBeNull();
      const next = await stores().locks.take(name, t0 + leaseMs, leaseMs);
      expect(next).not.toBeNull();
      // Who lost it gives back nothing.
      await stores().locks.release(name, held ?? '');
      expect(await stores().locks.take(name, t0 + leaseMs + 1, leaseMs)).toBeNull();
      await stores().locks.release(name, next ?? '');
      const until = t0 + 2 * leaseMs;
      expect(await stores().locks.take(name, t0 + leaseMs, leaseMs)).not.toBeNull();
      const pruned = async (locks: number): Promise<boolean> => {
        await stores().retention.prune({ deliveries: never, timeline: never, problems: never, privacy: never, supportLinks: never, locks }, t0 + 3 * leaseMs);
        return (await stores().locks.take(name, t0, leaseMs, false)) !== null;
      };
      expect([await pruned(until), await pruned(until + 1)]).toEqual([false, true]);
    });
  });

  describe('a shop\'s bucket', () => {
    it('is empty until the latest moment that anybody learned', async () => {
      const shop = await installed();
      expect(await stores().installations.throttledUntil(shop.shop)).toBeNull();
      await Promise.all([t0 + 5, t0 + 9, t0 + 7].map((until) => stores().installations.throttle(shop.shop, until)));
      expect(await stores().installations.throttledUntil(shop.shop)).toBe(t0 + 9);
      expect(await stores().installations.throttledUntil('nobody.myshopify.com')).toBeNull();
    });
  });

  describe('privacy', () => {
    const asked = (shop: string, webhookId: string, topic: 'customers/redact' | 'shop/redact' = 'customers/redact', orderIds: readonly string[] = ['1']) =>
      stores().privacy.record({ shop, webhookId, topic, requestId: '9', orderIds, receivedAt: t0 });
    it('records a request once, makes it due, and forgets its order ids when it is answered', async () => {
      const { shop } = await installed();
      expect((await Promise.all([asked(shop, 'p'), asked(shop, 'p')])).filter((work) => work !== null)).toMatchObject([{ key: `privacy:${shop}/p`, name: 'privacy', dueAt: t0 }]);
      expect(await stores().privacy.get(shop, 'p')).toMatchObject({ topic: 'customers/redact', orderIds: ['1'], doneAt: null, outcome: null });
      await stores().privacy.close(shop, 'p', { orders: 1 }, t0 + 1);
      expect(await stores().privacy.get(shop, 'p')).toMatchObject({ orderIds: [], doneAt: t0 + 1, outcome: { orders: 1 } });
    });
    it('erases who bought from journal and timeline, and the books stay', async () => {
      const { key, lease, id, shop } = await frozenOrder();
      await stores().journal.sending(key, lease, id, 'customer', t0);
      await stores().journal.done(key, lease, id, 'customer', '55', { 'customer.id': '55' });
      await stores().orders.save(key, lease, {}, null, [{ at: t0, code: 'notice.others', params: { step: 'customer', told: '56, 57' } }]);
      await stores().orders.decide(key, { ...noDecision, kind: 'handled', note: 'Ana called' }, { at: t0, code: 'decision.handled', params: { by: 'user 1', note: 'Ana called' } });
      expect(await stores().privacy.heldAbout(shop.id, ['1', '2'])).toEqual({ orders: 1, customerIds: 1, addressIds: 0 });
      expect(await stores().privacy.eraseCustomer(shop.id, ['1', '2'])).toEqual({ orders: 1, steps: 1, timeline: 2, notes: 1 });
      // The document is not finished: its customer is looked for anew, from what Shopify then tells.
      expect((await stores().journal.documents(key))[0]?.steps[0]).toMatchObject({ key: 'customer', state: 'void', externalId: null, facts: {} });
      expect((await stores().orders.timeline(key)).map((entry) => entry.params)).toEqual([{ step: 'customer', told: '' }, { by: 'user 1', note: '' }]);
      expect((await stores().orders.get(key))?.decision).toMatchObject({ kind: 'handled', note: '' });
      expect(await stores().privacy.heldAbout(shop.id, ['1'])).toEqual({ orders: 1, customerIds: 0, addressIds: 0 });
    });
    it('erases a shop whole, but for its records, and no other', async () => {
      const [gone, other] = [await frozenOrder(), await frozenOrder()];
      await delivered(gone.shop, 'w');
      await asked(gone.shop.shop, 'p', 'shop/redact', []);
      await stores().orders.save(gone.key, gone.lease, {}, [blocker('E-SKU-UNKNOWN', 'A')], [{ at: t0, code: 'gate.download', params: {} }]);
      await stores().installations.uninstall(gone.shop, t0);
      expect(await stores().privacy.eraseShop(gone.shop.shop)).toMatchObject({ deliveries: 1, work: 1, orders: 1, documents: 1, connections: 1, accounts: 1, settings: 1, timeline: 1 });
      expect(await stores().installations.byShop(gone.shop.shop)).toBeNull();
      expect([await stores().orders.get(gone.key), await stores().journal.documents(gone.key), await stores().orders.timeline(gone.key), await stores().problems.open(gone.shop.id), await stores().connections.current(gone.shop.id)]).toEqual([null, [], [], [], null]);
      expect(await stores().orders.save(gone.key, gone.lease, { name: '#1' }, null, [])).toBe(false);
      expect(await stores().privacy.get(gone.shop.shop, 'p')).not.toBeNull();
      expect(await stores().orders.get(other.key)).not.toBeNull();
      expect(await stores().privacy.eraseShop(gone.shop.shop)).toEqual({ sessions: 0, deliveries: 0 });
    });
  });

  describe('retention', () => {
    it('takes what is older than it may be, and keeps the newest delivery of each topic', async () => {
      const shop = await installed();
      const at = (webhookId: string, topic: string, receivedAt: number) => stores().inbox.receive({ shop: shop.shop, webhookId, eventId: null, topic, orderId: null, triggeredAt: null, receivedAt });
      for (const [id, topic, when] of [['1', 'orders/create', 10], ['2', 'orders/create', 20], ['3', 'orders/updated', 30], ['4', 'orders/create', t0]] as const) await at(id, topic, when);
      await stores().retention.prune({ deliveries: t0, timeline: never, problems: never, privacy: never, supportLinks: never, locks: never }, t0);
      expect(await stores().inbox.lastDeliveries(shop.shop)).toEqual({ 'orders/create': t0, 'orders/updated': 30 });
      // What was pruned would be taken as new; Shopify does not repeat for so long.
      expect((await at('1', 'orders/create', t0)).kind).toBe('stored');
      expect((await at('3', 'orders/updated', t0)).kind).toBe('duplicate');
    });
    it('prunes timelines, closed problems and answered requests, and what comes later still has its place', async () => {
      const shop = await installed();
      const work = await claimedOrder(shop);
      const key = `${shop.id}/1`;
      const save = (at: number, blockers: readonly Blocker[]) => stores().orders.save(key, work.lease, { lastTriedAt: at }, blockers, [{ at, code: 'order.read', params: { at: String(at) } }]);
      await save(10, [blocker('E-SKU-UNKNOWN', 'A'), blocker('E-SKU-UNKNOWN', 'B')]);
      await save(20, [blocker('E-SKU-UNKNOWN', 'B')]);
      await save(30, [blocker('E-SKU-UNKNOWN', 'B')]);
      await stores().privacy.record({ shop: shop.shop, webhookId: 'p', topic: 'customers/redact', requestId: null, orderIds: [], receivedAt: 10 });
      await stores().privacy.record({ shop: shop.shop, webhookId: 'q', topic: 'customers/redact', requestId: null, orderIds: [], receivedAt: 10 });
      await stores().privacy.close(shop.shop, 'p', {}, 10);
      await stores().retention.prune({ deliveries: never, timeline: 25, problems: 25, privacy: 25, supportLinks: 25, locks: never }, t0);
      await save(40, []);
      expect((await stores().orders.timeline(key)).map((entry) => entry.at)).toEqual([30, 40]);
      expect([(await stores().privacy.get(shop.shop, 'p')) === null, (await stores().privacy.get(shop.shop, 'q')) === null]).toEqual([true, false]);
      expect(await stores().problems.open(shop.id)).toEqual([]);
    });
  });
}
