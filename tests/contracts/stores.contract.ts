import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedCircuit } from '~/domain/health/circuit';
import { defaultSettings } from '~/domain/settings/settings';
import { noDecision } from '~/domain/settings/decision';
import type { Blocker } from '~/domain/checks/check';
import type { Stores } from '~/ports/stores';
import type { Installation } from '~/ports/installation-store';
import type { ClaimedWork } from '~/ports/work-store';
import { aDocument, aMapping, someSteps } from '../support/documents';
import { privacyContract } from './privacy.contract';
import { problemsContract } from './problems.contract';
import { repairsContract } from './repairs.contract';
import { runsContract } from './runs.contract';
import { signInsContract } from './sign-ins.contract';
import { storeDetails } from './store-details.contract';
import { supportLinksContract } from './support-links.contract';
import { sweepsContract } from './sweeps.contract';
import { turnsContract } from './turns.contract';

const t0 = Date.UTC(2026, 10, 20);
const leaseMs = 60_000;
const gid = (id: number): string => `gid://shopify/Order/${id}`;
const blocker = (code: Blocker['cause']['code'], subject = ''): Blocker => ({ cause: { code, params: { sku: subject } }, subject });

/** What every driver of the stores has to do. Each test makes a shop of its own, so that they may run in any order. */
export function storesContract(name: string, open: () => Promise<{ stores: Stores; close(): Promise<void> }>): void {
  describe(`stores: ${name}`, () => {
    let stores: Stores;
    let close: () => Promise<void>;
    let shops = 0;
    beforeAll(async () => {
      ({ stores, close } = await open());
    }, 60_000);
    afterAll(() => close());

    const installed = async (): Promise<Installation> => {
      const installation = await stores.installations.install(`shop-${name}-${(shops += 1)}.myshopify.com`, t0);
      await stores.installations.update(installation.id, { currency: 'USD' });
      return installation;
    };
    const delivered = (installation: Installation, webhookId: string, orderId: string | null = gid(1)) =>
      stores.inbox.receive({ shop: installation.shop, webhookId, eventId: 'e', topic: 'orders/create', orderId, triggeredAt: t0, receivedAt: t0 });
    const claimedOrder = async (installation: Installation, id = 1, now = t0): Promise<ClaimedWork> => {
      await stores.orders.ensure(installation.id, gid(id), now);
      const key = `order:${installation.id}/${id}`;
      await stores.work.ring([{ key, name: 'order', installationId: installation.id, dueAt: now }]);
      const claimed = await stores.work.claim(key, now, leaseMs);
      if (!claimed) throw new Error('the order could not be claimed');
      return claimed;
    };
    const joined = (installation: Installation, account = installation.id) =>
      stores.connections.connect({ installationId: installation.id, kind: 'heartland', account, currency: 'USD', sealedCredentials: 'x', by: 'user 1', userName: null, referenceField: 'shopify_id', at: t0 });

    const frozenOrder = async () => {
      const shop = await installed();
      const { account } = await joined(shop);
      const work = await claimedOrder(shop);
      const key = `${shop.id}/1`;
      const document = aDocument({ id: `agreement-${shop.id}` });
      const number = await stores.journal.takeNumber(account.id, key, 'S-1');
      const input = { document, number, accountId: account.id, mapping: aMapping(), steps: someSteps, looksFirst: false, at: t0 };
      expect(await stores.journal.freeze(key, work.lease, input)).toBe(true);
      return { shop, key, lease: work.lease, id: document.id, accountId: account.id, input };
    };

    describe('inbox', () => {
      it('stores a delivery once, however often and at once it comes', async () => {
        const shop = await installed();
        const outcomes = await Promise.all(Array.from({ length: 20 }, () => delivered(shop, 'same')));
        expect(outcomes.filter((outcome) => outcome.kind === 'stored')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome.kind === 'duplicate')).toHaveLength(19);
      });
      it('makes its order known and due in the same breath', async () => {
        const shop = await installed();
        const outcome = await delivered(shop, 'w1', gid(77));
        expect(outcome.kind === 'stored' && outcome.work?.key).toBe(`order:${shop.id}/77`);
        expect((await stores.orders.get(`${shop.id}/77`))?.verdict).toMatchObject({ status: 'waiting', cause: { code: 'W-QUEUED' } });
        expect((await stores.work.backlog(shop.id, t0)).due).toBe(1);
        expect(await stores.inbox.lastDeliveries(shop.shop)).toEqual({ 'orders/create': t0 });
      });
      it('stores nothing for a shop that is unknown or gone', async () => {
        const shop = await installed();
        await stores.installations.uninstall(shop, t0);
        expect((await delivered(shop, 'w')).kind).toBe('unknown-shop');
        expect((await delivered({ ...shop, shop: 'nobody.myshopify.com' }, 'w')).kind).toBe('unknown-shop');
      });
      it('tells each of many that come at once its own outcome, several shops and orders among them', async () => {
        const [one, two] = [await installed(), await installed()];
        const outcomes = await Promise.all([
          delivered(one, 'a', gid(1)), delivered(two, 'a', gid(1)), delivered(one, 'b', gid(2)), delivered(one, 'a', gid(1)), delivered(one, 'c', null),
          delivered({ ...one, shop: 'nobody.myshopify.com' }, 'a'), delivered(two, 'b', gid(1)),
        ]);
        expect(outcomes.map((outcome) => (outcome.kind === 'stored' ? (outcome.work?.key ?? 'no work') : outcome.kind))).toEqual([
          `order:${one.id}/1`, `order:${two.id}/1`, `order:${one.id}/2`, 'duplicate', 'no work', 'unknown-shop', `order:${two.id}/1`,
        ]);
        expect([(await stores.work.backlog(one.id, t0)).due, (await stores.work.backlog(two.id, t0)).due]).toEqual([2, 1]);
      });
      it('collapses several deliveries of one order into one row of work', async () => {
        const shop = await installed();
        await Promise.all(['a', 'b', 'c'].map((id) => delivered(shop, id)));
        expect((await stores.work.backlog(shop.id, t0)).due).toBe(1);
      });
    });

    describe('work', () => {
      it('of one kind holds up no work of another', async () => {
        const shop = await installed();
        const orders = Array.from({ length: 30 }, (_, index) => ({ key: `order:${shop.id}/${index}`, name: 'order', installationId: shop.id, dueAt: t0 - 1_000 }));
        await stores.work.ring([...orders, { key: `sweep:${shop.id}`, name: 'sweep', installationId: shop.id, dueAt: t0 }]);
        const due = (await stores.work.due(t0, 1_000)).filter((row) => row.installationId === shop.id);
        expect(due.slice(0, 2).map((row) => row.name).sort()).toEqual(['order', 'sweep']);
      });
      it('is claimed by one of many', async () => {
        const shop = await installed();
        const key = `order:${shop.id}/1`;
        await stores.work.ring([{ key, name: 'order', installationId: shop.id, dueAt: t0 }]);
        const claims = await Promise.all(Array.from({ length: 20 }, () => stores.work.claim(key, t0, leaseMs)));
        expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      });
      it('is not claimed before it is due, and again only after its lease', async () => {
        const shop = await installed();
        const key = `order:${shop.id}/1`;
        await stores.work.ring([{ key, name: 'order', installationId: shop.id, dueAt: t0 + 10 }]);
        expect(await stores.work.claim(key, t0 + 9, leaseMs)).toBeNull();
        expect(await stores.work.claim(key, t0 + 10, leaseMs)).not.toBeNull();
        expect(await stores.work.claim(key, t0 + 9 + leaseMs, leaseMs)).toBeNull();
        expect(await stores.work.claim(key, t0 + 10 + leaseMs, leaseMs)).not.toBeNull();
      });
      it('stays due when it was rung while it ran', async () => {
        const shop = await installed();
        const claimed = await claimedOrder(shop);
        await stores.work.ring([{ key: claimed.key, name: 'order', installationId: shop.id, dueAt: t0 }]);
        expect(await stores.work.finish(claimed, { dueAt: null, attempts: 0, error: null })).toBe('rung');
        const again = await stores.work.claim(claimed.key, t0, leaseMs);
        expect(again?.ring).toBe(claimed.ring + 1);
        expect(again && (await stores.work.finish(again, { dueAt: t0 + 5_000, attempts: 2, error: 'x' }))).toBe('finished');
        expect((await stores.work.backlog(shop.id, t0)).nextDueAt).toBe(t0 + 5_000);
        expect((await stores.work.claim(claimed.key, t0 + 5_000, leaseMs))?.attempts).toBe(2);
      });
      it('keeps the earlier of two due times', async () => {
        const shop = await installed();
        const row = { key: `checks:${shop.id}`, name: 'checks', installationId: shop.id };
        await stores.work.ring([{ ...row, dueAt: t0 + 100 }]);
        expect((await stores.work.ring([{ ...row, dueAt: t0 + 900 }]))[0]?.dueAt).toBe(t0 + 100);
        expect((await stores.work.ring([{ ...row, dueAt: t0 }]))[0]?.dueAt).toBe(t0);
        expect((await stores.work.backlog(shop.id, t0, 'order')).due).toBe(0);
      });
      it('tells a worker that its lease was lost', async () => {
        const shop = await installed();
        const slow = await claimedOrder(shop);
        await stores.work.claim(slow.key, t0 + leaseMs, leaseMs);
        expect(await stores.work.renew(slow.lease, t0 + 9 * leaseMs)).toBe(false);
        expect(await stores.work.finish(slow, { dueAt: null, attempts: 0, error: null })).toBe('lease-lost');
      });
      it('is served by turns: one shop\'s flood does not starve another', async () => {
        const [flood, other] = [await installed(), await installed()];
        await stores.work.ring(Array.from({ length: 30 }, (_, index) => ({ key: `order:${flood.id}/${index}`, name: 'order', installationId: flood.id, dueAt: 1 + index })));
        await stores.work.ring([{ key: `order:${other.id}/1`, name: 'order', installationId: other.id, dueAt: 1_000 }]);
        const turns = (await stores.work.due(2_000, 1_000)).filter((row) => [flood.id, other.id].includes(row.installationId));
        expect(turns.findIndex((row) => row.installationId === other.id)).toBeLessThan(2);
        expect(turns.filter((row) => row.installationId === flood.id).map((row) => row.dueAt)).toEqual(Array.from({ length: 30 }, (_, index) => 1 + index));
      });
    });

    describe('orders', () => {
      it('keeps what is saved, finds it again, and pages through all', async () => {
        const shop = await installed();
        for (let id = 1; id <= 5; id += 1) {
          const work = await claimedOrder(shop, id);
          const status = id % 2 ? 'in_pos' : 'skipped';
          await stores.orders.save(`${shop.id}/${id}`, work.lease, { name: `#${id}`, placedAt: t0 + id, verdict: { status, cause: null, alsoNeeded: [], nextTryAt: null }, posNumber: `S-${id}` }, [], [{ at: t0, code: 'gate.download', params: { n: String(id) } }]);
        }
        const first = await stores.orders.list({ installationId: shop.id, limit: 3 });
        const second = await stores.orders.list({ installationId: shop.id, limit: 3, cursor: first.next });
        expect([...first.rows, ...second.rows].map((row) => row.name)).toEqual(['#5', '#4', '#3', '#2', '#1']);
        expect(second.next).toBeNull();
        for (const cursor of ['x', '%00', Buffer.from('["1e400","x"]').toString('base64url'), 'A'.repeat(5_000)]) expect(await stores.orders.list({ installationId: shop.id, limit: 3, cursor })).toEqual(first);
        expect(await stores.orders.counts(shop.id)).toMatchObject({ in_pos: 3, skipped: 2, blocked: 0 });
        for (const text of ['S-4', 's-4']) expect((await stores.orders.list({ installationId: shop.id, limit: 9, text })).rows.map((row) => row.name)).toEqual(['#4']);
        expect((await stores.orders.list({ installationId: shop.id, limit: 9, statuses: ['skipped'], from: t0 + 3 })).rows).toHaveLength(1);
        expect(await stores.orders.timeline(`${shop.id}/1`)).toMatchObject([{ code: 'gate.download', params: { n: '1' } }]);
      });
      it('gives out what other settings are tried on: what was placed since then, the newest first, page by page', async () => {
        const shop = await installed();
        for (const [id, placedAt] of [[1, t0 + 5], [2, t0 + 9], [3, t0 + 5], [4, t0 - 1], [5, t0]] as const) {
          const work = await claimedOrder(shop, id);
          await stores.orders.save(`${shop.id}/${id}`, work.lease, { placedAt, currency: 'USD', currentTotal: `${id}.00`, boundVersion: 2, gateFacts: `facts of ${id}`, begun: id === 2 }, [], []);
        }
        const query = { installationId: shop.id, from: t0, limit: 2 };
        const first = await stores.orders.judged({ ...query, cursor: null });
        const second = await stores.orders.judged({ ...query, cursor: first.next });
        expect([...first.rows, ...second.rows].map((row) => row.gateFacts)).toEqual(['facts of 2', 'facts of 3', 'facts of 1', 'facts of 5']);
        expect(second.next).toBeNull();
        expect(first.rows[0]).toEqual({ key: `${shop.id}/2`, currency: 'USD', currentTotal: '2.00', decision: noDecision, boundVersion: 2, begun: true, gateFacts: 'facts of 2' });
        expect(await stores.orders.get(`${shop.id}/2`)).toMatchObject({ gateFacts: 'facts of 2' });
      });
      it('lets a worker without the lease write nothing at all', async () => {
        const shop = await installed();
        const slow = await claimedOrder(shop);
        await stores.work.claim(slow.key, t0 + leaseMs, leaseMs);
        const key = `${shop.id}/1`;
        expect(await stores.orders.save(key, slow.lease, { name: 'late' }, [blocker('E-SKU-UNKNOWN', 'A')], [{ at: t0, code: 'order.read', params: {} }])).toBe(false);
        expect((await stores.orders.get(key))?.name).toBeNull();
        expect(await stores.orders.timeline(key)).toEqual([]);
        expect(await stores.problems.open(shop.id)).toEqual([]);
      });
      it('remembers decisions, and frees orders from the settings that bound them', async () => {
        const shop = await installed();
        const work = await claimedOrder(shop);
        const key = `${shop.id}/1`;
        await stores.orders.save(key, work.lease, { boundVersion: 3, verdict: { status: 'skipped', cause: null, alsoNeeded: [], nextTryAt: null } }, [], []);
        await stores.orders.decide(key, { ...noDecision, kind: 'included', by: 'user 1' }, { at: t0, code: 'decision.included', params: {} });
        expect(await stores.orders.unbind(shop.id, ['skipped'])).toEqual([key]);
        expect(await stores.orders.get(key)).toMatchObject({ boundVersion: null, decision: { kind: 'included', by: 'user 1' } });
      });
    });

    describe('problems', () => {
      it('are one for all orders with the same cause, and close with the last', async () => {
        const shop = await installed();
        const works = [await claimedOrder(shop, 1), await claimedOrder(shop, 2)];
        for (const [index, work] of works.entries()) await stores.orders.save(`${shop.id}/${index + 1}`, work.lease, { currency: 'USD', currentTotal: '10.55' }, [blocker('E-SKU-UNKNOWN', 'A'), blocker('E-EMP-ARCHIVED', '5')], []);
        const open = await stores.problems.open(shop.id);
        expect(open.map((problem) => [problem.cause.code, problem.subject, problem.orders, problem.amount]).sort()).toEqual([['E-EMP-ARCHIVED', '5', 2, '21.10'], ['E-SKU-UNKNOWN', 'A', 2, '21.10']]);
        expect(await stores.problems.ordersBlockedBy(shop.id, 'E-SKU-UNKNOWN', 'A')).toHaveLength(2);
        const [one, two] = works;
        if (one) await stores.orders.save(`${shop.id}/1`, one.lease, {}, [], []);
        expect((await stores.problems.open(shop.id)).map((problem) => problem.orders)).toEqual([1, 1]);
        if (two) await stores.orders.save(`${shop.id}/2`, two.lease, {}, [blocker('E-EMP-ARCHIVED', '5')], []);
        expect((await stores.problems.open(shop.id)).map((problem) => problem.cause.code)).toEqual(['E-EMP-ARCHIVED']);
      });
      it('open with a failing check and close when it passes; "since" is when the answer changed', async () => {
        const shop = await installed();
        const row = { code: 'required-fields', group: 'prerequisites', subject: 'item.size', params: {} } as const;
        const cause = { code: 'E-REQ-FIELD', params: { field: 'Size' } } as const;
        await stores.problems.recordChecks(shop.id, [{ ...row, result: 'failed', cause }], t0);
        await stores.problems.recordChecks(shop.id, [{ ...row, result: 'failed', cause }], t0 + 5);
        expect(await stores.problems.open(shop.id)).toMatchObject([{ cause, subject: 'item.size', orders: 0, openedAt: t0 }]);
        expect(await stores.problems.checks(shop.id)).toMatchObject([{ result: 'failed', since: t0, checkedAt: t0 + 5 }]);
        await stores.problems.recordChecks(shop.id, [{ ...row, subject: '', result: 'passed', cause: null }], t0 + 9);
        expect(await stores.problems.open(shop.id)).toEqual([]);
      });
    });

    describe('settings', () => {
      it('let one of two who save at once win', async () => {
        const shop = await installed();
        const saved = await Promise.all(['a', 'b'].map((by) => stores.installations.saveSettings(shop.id, 1, defaultSettings, by, t0)));
        expect(saved.filter((one) => one === 'conflict')).toHaveLength(1);
        expect((await stores.installations.settings(shop.id)).version).toBe(2);
        expect((await stores.installations.history(shop.id)).map((one) => one.version)).toEqual([2, 1]);
        expect(await stores.installations.settingsAt(shop.id, 9)).toBeNull();
      });
      it('keep the installation\'s id over an uninstall', async () => {
        const shop = await installed();
        await stores.installations.update(shop.id, { scopes: ['read_orders'] });
        expect(await stores.installations.uninstall(shop, t0)).toBe(true);
        expect(await stores.installations.install(shop.shop, t0 + 1)).toMatchObject({ id: shop.id, uninstalledAt: null, installedAt: t0 + 1, scopes: ['read_orders'] });
        expect(await stores.installations.install(shop.shop, t0 + 9)).toMatchObject({ installedAt: t0 + 9 });
        expect(await stores.installations.uninstall({ ...shop, installedAt: t0 + 1 }, t0 + 10)).toBe(false);
        expect((await stores.installations.byId(shop.id))?.uninstalledAt).toBeNull();
        expect(shop.id).toMatch(/^TB-[0-9A-HJKMNP-TV-Z]{10}$/);
      });
    });

    describe('connections', () => {
      it('share an account between shops, with one lease and one circuit', async () => {
        const [one, two] = [await installed(), await installed()];
        const account = `joint-${one.id}`;
        const [a, b] = [await joined(one, account), await joined(two, account)];
        expect(a.account.id).toBe(b.account.id);
        const leases = await Promise.all(Array.from({ length: 10 }, () => stores.connections.lease(a.account.id, t0, leaseMs)));
        const held = leases.filter((lease) => lease !== null);
        expect(held).toHaveLength(1);
        expect(await stores.connections.renewLease(a.account.id, 'not mine', t0 + leaseMs)).toBe(false);
        await stores.connections.release(a.account.id, held[0]?.token ?? '');
        expect(await stores.connections.lease(a.account.id, t0, leaseMs)).not.toBeNull();
        const open = { kind: 'open', since: t0, probeAt: t0 + 1, failures: 3 } as const;
        expect(await Promise.all([1, 2].map(() => stores.connections.changeCircuit(a.account.id, closedCircuit, open)))).toContain(false);
        expect((await stores.connections.current(two.id))?.account.circuit).toEqual(open);
      });
      it('are replaced by a new one, and remember POS ids by account', async () => {
        const shop = await installed();
        const first = await joined(shop);
        const second = await joined(shop);
        expect((await stores.connections.current(shop.id))?.id).toBe(second.id);
        expect((await stores.connections.byId(first.id))?.sealedCredentials).toBe('');
        expect((await stores.connections.allCurrent()).filter((one) => one.installationId === shop.id).map((one) => one.id)).toEqual([second.id]);
        expect(await stores.connections.reseal(second.id, 'another', 'y')).toBe(false);
        expect(await stores.connections.reseal(second.id, 'x', 'y')).toBe(true);
        expect((await stores.connections.byId(second.id))?.sealedCredentials).toBe('y');
        await stores.records.remember(first.account.id, 'item', new Map([['A', '1'], ['B', '2']]));
        await stores.records.remember(first.account.id, 'item', new Map([['A', '3']]));
        await stores.records.forget(first.account.id, 'item', '2');
        expect([...(await stores.records.recall(first.account.id, 'item', ['A', 'B', 'C']))]).toEqual([['A', '3']]);
      });

      it('keep a person’s link against what is learned, in its own account, until it is taken away or its record is gone', async () => {
        const [one, two] = [await installed(), await installed()];
        const [here, there] = [(await joined(one)).account.id, (await joined(two)).account.id];
        const { records } = stores;
        const made = { key: 'A', externalId: '7', label: 'BELT (Belt)', by: 'user 1', at: t0 };
        await records.remember(here, 'item', new Map([['A', '1'], ['B', '2']]));
        await records.link(here, 'item', made);
        await records.remember(here, 'item', new Map([['A', '1']]));
        expect([...(await records.recall(here, 'item', ['A', 'B']))].sort()).toEqual([['A', '7'], ['B', '2']]);
        expect(await records.links(here, 'item')).toEqual([made]);
        expect([(await records.links(there, 'item')).length, (await records.recall(there, 'item', ['A'])).size]).toEqual([0, 0]);
        await records.unlink(here, 'item', 'B');
        await records.unlink(here, 'item', 'A');
        expect([...(await records.recall(here, 'item', ['A', 'B']))]).toEqual([['B', '2']]);
        await records.link(here, 'item', made);
        await records.forget(here, 'item', '7');
        expect(await records.links(here, 'item')).toEqual([]);
      });
    });

    describe('journal', () => {
      const first = async (key: string) => (await stores.journal.documents(key))[0];

      it('takes each number once in an account, and keeps it', async () => {
        const shop = await installed();
        const { account } = await joined(shop);
        const numbers = await Promise.all(Array.from({ length: 8 }, (_, index) => stores.journal.takeNumber(account.id, `${shop.id}/${index}`, 'S-7')));
        expect(new Set(numbers).size).toBe(8);
        expect(numbers).toContain('S-7');
        expect(await stores.journal.takeNumber(account.id, `${shop.id}/3`, 'other')).toBe(numbers[3]);
      });
      it('keeps a frozen document to the cent, and every step before and after it is sent', async () => {
        const { key, lease, id, input } = await frozenOrder();
        expect(await first(key)).toMatchObject({ document: input.document, number: 'S-1', state: 'frozen', mapping: input.mapping });
        expect(await stores.journal.sending(key, lease, id, 'customer', t0)).toBe(true);
        expect((await stores.orders.get(key))?.begun).toBe(false);
        await stores.journal.done(key, lease, id, 'customer', '55', { 'customer.id': '55' });
        await stores.journal.sending(key, lease, id, 'order', t0 + 1);
        expect((await stores.orders.get(key))?.begun).toBe(true);
        await stores.journal.refused(key, lease, id, 'order', { kind: 'rejected', code: 'validation_error', field: 'size', customField: true, message: 'is required' });
        expect((await first(key))?.steps.map((step) => [step.key, step.state, step.externalId])).toEqual([['customer', 'done', '55'], ['order', 'refused', null], ['open', 'planned', null]]);
        expect((await first(key))?.state).toBe('posting');
      });
      it('amends a plan without making again what is made', async () => {
        const { key, lease, id } = await frozenOrder();
        await stores.journal.sending(key, lease, id, 'customer', t0);
        await stores.journal.done(key, lease, id, 'customer', '55', { 'customer.id': '55' });
        await stores.journal.amend(key, lease, id, { mapping: aMapping({ stationId: '8' }), steps: someSteps, at: t0 });
        const document = await first(key);
        expect([document?.revision, document?.mapping.stationId]).toEqual([2, '8']);
        expect(document?.steps.map((step) => step.state)).toEqual(['done', 'planned', 'planned']);
        // Another record's id may be the same number.
        await stores.journal.sending(key, lease, id, 'order', t0);
        await stores.journal.done(key, lease, id, 'order', '55', { 'order.id': '55' });
        await stores.journal.voidRecord(key, lease, id, '55');
        expect((await first(key))?.steps.map((step) => [step.key, step.state, step.externalId])).toEqual([['customer', 'void', null], ['order', 'done', '55'], ['open', 'planned', null]]);
      });
      it('thaws and freezes anew under the same number', async () => {
        const { key, lease, id, input } = await frozenOrder();
        await stores.journal.thaw(key, lease, id);
        expect((await first(key))?.state).toBe('thawed');
        await stores.journal.freeze(key, lease, { ...input, mapping: aMapping({ autoInvoice: false }) });
        expect(await first(key)).toMatchObject({ state: 'frozen', number: 'S-1', mapping: { autoInvoice: false } });
        await stores.journal.finish(key, lease, id, { state: 'posted', posId: '400', posStatus: 'closed', posTotal: '10.00', at: t0 });
        expect(await first(key)).toMatchObject({ state: 'posted', posId: '400', posTotal: '10.00', finishedAt: t0 });
      });
      it('is closed to a worker whose lease ran out', async () => {
        const { key, lease, id, input } = await frozenOrder();
        await stores.work.claim(lease.key, t0 + leaseMs, leaseMs);
        const refused = await Promise.all([
          stores.journal.sending(key, lease, id, 'customer', t0), stores.journal.done(key, lease, id, 'customer', '1', {}), stores.journal.unsent(key, lease, id, 'customer'), stores.journal.freeze(key, lease, input),
          stores.journal.amend(key, lease, id, { mapping: aMapping(), steps: someSteps, at: t0 }), stores.journal.thaw(key, lease, id), stores.journal.finish(key, lease, id, { state: 'posted', at: t0 }), stores.journal.voidRecord(key, lease, id, '1'),
        ]);
        expect(new Set(refused)).toEqual(new Set([false]));
        expect(await first(key)).toMatchObject({ state: 'frozen', revision: 1 });
      });
    });

    privacyContract({ stores: () => stores, installed, delivered, claimedOrder, frozenOrder });
    repairsContract({ stores: () => stores, installed, joined });
    signInsContract({ stores: () => stores, installed });
    supportLinksContract({ stores: () => stores, installed });
    sweepsContract({ stores: () => stores, installed, delivered, claimedOrder });
    problemsContract({ stores: () => stores, installed, claimedOrder });
    runsContract({ stores: () => stores, installed });
    turnsContract(() => stores);
    storeDetails(name, () => stores);
  });
}
