import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '~/domain/result';
import type { Order } from '~/domain/order/order';
import { handleOrder } from '~/pipeline/decide-order';
import type { Deps } from '~/pipeline/deps';
import { installShop, uninstallShop } from '~/pipeline/install-shop';
import { receivePrivacyRequest } from '~/pipeline/privacy-request';
import { runWork } from '~/jobs/run-work';
import type { PrivacyTopic } from '~/ports/privacy-store';
import { aPayment, anAgreement, anOrder } from '../support/orders';
import { openTill, type Till } from '../support/till';
import { wholeOrder } from '../support/whole-order';

const shop = 'test.myshopify.com';
let till: Till;
let requests = 0;
beforeEach(async () => {
  till = await openTill({ database: 'sqlite' });
  till.stock('MUG', 'BELT');
});
afterEach(() => till.close());

const carry = async (order: Order) => {
  await till.place(order);
  await till.settle();
  return till.row(order);
};
async function ask(topic: PrivacyTopic, orderIds: readonly string[] = [], deps: Deps = till.deps) {
  const webhookId = `p${(requests += 1)}`;
  await receivePrivacyRequest(deps, { shop, webhookId, topic, requestId: null, orderIds, receivedAt: till.clock.now() });
  await runWork(deps, `privacy:${shop}/${webhookId}`);
  return till.stores.privacy.get(shop, webhookId);
}
const customerOf = async (key: string) => (await till.stores.journal.documents(key)).flatMap((document) => document.steps.filter((step) => step.key === 'customer' || step.key.startsWith('address:')));

describe('a customer\'s request', () => {
  it('for their data is recorded with what is held: ids in the POS, and nothing of the person', async () => {
    await till.connect();
    expect((await carry(wholeOrder())).verdict.status).toBe('in_pos');
    const record = await ask('customers/data_request', ['42', '43']);
    expect(record).toMatchObject({ topic: 'customers/data_request', orderIds: [], doneAt: till.clock.now(), outcome: { orders: 1, customerIds: 1, addressIds: 2 - 1 } });
  });
  it('to be forgotten takes the POS ids from journal and timeline, and leaves the books', async () => {
    await till.connect();
    const { key } = await carry(wholeOrder());
    await handleOrder(till.deps, key, 'user 1', 'Ana called');
    const before = await till.stores.journal.documents(key);
    const ids = (await customerOf(key)).flatMap((step) => (step.externalId === null ? [] : [step.externalId]));
    expect(ids.length).toBeGreaterThan(0);
    expect((await ask('customers/redact', ['42']))?.outcome).toMatchObject({ orders: 1, notes: 1 });
    const after = await till.stores.journal.documents(key);
    expect((await customerOf(key)).map((step) => [step.externalId, step.facts, step.state])).toEqual(ids.map(() => [null, {}, 'done']));
    expect(after.map(({ document, number, posId, posTotal, state }) => ({ document, number, posId, posTotal, state }))).toEqual(before.map(({ document, number, posId, posTotal, state }) => ({ document, number, posId, posTotal, state })));
    expect((await till.rows()).filter((row) => /Ana|customer\.id/.test(row.text))).toEqual([]);
    // Asked again, nothing is left to be done.
    expect((await ask('customers/redact', ['42']))?.outcome).toMatchObject({ timeline: 0, notes: 0 });
  });
  it('to be forgotten lets an order that is still under way go on', async () => {
    await till.connect();
    await till.place(wholeOrder());
    till.fault({ kind: '429', match: 'POST /sales/orders', times: 1, retryAfter: 30 });
    await till.work();
    expect((await till.row(wholeOrder())).verdict.status).toBe('waiting');
    await ask('customers/redact', ['42']);
    await till.settle();
    expect((await till.row(wholeOrder())).verdict.status).toBe('in_pos');
    expect(till.documents().orders).toHaveLength(1);
  });
  it('of a shop that is unknown is recorded all the same', async () => {
    await receivePrivacyRequest(till.deps, { shop: 'gone.myshopify.com', webhookId: 'x', topic: 'customers/redact', requestId: null, orderIds: ['1'], receivedAt: 1 });
    await runWork(till.deps, 'privacy:gone.myshopify.com/x');
    expect((await till.stores.privacy.get('gone.myshopify.com', 'x'))?.outcome).toEqual({ result: 'nothing held of this shop' });
  });
});

