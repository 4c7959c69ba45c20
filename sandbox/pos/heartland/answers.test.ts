import { describe, expect, it } from 'vitest';
import { DEMO_TOKEN, LIMITED_TOKEN } from './fixtures';
import { BASE, MAIN_STREET, STATION, stocked, testClient } from './test-client';

const person = { first_name: 'Ada', last_name: 'Byron' };

describe('who may ask', () => {
  it('answers the user of a live token', async () => {
    expect(await testClient().get('/system/whoami')).toMatchObject({
      first_name: 'Integration',
      last_name: 'User',
      'active?': true,
    });
  });

  it('refuses an unknown, withdrawn or missing token, and one whose user is inactive', async () => {
    expect((await testClient({ token: 'nonsense' }).call('GET', '/system/whoami')).status).toBe(401);
    const client = testClient();
    client.control('/tokens', { token: DEMO_TOKEN, valid: false });
    expect((await client.call('GET', '/items')).body).toMatchObject({ error: 'unauthorized' });
    client.control('/tokens', { token: DEMO_TOKEN, valid: true });
    client.control('/users/integration user', { active: false });
    expect((await client.call('GET', '/items')).status).toBe(401);
    expect((await client.fetch(`${BASE}/items`)).status).toBe(401);
    client.control('/users/100009', { active: true });
    expect((await client.call('GET', '/items')).status).toBe(200);
  });

  it('keeps a user within rights and locations', async () => {
    const client = testClient({ token: LIMITED_TOKEN });
    expect((await client.list('/locations')).map((location) => location.name)).toEqual(['Online']);
    expect((await client.call('GET', '/custom_fields')).status).toBe(200);
    expect((await client.post('/custom_fields', { group_id: 'item', name: 'X' })).body).toMatchObject({ error: 'forbidden' });
    const { customer } = await stocked(client);
    const order = { station_id: STATION, source_location_id: MAIN_STREET, customer_id: customer };
    expect((await client.post('/sales/orders', order)).status).toBe(403);
    expect((await client.post('/sales/orders', { ...order, station_id: 100_021, source_location_id: 100_005 })).status).toBe(201);
    client.control('/users/100010', { denied: ['sales/orders'] });
    expect((await client.call('GET', '/sales/orders')).status).toBe(403);
  });
});

