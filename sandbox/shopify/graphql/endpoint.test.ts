import { describe, expect, it } from 'vitest';
import { testShop, type GraphqlAnswer } from '../test-shop';

const place = (post: ReturnType<typeof testShop>['post'], more: object = {}) =>
  post('/_control/orders/build', { lines: [{ sku: 'A', price: '10.00' }], ...more });
const NAMES =
  'query Names($query: String, $after: String, $first: Int = 2) { orders(first: $first, after: $after, query: $query, sortKey: CREATED_AT) { nodes { name } pageInfo { hasNextPage endCursor } } }';

interface Names {
  readonly orders: {
    readonly nodes: readonly { readonly name: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
const namesIn = (answer: GraphqlAnswer) => (answer.data as unknown as Names).orders;

describe('the GraphQL endpoint', () => {
  it('refuses a missing, an invented and an expired token', async () => {
    const { post, exchange, pass } = testShop();
    const ask = (token: string) =>
      post('/admin/api/2026-07/graphql.json', { query: '{ shop { name } }' }, { 'x-shopify-access-token': token });
    expect((await ask('')).status).toBe(401);
    expect((await ask('shpat_nobody')).status).toBe(401);
    const { access_token } = (await exchange()).body as { access_token: string };
    expect((await ask(access_token)).status).toBe(200);
    pass(3_601_000);
    expect((await ask(access_token)).status).toBe(401);
  });

  it('refuses fields that Shopify does not have, and queries that are none', async () => {
    const { query, post } = testShop();
    expect((await query('{ shop { favouriteColour } }')).errors?.[0]?.message).toContain('favouriteColour');
    expect((await query('{ shop { ')).errors).toHaveLength(1);
    expect((await query('mutation { orderClose }')).errors).toHaveLength(1);
    expect((await post('/admin/api/2026-07/graphql.json', 'nope')).status).toBe(401);
  });

  it('pages truly, also when orders arrive in between', async () => {
    const { post, query, pass } = testShop();
    for (let at = 0; at < 5; at += 1) {
      await place(post);
      pass(2_000);
    }
    const first = namesIn(await query(NAMES));
    await place(post);
    const second = namesIn(await query(NAMES, { after: first.pageInfo.endCursor }));
    const third = namesIn(await query(NAMES, { after: second.pageInfo.endCursor }));
    expect([first, second, third].flatMap((part) => part.nodes.map((node) => node.name))).toEqual([
      '#1001',
      '#1002',
      '#1003',
      '#1004',
      '#1005',
      '#1006',
    ]);
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  it('wants a page size and a cursor of its own', async () => {
    const { query } = testShop();
    expect((await query('{ orders { nodes { name } } }')).errors?.[0]?.message).toContain('first or last');
    expect((await query(NAMES, { first: 251 })).errors?.[0]?.message).toContain('250');
    expect((await query(NAMES, { after: 'bm9wZQ' })).errors?.[0]?.message).toContain('Invalid cursor');
  });

  it('searches as Shopify does, and says which fields it ignored', async () => {
    const { post, query, pass } = testShop();
    await place(post, { tags: 'wholesale' });
    pass(3_600_000);
    await place(post, { test: true, archived: true });
    const find = async (text: string) => namesIn(await query(NAMES, { query: text, first: 10 })).nodes.map((node) => node.name);
    expect(await find('updated_at:>=2026-11-20T13:00:00Z')).toEqual(['#1002']);
    expect(await find("created_at:<'2026-11-20T13:00:00Z' AND test:false")).toEqual(['#1001']);
    expect(await find('tag:wholesale OR status:closed')).toEqual(['#1001', '#1002']);
    expect(await find('-tag:wholesale')).toEqual(['#1002']);
    expect(await find('NOT (test:true) financial_status:paid')).toEqual(['#1001']);
    expect(await find('name:#1002')).toEqual(['#1002']);
    const strange = await query(NAMES, { query: 'colour:blue' });
    expect(namesIn(strange).nodes).toHaveLength(2);
    expect(JSON.stringify(strange.extensions?.search)).toContain('colour');
  });

  it('lets changes become searchable late, but reads an order at once', async () => {
    const { post, query, pass } = testShop();
    await post('/_control/settings', { searchLagMs: 5_000 });
    const { gid } = (await place(post)).body as { gid: string };
    expect(namesIn(await query(NAMES)).nodes).toEqual([]);
    expect((await query('query One($id: ID!) { order(id: $id) { name } }', { id: gid })).data).toEqual({
      order: { name: '#1001' },
    });
    pass(6_000);
    expect(namesIn(await query(NAMES)).nodes).toHaveLength(1);
  });

  it('hides orders older than 60 days from an app without read_all_orders', async () => {
    const { post, query, signOut } = testShop();
    const { gid } = (await place(post, { createdAt: '2026-08-01T00:00:00Z' })).body as { gid: string };
    const one = () => query('query One($id: ID!) { order(id: $id) { name } }', { id: gid });
    expect((await one()).data).toEqual({ order: { name: '#1001' } });
    await post('/_control/settings', { scopes: ['read_orders'] });
    signOut();
    expect((await one()).data).toEqual({ order: null });
    expect(namesIn(await query(NAMES)).nodes).toEqual([]);
  });

  it('denies a field whose scope is missing and answers the rest', async () => {
    const { post, query } = testShop();
    await post('/_control/settings', { scopes: ['read_orders'] });
    await place(post);
    const answer = await query('{ orders(first: 1) { nodes { name customer { id } } } }');
    expect(answer.data).toEqual({ orders: { nodes: [{ name: '#1001', customer: null }] } });
    expect(answer.errors).toMatchObject([{ path: ['orders', 'nodes', 0, 'customer'], extensions: { code: 'ACCESS_DENIED' } }]);
  });

  it('charges for what is answered, throttles an empty bucket and refills it', async () => {
    const { post, get, query, pass } = testShop();
    await place(post);
    const first = await query(NAMES);
    expect((await get('/_control/calls')).body).toMatchObject({
      total: 1,
      rows: [{ operation: 'Names', requestedCost: 3, actualCost: 2 }],
    });
    expect(first.extensions?.cost).toMatchObject({
      requestedQueryCost: 3,
      actualQueryCost: 2,
      throttleStatus: { maximumAvailable: 20_000, restoreRate: 1_000 },
    });
    await post('/_control/faults', { kind: 'drain', level: 1 });
    const empty = await query(NAMES);
    expect(empty.errors?.[0]?.extensions?.code).toBe('THROTTLED');
    expect(empty.data).toBeUndefined();
    pass(10);
    expect((await query(NAMES)).errors).toBeUndefined();
  });

  it('refuses a query above the cap before it runs', async () => {
    const { post, query } = testShop();
    await post('/_control/settings', { singleQueryCap: 100 });
    expect((await query(NAMES, { first: 250 })).errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED');
    await post('/_control/settings', { throttle: false, singleQueryCap: null });
    expect((await query(NAMES, { first: 250 })).errors).toBeUndefined();
  });

  it('breaks on request, as often as told', async () => {
    const { post, query } = testShop();
    await query('{ shop { name } }');
    await post('/_control/faults', { kind: 'throttled', match: 'graphql', times: 2 });
    for (let at = 0; at < 2; at += 1) expect((await query('{ shop { name } }')).errors?.[0]?.extensions?.code).toBe('THROTTLED');
    expect((await query('{ shop { name } }')).errors).toBeUndefined();
    expect((await post('/_control/faults', { kind: 'meteor' })).status).toBe(422);
  });
});
