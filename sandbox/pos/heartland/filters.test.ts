import { beforeEach, describe, expect, it } from 'vitest';
import { stocked, testClient } from './test-client';
import type { TestClient } from './test-client';

describe('lists', () => {
  let client: TestClient;
  const numbers = async (query: string) => (await client.list(`/items?${query}`)).map((item) => item.public_id);
  const json = (value: unknown) => `_filter=${encodeURIComponent(JSON.stringify(value))}`;

  beforeEach(() => {
    client = testClient();
    client.control('/custom-fields', { group_id: 'item', name: 'UPC' });
    client.control('/items', [
      { public_id: 'A', description: 'Red mug', price: 5, custom: { upc: '111' } },
      { public_id: 'B', description: 'Blue mug', price: 7.5, custom: { upc: '222' } },
      { public_id: 'C', description: 'Red hat', price: 20, active: false },
    ]);
  });

  it.each([
    ['one JSON object', { public_id: 'B' }, ['B']],
    ['a JSON array joined by and', [{ price: { $gt: 5 } }, { price: { $lt: 20 } }], ['B']],
    ['$or', { $or: [{ public_id: 'A' }, { price: 20 }] }, ['A', 'C']],
    ['$and inside $or', { $or: [{ $and: [{ public_id: 'A' }, { price: 5 }] }, { public_id: 'X' }] }, ['A']],
    ['$in', { public_id: { $in: ['A', 'C', 'Z'] } }, ['A', 'C']],
    ['$nin', { public_id: { $nin: ['A'] } }, ['B', 'C']],
    ['$neq', { price: { $neq: 5 } }, ['B', 'C']],
    ['$gte and $lte', { price: { $gte: 5, $lte: 7.5 } }, ['A', 'B']],
    ['$like', { description: { $like: 'Red*' } }, ['A', 'C']],
    ['a custom field', { 'custom@upc': '222' }, ['B']],
    ['an empty custom field', { 'custom@upc': '' }, ['C']],
    ['a predicate without its mark', { active: false }, ['C']],
    ['a null', { price: { $neq: null } }, ['A', 'B', 'C']],
  ])('filter by %s', async (_name, filter, expected) => {
    expect(await numbers(json(filter))).toEqual(expected);
  });

  it.each([
    ['_filter[] in JSON', '_filter[]=%7B%22public_id%22%3A%22B%22%7D', ['B']],
    ['brackets', '_filter[public_id]=B', ['B']],
    ['brackets with an operator', '_filter[price][$gte]=7.5', ['B', 'C']],
    ['brackets with a list', '_filter[public_id][$in][]=A&_filter[public_id][$in][]=B', ['A', 'B']],
    ['tilde', '~[public_id]=C', ['C']],
    ['tilde with an operator', '~[price][$lt]=6', ['A']],
    ['tilde on a custom field', '~[custom@upc]=111', ['A']],
    ['encoded brackets', '%7E%5Bcustom%40upc%5D=111', ['A']],
    ['plain', 'public_id=A', ['A']],
    ['several at once', 'active=true&_filter[price][$gt]=5', ['B']],
    ['free text', 'query=mug+red', ['A']],
    ['free text in custom values', 'query=222', ['B']],
    ['a time', '_filter[created_at][$gt]=2026-01-01&public_id=A', ['A']],
  ])('take the grammar %s', async (_name, query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it('come in an envelope with pages', async () => {
    expect(await client.get('/items?per_page=2')).toMatchObject({ total: 3, pages: 2 });
    expect(await numbers('per_page=2&page=2')).toEqual(['C']);
    expect(await numbers('per_page=all')).toEqual(['A', 'B', 'C']);
    expect(await client.get('/items?public_id=none')).toEqual({ total: 0, pages: 0, results: [] });
    client.control('/settings', { perPageAll: 2 });
    expect(await numbers('per_page=all')).toEqual(['A', 'B']);
  });

  it('sort by one or several fields', async () => {
    expect(await numbers('sort=price,desc')).toEqual(['C', 'B', 'A']);
    expect(await numbers('sort[]=active&sort[]=price,desc')).toEqual(['C', 'B', 'A']);
    expect(await numbers('sort[]=description')).toEqual(['B', 'C', 'A']);
  });

  it('pick fields and embed related records', async () => {
    expect(await client.list('/items?_only[]=id&_only[]=public_id&public_id=A')).toEqual([{ id: 109_679, public_id: 'A' }]);
    const [location] = await client.list('/locations?_include[]=stations&name=Warehouse');
    expect(location?.stations).toMatchObject([{ name: 'Warehouse Station', 'active?': true }]);
    const { customer } = await stocked(client);
    await client.post('/sales/orders', { station_id: 100_021, source_location_id: 100_005, customer_id: customer });
    const [order] = await client.list('/sales/orders?_include[]=customer&_include[]=location&_include[]=lines');
    expect(order).toMatchObject({ customer: { name: 'Ada Byron' }, location: { name: 'Online' }, lines: [] });
  });

  it('meet an unknown field in the way the account is set', async () => {
    expect(await numbers('colour=red')).toEqual([]);
    client.control('/settings', { unknownFilter: 'ignored' });
    expect(await numbers('colour=red')).toEqual(['A', 'B', 'C']);
    expect(await numbers(json({ 'custom@none': 'x' }))).toEqual(['A', 'B', 'C']);
    client.control('/settings', { unknownFilter: 'refused' });
    expect((await client.call('GET', '/items?colour=red')).status).toBe(400);
    expect(await numbers('active=true')).toEqual(['A', 'B']);
  });

  it('compare text by its letters, or without regard to case', async () => {
    expect(await numbers('public_id=a')).toEqual([]);
    client.control('/settings', { filterCase: 'insensitive' });
    expect(await numbers('public_id=a')).toEqual(['A']);
  });

  it('refuse a filter that is not JSON or uses an unknown operator', async () => {
    expect((await client.call('GET', '/items?_filter={')).body).toMatchObject({ error: 'validation_error' });
    expect((await client.call('GET', `/items?${json({ price: { $near: 3 } })}`)).status).toBe(400);
  });

  it('answer HEAD for what is there and what is not', async () => {
    expect(await client.call('HEAD', '/items/109679')).toMatchObject({ status: 200, text: '' });
    expect(await client.call('HEAD', '/items/1')).toMatchObject({ status: 404, text: '' });
  });
});