describe('a shop\'s data', () => {
  it('goes whole, 48 hours after it left, but for the record', async () => {
    await till.connect();
    await carry(wholeOrder());
    await carry(anOrder({ id: 'gid://shopify/Order/8', name: '#8', lines: [{ ...wholeOrder().lines[0]!, sku: 'UNKNOWN' }], agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/8' })], transactions: [aPayment()] }));
    const other = await till.stores.installations.install('other.myshopify.com', till.clock.now());
    const before = await till.rows();
    expect(new Set(before.filter((row) => row.text.includes(till.installation.id)).map((row) => row.table)).size).toBeGreaterThan(8);
    await uninstallShop(till.deps, shop, till.clock.now());
    till.clock.advance(48 * 3_600_000);
    expect((await ask('shop/redact'))?.outcome).toMatchObject({ orders: 2, connections: 1, accounts: 1 });
    const left = (await till.rows()).filter((row) => !row.text.includes(other.id));
    expect([...new Set(left.map((row) => row.table))].sort()).toEqual(['PrivacyRequest', 'Work']);
    expect(left.filter((row) => row.text.includes(till.installation.id))).toEqual([]);
    expect(await till.stores.installations.byId(other.id)).not.toBeNull();
  });
  it('leaves an account to the other shop that is joined to it', async () => {
    await till.connect();
    const other = await till.stores.installations.install('other.myshopify.com', till.clock.now());
    const current = await till.stores.connections.current(till.installation.id);
    await till.stores.connections.connect({ installationId: other.id, kind: 'heartland', account: 'demo', currency: 'USD', sealedCredentials: 's', by: 'x', userName: null, referenceField: null, at: 1 });
    await uninstallShop(till.deps, shop, till.clock.now());
    expect((await ask('shop/redact'))?.outcome).toMatchObject({ accounts: 0 });
    expect((await till.stores.connections.current(other.id))?.account.id).toBe(current?.account.id);
  });
  it('stays where the shop is installed again, and goes where only the news of the uninstall was lost', async () => {
    expect((await ask('shop/redact'))?.outcome).toEqual({ result: 'kept: the app is installed again' });
    const away: Deps = { ...till.deps, source: { ...till.deps.source, readShop: () => Promise.resolve(fail({ kind: 'unreachable', detail: '' })) } };
    expect((await ask('shop/redact', [], away))?.doneAt).toBeNull();
    const gone: Deps = { ...till.deps, source: { ...till.deps.source, readShop: () => Promise.resolve(fail({ kind: 'unauthorised' })) } };
    await ask('shop/redact', [], gone);
    expect(await till.stores.installations.byShop(shop)).toBeNull();
  });
});

describe('an uninstalled shop', () => {
  const order = anOrder({ id: 'gid://shopify/Order/9', name: '#9', agreements: [anAgreement({ id: 'gid://shopify/OrderAgreement/9' })] });
  it('calls nobody, keeps its seals, and goes on after a reinstall without posting twice', async () => {
    await till.connect();
    await carry(wholeOrder());
    till.fault({ kind: 'drop-after-commit', match: 'POST /sales/orders', times: 1 });
    await till.place(order);
    await till.work();
    const waiting = await till.row(order);
    expect(waiting.verdict.status).toBe('confirming');
    await uninstallShop(till.deps, shop, till.clock.now());
    const calls = till.documents().orders.length;
    till.clock.advance(3_600_000);
    await till.settle();
    expect(till.documents().orders).toHaveLength(calls);
    expect((await till.row(order)).verdict).toEqual(waiting.verdict);
    expect(till.deps.cipher.open((await till.stores.connections.current(till.installation.id))?.sealedCredentials ?? '')).not.toBeNull();
    await installShop(till.deps, shop, null);
    await till.settle();
    expect((await till.row(order)).verdict.status).toBe('in_pos');
    expect(till.documents().orders.map((one) => one.public_id).sort()).toEqual(['S-1042', 'S-9']);
  });
  it('does not fall asleep again by news that its reinstall has overtaken', async () => {
    const left = till.clock.now();
    await uninstallShop(till.deps, shop, left);
    till.clock.advance(60_000);
    await installShop(till.deps, shop, null);
    await uninstallShop(till.deps, shop, left);
    expect((await till.stores.installations.byShop(shop))?.uninstalledAt).toBeNull();
  });

  it('nor by news that is heard for the first time after the reinstall', async () => {
    const left = till.clock.now();
    till.clock.advance(60_000);
    await installShop(till.deps, shop, null);
    await uninstallShop(till.deps, shop, left);
    expect((await till.stores.installations.byShop(shop))?.uninstalledAt).toBeNull();
  });
});