describe('how it answers', () => {
  it('creates with an empty 201 and an absolute Location, or as the account is set', async () => {
    const client = testClient();
    const first = await client.post('/customers', person);
    expect(first).toMatchObject({ status: 201, text: '', location: `${BASE}/customers/200001` });
    client.control('/settings', { postAnswer: 'location-relative' });
    expect((await client.post('/customers', person)).location).toBe('/api/customers/200002');
    client.control('/settings', { postAnswer: 'body' });
    expect(await client.post('/customers', person)).toMatchObject({ status: 201, location: null, body: { id: 200_003 } });
  });

  it('updates with an empty 200, or as the account is set', async () => {
    const client = testClient();
    const { id } = await client.post('/customers', person);
    const change = async () => client.put(`/customers/${id}`, { phone_number: '555' });
    expect(await change()).toMatchObject({ status: 200, text: '' });
    client.control('/settings', { putAnswer: '204' });
    expect(await change()).toMatchObject({ status: 204, text: '' });
    client.control('/settings', { putAnswer: 'body' });
    expect(await change()).toMatchObject({ status: 200, body: { phone_number: '555', first_name: 'Ada' } });
  });

  it('shapes a validation error as the account is set', async () => {
    const client = testClient();
    client.control('/custom-fields', { group_id: 'customer', name: 'Source', required: true });
    const refused = async (settings: object) => {
      client.control('/settings', settings);
      const { status, body } = await client.post('/customers', person);
      return [status, body.details];
    };
    expect(await refused({})).toEqual([400, { 'custom@source': ["can't be blank"] }]);
    expect(await refused({ validationCode: 422, detailsShape: 'string', detailsCustomKey: 'custom.key' })).toEqual([
      422,
      { 'custom.source': "can't be blank" },
    ]);
    expect(await refused({ detailsShape: 'nested', detailsCustomKey: 'key' })).toEqual([
      422,
      { source: { errors: [{ message: "can't be blank" }] } },
    ]);
    expect(client.simulator.control('POST', '/settings', { postAnser: 'body' }).status).toBe(400);
  });

  it('spells predicates as the account is set', async () => {
    const client = testClient();
    const keys = async () => Object.keys(await client.get('/users/100009')).filter((key) => key.startsWith('active'));
    expect(await keys()).toEqual(['active?']);
    client.control('/settings', { predicates: 'plain' });
    expect(await keys()).toEqual(['active']);
    client.control('/settings', { predicates: 'both' });
    expect(await keys()).toEqual(['active?', 'active']);
  });

  it('tells unknown paths from unknown methods and bad bodies', async () => {
    const client = testClient();
    expect((await client.call('GET', '/nothing')).status).toBe(404);
    expect((await client.call('GET', '/sales/orders/abc')).status).toBe(404);
    expect((await client.call('DELETE', '/sales/orders/1')).status).toBe(405);
    expect((await client.call('DELETE', '/users')).status).toBe(405);
    expect((await client.post('/customers', '{"first_name":')).body).toMatchObject({ error: 'bad_request' });
    expect((await client.post('/customers', '[1]')).status).toBe(400);
    expect((await client.fetch('https://other.retail.heartland.us/api/users', { headers: client.headers })).status).toBe(404);
  });

  it('leaves nothing of a refused request behind', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const order = { station_id: STATION, source_location_id: MAIN_STREET, customer_id: customer };
    const before = client.simulator.state.tables;
    expect(
      (
        await client.post('/sales/orders', {
          ...order,
          lines: [
            { item_lookup: 'MUG', qty: 1 },
            { item_lookup: 'NONE', qty: 1 },
          ],
        })
      ).status,
    ).toBe(400);
    expect(client.simulator.state.tables).toEqual(before);
    expect((await client.post('/sales/orders', { ...order, lines: [{ item_lookup: 'MUG', qty: 1 }] })).status).toBe(201);
    expect(await client.list('/sales/orders')).toMatchObject([{ total: 12.5 }]);
  });

  it('writes amounts in the decimals of its currency', async () => {
    for (const [currency, price, total] of [
      ['JPY', 1250, 2500],
      ['KWD', 1.255, 2.51],
      ['USD', 19.99, 39.98],
    ] as const) {
      const client = testClient({ currency });
      const { mug, customer } = await stocked(client);
      const { id } = await client.post('/sales/orders', {
        station_id: STATION,
        source_location_id: MAIN_STREET,
        customer_id: customer,
      });
      await client.post(`/sales/orders/${id}/lines`, { item_id: mug, qty: 2, adjusted_unit_price: price });
      expect(await client.get(`/sales/orders/${id}`)).toMatchObject({ total });
    }
  });

  it('takes amounts as numbers only', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const { id } = await client.post('/sales/orders', {
      station_id: STATION,
      source_location_id: MAIN_STREET,
      customer_id: customer,
    });
    const refused = await client.post(`/sales/orders/${id}/lines`, { item_id: mug, qty: '2', adjusted_unit_price: '10.00' });
    expect(refused.body.details).toEqual({ qty: ['is not a number'], adjusted_unit_price: ['is not a number'] });
  });

  it('back-dates an order whose creation time is sent', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const order = {
      station_id: STATION,
      source_location_id: MAIN_STREET,
      customer_id: customer,
      created_at: '2026-01-17T02:23:29Z',
    };
    const { id } = await client.post('/sales/orders', order);
    expect(await client.get(`/sales/orders/${id}`)).toMatchObject({
      created_at: '2026-01-17T02:23:29+00:00',
      created_by_user_id: 100_009,
    });
  });
});
