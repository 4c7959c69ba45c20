import { readdirSync, readFileSync } from 'node:fs';
import { defaultFieldResolver, isObjectType, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { testShop } from '../test-shop';
import { DEFAULTS } from '../settings';
import { adminSchema } from './schema';

const documents = new URL('../../schema/documents/', import.meta.url);
const everything = readdirSync(documents)
  .filter((name) => name !== 'shop.graphql')
  .map((name) => readFileSync(new URL(name, documents), 'utf8'))
  .join('\n');
const fixtures = new URL('../../../tests/fixtures/orders/', import.meta.url);
const bodies = readdirSync(fixtures).map((name) => readFileSync(new URL(name, fixtures), 'utf8'));

/** Fields that the simulator leaves out of an object that it serves: they would be answered null without anyone having decided so. */
function watchGaps(): Set<string> {
  const gaps = new Set<string>();
  for (const type of Object.values(adminSchema().getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const before = field.resolve ?? defaultFieldResolver;
      field.resolve = (source: object, args, context, info) => {
        if (!(field.name in source)) gaps.add(`${type.name}.${field.name}`);
        return before(source, args, context, info) as unknown;
      };
    }
  }
  return gaps;
}

describe('the served schema', () => {
  it('is what its documents ask for', () => {
    const all = readdirSync(documents).map((name) => readFileSync(new URL(name, documents), 'utf8'));
    expect(validate(adminSchema(), parse(all.join('\n')))).toEqual([]);
  });

  it('has an answer for every field of every order', async () => {
    const gaps = watchGaps();
    const { post, query } = testShop();
    await post('/_control/settings', { throttle: false, scopes: [...DEFAULTS.scopes, 'read_payment_terms'] });
    for (const body of bodies) await post('/_control/orders', body);
    await post('/_control/orders/2001/edit', {
      change: [{ sku: 'MUG-BLUE', quantity: 1 }],
      add: [{ sku: 'NEW', price: '3.00' }],
    });
    await post('/_control/orders/2001/refund', { lines: [{ sku: 'TEE-M', quantity: 1 }], shipping: true, amount: '40.00' });
    await post('/_control/orders/2001/fulfill', {});
    await post('/_control/orders/2011/pay', {});
    await post('/_control/orders/2003/cancel', {});
    let seen = 0;
    for (let after: string | null = null; ;) {
      const answer = await query(
        `query Page($after: String) { orders(first: 5, after: $after) { nodes { ...Whole } pageInfo { hasNextPage endCursor } } }\n${everything}`,
        { after },
      );
      expect(answer.errors).toBeUndefined();
      const { nodes, pageInfo } = (
        answer.data as unknown as { orders: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
      ).orders;
      seen += nodes.length;
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toBe(bodies.length);
    expect([...gaps]).toEqual([]);
  });

  it('answers the shop, its places, its app and nodes', async () => {
    const { post, query } = testShop();
    await post('/_control/orders', bodies[0]);
    const answer = await query(
      `query Shop($id: ID!, $ids: [ID!]!) {
        shop { name currencyCode ianaTimezone myshopifyDomain plan { partnerDevelopment } }
        locations(first: 5) { nodes { id name isActive } }
        app { title }
        currentAppInstallation { accessScopes { handle } }
        webhookSubscriptions(first: 5) { nodes { id } }
        node(id: $id) { id ... on Order { name } }
        nodes(ids: $ids) { id }
        ordersCount { count }
      }`,
      { id: 'gid://shopify/Order/6410000002001', ids: ['gid://shopify/Location/68001001', 'gid://shopify/Order/1'] },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      shop: { currencyCode: 'USD', myshopifyDomain: 'tillbridge-sandbox.myshopify.com' },
      locations: { nodes: [{ name: 'Harbour warehouse' }, { name: 'Main Street shop' }] },
      node: { name: '#2001' },
      nodes: [{ id: 'gid://shopify/Location/68001001' }, null],
      ordersCount: { count: 1 },
      webhookSubscriptions: { nodes: [] },
    });
  });
});
