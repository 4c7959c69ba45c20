import { systemClock } from '~/adapters/clock/system';
import { ownBudget } from '../support/budget';
import { graphqlClient } from '~/adapters/shopify/graphql';
import { shopifyOrderSource } from '~/adapters/shopify/order-source';
import { ok } from '~/domain/result';
import { beforeEach, describe, expect, it } from 'vitest';
import { openShopify, shopDomain } from '../support/shopify';

let shopify: Awaited<ReturnType<typeof openShopify>>;
beforeEach(async () => {
  shopify = await openShopify();
});
const set = (path: string, body: object) => shopify.stand.post(path, body);
const built = async (form: object): Promise<string> => ((await set('/_control/orders/build', form)).body as { gid: string }).gid;
const read = (id: string) => shopify.source.readOrder(shopDomain, id);
const oneLine = { lines: [{ sku: 'TEA', title: 'Tea', price: '7.33', quantity: 2 }], shipping: '5.00', taxRate: 0.0825 };

describe('reading orders from Shopify', () => {
  it('reads every page of a long order, within the price of one query', async () => {
    await set('/_control/settings', { singleQueryCap: 1_000 });
    const id = await built({ ...oneLine, lines: Array.from({ length: 130 }, (_, index) => ({ sku: `S${index}`, title: `Item ${index}`, price: '1.00', quantity: 1 })) });
    const reading = await read(id);
    if (!reading.ok || reading.value.kind !== 'found') throw new Error(JSON.stringify(reading));
    const { order } = reading.value;
    expect(order.lines).toHaveLength(130);
    expect(order.agreements.flatMap((agreement) => agreement.sales)).toHaveLength(131);
    expect(new Set(order.lines.map((line) => line.id)).size).toBe(130);
    // One fulfilment order serves them all, from one place.
    expect(order.lines[0]?.locationId).toMatch(/Location/);
    expect(new Set(order.lines.map((line) => line.locationId)).size).toBe(1);
  });
  it('keeps the hash while nothing but the time of change moved', async () => {
    const id = await built(oneLine);
    const [first, second] = [await read(id), await read(id)];
    expect(first.ok && first.value.kind === 'found' && first.value.hash).toBe(second.ok && second.value.kind === 'found' && second.value.hash);
    await set(`/_control/orders/${id.slice(id.lastIndexOf('/') + 1)}/tag`, { add: ['x'] });
    const third = await read(id);
    expect(third.ok && third.value.kind === 'found' && third.value.hash).not.toBe(first.ok && first.value.kind === 'found' && first.value.hash);
  });
  it('says that an order is not there', async () => expect(await read('gid://shopify/Order/404')).toEqual({ ok: true, value: { kind: 'not-found' } }));
  it.each<[string, object, string]>([
    ['throttled', { kind: 'throttled' }, 'throttled'], ['429', { kind: '429' }, 'throttled'], ['500', { kind: '500' }, 'unreachable'], ['an HTML page', { kind: 'html' }, 'unreachable'],
    ['a refused token', { kind: 'unauthorized' }, 'unauthorised'],
  ])('%s comes back as %s', async (_name, fault, kind) => {
    const id = await built(oneLine);
    await set('/_control/faults', { ...fault, times: 9 });
    const reading = await read(id);
    expect(reading.ok ? 'read' : reading.error.kind).toBe(kind);
  });
  it.each(['{"data":{"order":', '{}', '{"data":null}', '<html>', ''])('takes %j for no answer', async (text) => {
    const graphql = graphqlClient({ fetch: () => Promise.resolve(new Response(text)), clock: systemClock, budget: ownBudget(), tokens: { forShop: () => Promise.resolve(ok('t')), reload: () => Promise.resolve(ok('t')) } });
    expect(await shopifyOrderSource(graphql, systemClock).readOrder(shopDomain, 'gid://shopify/Order/1')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
  it('names the shop\'s currency, zone, scopes and locations', async () => {
    const facts = await shopify.source.readShop(shopDomain);
    expect(facts).toMatchObject({ ok: true, value: { currency: 'USD', scopes: expect.arrayContaining(['read_orders']) } });
  });
  it('names all locations of a shop that has many', async () => {
    const asked: unknown[] = [];
    const page = (from: number, count: number, hasNextPage: boolean) => ({
      shop: { name: 'Test', myshopifyDomain: shopDomain, currencyCode: 'USD', ianaTimezone: 'UTC' }, currentAppInstallation: { accessScopes: [{ handle: 'read_orders' }] },
      locations: { nodes: Array.from({ length: count }, (_none, index) => ({ id: `gid://shopify/Location/${from + index}`, name: 'Shop', isActive: true })), pageInfo: { hasNextPage, endCursor: 'c1' } },
    });
    const source = shopifyOrderSource((_shop, _document, { after }) => {
      asked.push(after);
      return Promise.resolve(ok(after === null ? page(0, 100, true) : page(100, 30, false)));
    }, systemClock);
    const facts = await source.readShop(shopDomain);
    expect(facts.ok && new Set(facts.value.locations.map((one) => one.id)).size).toBe(130);
    expect(asked).toEqual([null, 'c1']);
  });
  it('lists what changed, oldest first', async () => {
    await built(oneLine);
    await built(oneLine);
    const page = await shopify.source.listOrders(shopDomain, 0, null);
    expect(page.ok && page.value.orders).toHaveLength(2);
  });
});
