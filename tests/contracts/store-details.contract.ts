import { describe, expect, it } from 'vitest';
import type { Blocker, CheckResult } from '~/domain/checks/check';
import { defaultSettings } from '~/domain/settings/settings';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { OrderPatch } from '~/ports/order-store';
import type { Stores } from '~/ports/stores';
import type { Lease } from '~/ports/work-store';
import { aDocument, aMapping, someSteps } from '../support/documents';

const t0 = Date.UTC(2026, 10, 20);
const leaseMs = 60_000;

/** What drivers could do each in their own way, and the pipeline or a screen would notice. */
export function storeDetails(name: string, opened: () => Stores): void {
  let shops = 0;
  /** A shop of its own with its orders, each under a lease. */
  async function shopWith(orders: number) {
    const stores = opened();
    const shop = await stores.installations.install(`details-${name}-${(shops += 1)}.myshopify.com`, t0);
    await stores.installations.update(shop.id, { currency: 'USD' });
    const { account } = await stores.connections.connect({ installationId: shop.id, kind: 'heartland', account: shop.id, currency: 'USD', sealedCredentials: 'x', by: 'user 1', userName: null, referenceField: null, at: t0 });
    const leases: Lease[] = [];
    for (let id = 1; id <= orders; id += 1) {
      await stores.orders.ensure(shop.id, `gid://shopify/Order/${id}`, t0 + id);
      const key = `order:${shop.id}/${id}`;
      await stores.work.ring([{ key, name: 'order', installationId: shop.id, dueAt: t0, payload: { first: 'yes' } }]);
      const claimed = await stores.work.claim(key, t0, leaseMs);
      if (!claimed) throw new Error('the order could not be claimed');
      leases.push(claimed.lease);
    }
    const [lease] = leases;
    const key = `${shop.id}/1`;
    const save = (id: number, patch: OrderPatch, blockers: readonly Blocker[] | null = null) => stores.orders.save(`${shop.id}/${id}`, leases[id - 1] ?? { key: '', token: '', until: 0 }, patch, blockers, []);
    return { stores, shop, account, key, lease: lease ?? { key: '', token: '', until: 0 }, save };
  }
  const blocker = (subject: string, at = ''): Blocker => ({ cause: { code: 'E-SKU-UNKNOWN', params: { at } }, subject });

  describe('settings that change while an order is judged', () => {
    it('do not leave it bound to the version that a release has freed it from', async () => {
      const { stores, shop, save, key } = await shopWith(1);
      const { settings, version } = await stores.installations.settings(shop.id);
      await save(1, { judgedVersion: version, boundVersion: version });
      expect((await stores.orders.get(key))?.boundVersion).toBe(version);
      await stores.installations.saveSettings(shop.id, version, settings, 'user 1', t0);
      await stores.orders.unbind(shop.id, ['waiting']);
      await save(1, { judgedVersion: version, boundVersion: version });
      expect(await stores.orders.get(key)).toMatchObject({ judgedVersion: version, boundVersion: null });
      await save(1, { judgedVersion: version + 1, boundVersion: version + 1 });
      expect((await stores.orders.get(key))?.boundVersion).toBe(version + 1);
    });
  });

  describe('two at once', () => {
    it('install one shop once', async () => {
      const { installations } = opened();
      const shop = `at-once-${name}.myshopify.com`;
      const made = await Promise.all(Array.from({ length: 6 }, () => installations.install(shop, t0)));
      expect(new Set(made.map((one) => one.id)).size).toBe(1);
      expect((await installations.history(made[0]?.id ?? '')).length).toBe(1);
    });
    it('open one problem for orders that meet the same causes, in whatever order they name them', async () => {
      const { stores, shop, save } = await shopWith(8);
      const causes = ['a', 'b', 'c'].map((subject) => blocker(subject));
      const met = (id: number) => (id % 2 === 0 ? causes : [...causes].reverse());
      expect(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((id) => save(id, {}, met(id))))).toEqual(Array.from({ length: 8 }, () => true));
      expect((await stores.problems.open(shop.id)).map(({ subject, orders }) => [subject, orders]).sort()).toEqual([['a', 8], ['b', 8], ['c', 8]]);
      // One leaves while another comes back: whoever is last, a problem with an order is open.
      for (let round = 0; round < 5; round += 1) {
        await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((id) => save(id, {}, (id + round) % 8 === 0 ? causes : [])));
        expect((await stores.problems.open(shop.id)).map(({ orders }) => orders)).toEqual([1, 1, 1]);
      }
    });
    it('write two rounds of checks one after the other', async () => {
      const { stores, shop } = await shopWith(0);
      const results: CheckResult[] = ['x', 'y'].map((subject) => ({ code: 'required-fields', group: 'prerequisites', subject, result: 'failed', params: {}, cause: { code: 'E-REQ-FIELD', params: {} } }));
      await Promise.all(Array.from({ length: 6 }, () => stores.problems.recordChecks(shop.id, results, t0)));
      expect(await stores.problems.checks(shop.id)).toHaveLength(2);
      expect(await stores.problems.open(shop.id)).toHaveLength(2);
    });
  });

  describe('work in detail', () => {
    it('keeps name and payload of the first ring, and counts held rows as due', async () => {
      const { stores, shop } = await shopWith(1);
      const [rung] = await stores.work.ring([{ key: `order:${shop.id}/1`, name: 'other', installationId: shop.id, dueAt: t0 + 5, payload: { first: 'no' } }]);
      expect(rung).toMatchObject({ name: 'order', ring: 2, dueAt: t0 });
      expect(await stores.work.backlog(shop.id, t0, 'order')).toEqual({ due: 1, planned: 0, oldestDueAt: t0, nextDueAt: null });
      expect((await stores.work.due(t0, 10_000)).filter((row) => row.installationId === shop.id)).toEqual([]);
      expect((await stores.work.due(t0 + leaseMs, 10_000)).filter((row) => row.installationId === shop.id)).toHaveLength(1);
      expect((await stores.work.claim(`order:${shop.id}/1`, t0 + leaseMs, leaseMs))?.payload).toEqual({ first: 'yes' });
    });
    it('tells what is due from what is planned', async () => {
      const { stores, shop } = await shopWith(0);
      const row = (id: number, dueAt: number) => ({ key: `order:${shop.id}/${id}`, name: 'order', installationId: shop.id, dueAt });
      await stores.work.ring([row(1, t0), row(2, t0 - 9), row(3, t0 + 1), row(4, t0 + 700), { ...row(5, t0 - 99), key: `checks:${shop.id}`, name: 'checks' }]);
      expect(await stores.work.backlog(shop.id, t0, 'order')).toEqual({ due: 2, planned: 2, oldestDueAt: t0 - 9, nextDueAt: t0 + 1 });
      expect(await stores.work.backlog(shop.id, t0)).toMatchObject({ due: 3, oldestDueAt: t0 - 99 });
      expect(await stores.work.backlog(shop.id, t0, 'sweep')).toEqual({ due: 0, planned: 0, oldestDueAt: null, nextDueAt: null });
    });
    it('serves one row of each shop before the second of any', async () => {
      const [one, two] = [await shopWith(0), await shopWith(0)];
      for (const [index, { stores, shop }] of [one, two].entries()) await stores.work.ring([1, 2].map((id) => ({ key: `order:${shop.id}/${id}`, name: 'order', installationId: shop.id, dueAt: 10 * id + index })));
      const turns = (await one.stores.work.due(100, 10_000)).filter((row) => [one.shop.id, two.shop.id].includes(row.installationId));
      expect(turns.map((row) => Math.floor(row.dueAt / 10))).toEqual([1, 1, 2, 2]);
    });
  });

  describe('orders in detail', () => {
    it('stand by the time they were placed, else first seen, and those of one moment by their key', async () => {
      const { stores, shop, save } = await shopWith(4);
      await save(1, { placedAt: t0 + 900 });
      await save(2, { placedAt: t0 - 900 });
      await save(2, { placedAt: null, name: undefined });
      await save(3, { placedAt: t0 + 4 });
      const sorted = [2, 3, 4, 1].map((id) => `${shop.id}/${id}`);
      expect(await stores.orders.keys({ installationId: shop.id })).toEqual(sorted);
      const pages: string[] = [];
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const page: Awaited<ReturnType<Stores['orders']['list']>> = await stores.orders.list({ installationId: shop.id, limit: 1, cursor });
        pages.push(...page.rows.map((row) => row.key));
        cursor = page.next;
      }
      expect(pages).toEqual([...sorted].reverse());
      expect(await stores.orders.keys({ installationId: shop.id, from: t0 + 4, to: t0 + 4 })).toEqual(sorted.slice(1, 3));
      expect(await stores.orders.keys({ installationId: shop.id, text: '3' })).toEqual([`${shop.id}/3`]);
      expect(await stores.orders.keys({ installationId: shop.id, cause: 'W-QUEUED' })).toHaveLength(4);
    });
    it('tell their story in the order in which it was written, whatever its times', async () => {
      const { stores, key, lease } = await shopWith(1);
      await stores.orders.save(key, lease, {}, null, [{ at: t0 + 9, code: 'order.read', params: {} }, { at: t0, code: 'gate.judged', params: { rule: 'x' } }]);
      await stores.orders.save(key, lease, {}, null, [{ at: t0 + 1, code: 'step.done', params: {} }]);
      expect((await stores.orders.timeline(key)).map((entry) => [entry.code, entry.at])).toEqual([['order.read', t0 + 9], ['gate.judged', t0], ['step.done', t0 + 1]]);
    });
    it('keep a copy: neither who gave a value nor who read it can change what is stored', async () => {
      const { stores, key, lease } = await shopWith(1);
      const trace = [{ rule: 'test', applied: false }];
      const params = { sku: 'A' };
      await stores.orders.save(key, lease, { trace: trace as never }, [], [{ at: t0, code: 'gate.judged', params }]);
      params.sku = 'B';
      trace.push({ rule: 'other', applied: true });
      const spoil = (change: () => void): void => {
        try {
          change();
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      };
      const [read, [entry]] = [await stores.orders.get(key), await stores.orders.timeline(key)];
      spoil(() => Object.assign(read?.verdict ?? {}, { status: 'in_pos' }));
      spoil(() => Object.assign(entry?.params ?? {}, { sku: 'C' }));
      expect(await stores.orders.get(key)).toMatchObject({ trace: [{ rule: 'test', applied: false }], verdict: { status: 'waiting' } });
      expect((await stores.orders.get(key))?.trace).toHaveLength(1);
      expect((await stores.orders.timeline(key))[0]?.params).toEqual({ sku: 'A' });
    });
  });

  describe('problems in detail', () => {
    it('open again at the later time, with the words of the last order', async () => {
      const { stores, shop, save } = await shopWith(2);
      await save(1, { lastTriedAt: t0 }, [blocker('A', 'first')]);
      const [before] = await stores.problems.open(shop.id);
      await save(1, { lastTriedAt: t0 + 10 }, []);
      expect(await stores.problems.byId(shop.id, before?.id ?? '')).toMatchObject({ state: 'closed', closedAt: t0 + 10 });
      await save(1, { lastTriedAt: t0 + 20 }, [blocker('A', 'second'), blocker('A', 'third')]);
      await save(2, { lastTriedAt: t0 + 30 }, [blocker('A', 'fourth')]);
      expect(await stores.problems.open(shop.id)).toMatchObject([{ id: before?.id, openedAt: t0 + 20, closedAt: null, orders: 2, cause: { params: { at: 'fourth' } } }]);
    });
    it('count orders of another currency without adding them', async () => {
      const { stores, shop, save } = await shopWith(2);
      await save(1, { currency: 'USD', currentTotal: '10.55' }, [blocker('A')]);
      await save(2, { currency: 'EUR', currentTotal: '99.00' }, [blocker('A')]);
      expect(await stores.problems.open(shop.id)).toMatchObject([{ orders: 2, amount: '10.55' }]);
      expect(await stores.problems.ordersBlockedBy(shop.id, 'E-SKU-UNKNOWN')).toEqual([`${shop.id}/1`, `${shop.id}/2`]);
    });
    it('last while a check fails or could not be asked, and while an order waits', async () => {
      const { stores, shop, save } = await shopWith(1);
      const failed: CheckResult = { code: 'required-fields', group: 'prerequisites', subject: 'A', params: {}, result: 'failed', cause: blocker('A').cause };
      const record = (...results: CheckResult[]) => stores.problems.recordChecks(shop.id, results, t0);
      await record(failed);
      await save(1, {}, [blocker('A')]);
      await save(1, {}, []);
      expect(await stores.problems.open(shop.id)).toHaveLength(1);
      await record({ ...failed, subject: '', result: 'could-not-check', cause: null });
      expect(await stores.problems.open(shop.id)).toHaveLength(1);
      await record(failed);
      await save(1, {}, [blocker('A')]);
      await record();
      expect(await stores.problems.open(shop.id)).toHaveLength(1);
      await save(1, {}, []);
      expect(await stores.problems.open(shop.id)).toEqual([]);
    });
  });

  describe('settings and connections in detail', () => {
    it('give back what was saved, and only to the version that was read', async () => {
      const { stores, shop } = await shopWith(0);
      const settings = { ...defaultSettings, items: { unmatched: 'no-product', matchFields: ['custom'] } } as const;
      expect(await stores.installations.saveSettings(shop.id, 2, settings, 'user 1', t0)).toBe('conflict');
      expect(await stores.installations.saveSettings(shop.id, 1, settings, 'user 1', t0)).toEqual({ version: 2, settings, savedBy: 'user 1', savedAt: t0 });
      expect(await stores.installations.settings(shop.id)).toEqual({ version: 2, settings, savedBy: 'user 1', savedAt: t0 });
      expect((await stores.installations.settingsAt(shop.id, 1))?.settings).toEqual(defaultSettings);
    });
    it('change only what the patch names, and refuse what is not there', async () => {
      const { stores, shop, account } = await shopWith(0);
      const { id } = (await stores.connections.current(shop.id)) ?? { id: '' };
      await stores.connections.update(id, { state: 'stopped', stoppedFor: 'forbidden', stoppedAt: t0, nextProbeAt: t0 + 9 });
      await stores.connections.update(id, { nextProbeAt: null, stoppedFor: undefined, journalSince: t0 + 3 });
      await stores.connections.throttle(account.id, t0 + 7, 1);
      await stores.connections.throttle(account.id, t0 + 5, 2);
      expect(await stores.connections.byId(id)).toMatchObject({ state: 'stopped', stoppedFor: 'forbidden', stoppedAt: t0, nextProbeAt: null, connectedAt: t0, journalSince: t0 + 3, lastSuccessAt: t0, account: { throttledUntil: t0 + 7, throttles: 1 } });
      const nothing = { kind: 'known', value: [], readAt: t0 } as const;
      const facts: PosFacts = { connectingUser: { kind: 'unknown', error: { kind: 'unauthorised' } }, employees: nothing, locations: nothing, stations: nothing, paymentTypes: nothing, customFields: nothing, products: nothing };
      expect(await stores.connections.facts(account.id)).toBeNull();
      await stores.connections.saveFacts(account.id, facts);
      expect(await stores.connections.facts(account.id)).toEqual(facts);
      await expect(stores.connections.update('none', { state: 'connected' })).rejects.toThrow();
      expect(await stores.connections.update(id, { state: 'disconnected' })).toBe(true);
      for (const state of ['stopped', 'connected'] as const) expect(await stores.connections.update(id, { state, lastAnswerMs: 77 })).toBe(false);
      expect(await stores.connections.byId(id)).toMatchObject({ state: 'disconnected' });
      expect((await stores.connections.byId(id))?.lastAnswerMs).not.toBe(77);
      await expect(stores.connections.throttle('none', t0, 1)).rejects.toThrow();
      await expect(stores.installations.update('none', { currency: 'EUR' })).rejects.toThrow();
      expect(await stores.connections.lease('none', t0, 1)).toBeNull();
    });
    it('keep an account\'s lease until it ends or is given back by its holder', async () => {
      const { stores, account } = await shopWith(0);
      const first = await stores.connections.lease(account.id, t0, 10);
      expect(first?.until).toBe(t0 + 10);
      await stores.connections.release(account.id, 'not mine');
      expect(await stores.connections.lease(account.id, t0 + 9, 10)).toBeNull();
      const second = await stores.connections.lease(account.id, t0 + 10, 10);
      expect(await stores.connections.renewLease(account.id, first?.token ?? '', t0 + 99)).toBe(false);
      expect(await stores.connections.renewLease(account.id, second?.token ?? '', t0 + 99)).toBe(true);
      expect(await stores.connections.lease(account.id, t0 + 98, 10)).toBeNull();
    });
  });

  describe('journal in detail', () => {
    async function frozen() {
      const made = await shopWith(2);
      const document = aDocument({ id: `agreement-${made.shop.id}` });
      const input = { document, number: 'S-1', accountId: made.account.id, mapping: aMapping(), steps: someSteps, looksFirst: true, at: t0 };
      await made.stores.journal.freeze(made.key, made.lease, input);
      const only = async () => (await made.stores.journal.documents(made.key))[0];
      return { ...made, id: document.id, input, only };
    }
    it('keeps amounts as whole numbers of any size', async () => {
      const { stores, key, lease, input, only } = await frozen();
      const huge = { ...input.document, total: 9_007_199_254_740_993n, owed: -1n };
      await stores.journal.freeze(key, lease, { ...input, document: huge });
      expect((await only())?.document).toEqual(huge);
      expect(await only()).toMatchObject({ revision: 2, looksFirst: true, posId: null, finishedAt: null });
    });
    it('writes one step at a time', async () => {
      const { stores, key, lease, id, only } = await frozen();
      const { journal } = stores;
      const step = async () => (await only())?.steps[0];
      await journal.sending(key, lease, id, 'customer', t0 + 1);
      expect(await step()).toMatchObject({ state: 'sending', sentAt: t0 + 1, leaseToken: lease.token });
      await journal.refused(key, lease, id, 'customer', { kind: 'already-exists', field: 'email' });
      expect(await step()).toMatchObject({ state: 'refused', error: { kind: 'already-exists', field: 'email' }, sentAt: t0 + 1 });
      await journal.unsent(key, lease, id, 'customer');
      expect(await step()).toMatchObject({ state: 'planned', error: { kind: 'already-exists' } });
      await journal.done(key, lease, id, 'customer', '5', { 'customer.id': '5' });
      expect(await step()).toEqual({ ...someSteps[0], seq: 0, state: 'done', sentAt: t0 + 1, leaseToken: lease.token, externalId: '5', facts: { 'customer.id': '5' }, error: null });
      await journal.voidRecord(key, lease, id, '6');
      expect((await step())?.state).toBe('done');
      await journal.amend(key, lease, id, { mapping: aMapping(), steps: [...someSteps].reverse(), at: t0 });
      expect((await only())?.steps.map((one) => [one.key, one.seq, one.state, one.leaseToken])).toEqual([['open', 0, 'planned', null], ['order', 1, 'planned', null], ['customer', 2, 'done', null]]);
    });
    it('changes an open document in place, and keeps what its end does not name', async () => {
      const { stores, key, lease, id, input, only } = await frozen();
      await stores.journal.finish(key, lease, id, { state: 'open', posId: '400', posStatus: 'open', posTotal: '10.00', at: t0 });
      await stores.journal.amend(key, lease, id, { mapping: aMapping(), steps: someSteps, at: t0 });
      expect((await only())?.state).toBe('open');
      await stores.journal.amend(key, lease, id, { document: { ...input.document, revision: 1 }, mapping: aMapping(), steps: someSteps, at: t0 });
      expect(await only()).toMatchObject({ state: 'posting', revision: 3, document: { revision: 1 } });
      await stores.journal.finish(key, lease, id, { state: 'posted', posStatus: 'closed', at: t0 + 5 });
      expect(await only()).toMatchObject({ state: 'posted', posId: '400', posStatus: 'closed', posTotal: '10.00', finishedAt: t0 + 5 });
    });
    it('refuses whole what cannot be written', async () => {
      const { stores, shop, key, lease, id, input, only } = await frozen();
      const before = await only();
      await expect(stores.journal.sending(key, lease, id, 'none', t0)).rejects.toThrow();
      await expect(stores.journal.done(key, lease, 'none', 'customer', '1', {})).rejects.toThrow();
      await expect(stores.journal.amend(key, lease, id, { mapping: aMapping({ stationId: '9' }), steps: [...someSteps, ...someSteps], at: t0 })).rejects.toThrow();
      await expect(stores.journal.freeze(key, lease, { ...input, document: aDocument({ id: 'other' }) }), 'a number that another document has').rejects.toThrow();
      await expect(stores.orders.save('none/1', lease, { name: 'x' }, [blocker('A')], [])).rejects.toThrow();
      expect(await only()).toEqual(before);
      expect(await stores.journal.documents(key)).toHaveLength(1);
      expect(await stores.problems.open(shop.id)).toEqual([]);
    });
    it('lists documents by the time they were frozen, then by number, and names what is doubled', async () => {
      const { stores, shop, key, lease, id, input } = await frozen();
      expect(await stores.journal.doubled(shop.id)).toEqual([]);
      for (const [number, at] of [['S-1-3', t0], ['S-1-2', t0 - 5]] as const) await stores.journal.freeze(key, lease, { ...input, number, document: aDocument({ id: `${id} ${number}` }), at });
      expect((await stores.journal.documents(key)).map((one) => one.number)).toEqual(['S-1-2', 'S-1', 'S-1-3']);
      await stores.journal.freeze(`${shop.id}/2`, lease, { ...input, number: 'S-2' });
      expect(await stores.journal.doubled(shop.id)).toEqual([id]);
      await stores.journal.thaw(`${shop.id}/2`, lease, id);
      expect(await stores.journal.doubled(shop.id)).toEqual([]);
    });
  });
}
