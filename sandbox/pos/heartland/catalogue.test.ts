import { describe, expect, it } from 'vitest';
import { layOrder, stocked, testClient } from './test-client';

describe('items', () => {
  it('need a description and a cost, and an Item # of their own', async () => {
    const client = testClient();
    expect((await client.post('/items', {})).body.details).toEqual({ cost: ["can't be blank"], description: ["can't be blank"] });
    const tip = { public_id: 'Shopify Tip', description: 'Shopify Tip', cost: 0, track_inventory: false };
    expect((await client.post('/items', tip)).status).toBe(201);
    expect((await client.post('/items', tip)).body.details).toEqual({ public_id: ['has already been taken'] });
    expect(await client.list('/items')).toMatchObject([{ public_id: 'Shopify Tip', price: 0, 'track_inventory?': false }]);
  });

  it('are found by number, id, printed barcode and unique custom value', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    client.control('/custom-fields', { group_id: 'item', name: 'UPC', unique: true });
    await client.put(`/items/${mug}`, { custom: { upc: '0123456789' } });
    const order = await layOrder(client, customer, { lines: [], paid: 0 });
    for (const item_lookup of ['MUG', String(mug), `SR${mug}`, '0123456789']) {
      expect((await client.post(`/sales/orders/${order}/lines`, { item_lookup, qty: 1 })).status).toBe(201);
    }
    expect((await client.list(`/sales/orders/${order}/lines`)).map((line) => line.item_public_id)).toEqual([
      'MUG',
      'MUG',
      'MUG',
      'MUG',
    ]);
    expect((await client.post(`/sales/orders/${order}/lines`, { item_lookup: 'GONE', qty: 1 })).body.details).toHaveProperty(
      'item_lookup',
    );
  });

  it('that are archived are refused on a line', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await layOrder(client, customer, { lines: [], paid: 0 });
    client.control(`/items/${mug}`, { active: false });
    expect((await client.post(`/sales/orders/${order}/lines`, { item_id: mug, qty: 1 })).body.details).toEqual({
      item_id: ['is not active'],
    });
  });
});

describe('customers', () => {
  it('need both names and one e-mail address, and may share one', async () => {
    const client = testClient();
    expect((await client.post('/customers', { first_name: 'Ada', last_name: ' ' })).body.details).toEqual({
      last_name: ["can't be blank"],
    });
    expect(
      (await client.post('/customers', { first_name: 'A', last_name: 'B', email: 'a@x.example, b@x.example' })).body.details,
    ).toHaveProperty('email');
    for (const first_name of ['Ada', 'Eva'])
      await client.post('/customers', { first_name, last_name: 'B', email: 'a@x.example' });
    expect((await client.list('/customers?query=a@x.example')).map((one) => one.name)).toEqual(['Ada B', 'Eva B']);
    expect(await client.list('/customers?~[email]=a@x.example')).toHaveLength(2);
  });

  it('have addresses of their own', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const address = {
      first_name: 'Ada',
      last_name: 'Byron',
      line_1: '1 Rue',
      city: 'Montréal',
      state: 'QC',
      postal_code: 'H2X',
      country: 'CA',
    };
    const { id, status } = await client.post(`/customers/${customer}/addresses`, address);
    expect(status).toBe(201);
    expect(await client.list(`/customers/${customer}/addresses`)).toMatchObject([{ id, line_1: '1 Rue' }]);
    await client.put(`/customers/${customer}/addresses/${id}`, { line_2: 'apt 2' });
    expect(await client.get(`/customers/${customer}/addresses/${id}`)).toMatchObject({ line_2: 'apt 2', city: 'Montréal' });
    expect((await client.post(`/customers/${customer}/addresses`, { ...address, city: ' Laval' })).body.details).toEqual({
      city: ['has blanks around it'],
    });
    expect(
      (await client.post(`/customers/${customer}/addresses`, { ...address, first_name: '', country: 'C' })).body.details,
    ).toEqual({
      first_name: ["can't be blank"],
      country: ['is not a known country'],
    });
    const other = await client.post('/customers', { first_name: 'Bob', last_name: 'C' });
    expect((await client.call('GET', `/customers/${other.id}/addresses/${id}`)).status).toBe(404);
    const order = { station_id: 100_022, source_location_id: 100_006, customer_id: other.id, shipping_address_id: id };
    expect((await client.post('/sales/orders', order)).body.details).toEqual({
      shipping_address_id: ['does not belong to the customer'],
    });
  });
});

describe('the rest of the account', () => {
  it('has payment types, and takes a new one by name', async () => {
    const client = testClient();
    expect((await client.list('/payment_types')).map((type) => type.name)).not.toContain('Shopify');
    const { id } = await client.post('/payment_types', { name: 'Shopify' });
    expect(await client.list('/payment_types?name=Shopify')).toMatchObject([
      { id, 'active?': true, 'accept_on_sales_orders?': true },
    ]);
    expect((await client.post('/payment_types', { name: 'Shopify' })).status).toBe(400);
    await client.put(`/payment_types/${id}`, { accept_on_sales_orders: false });
    expect(await client.get(`/payment_types/${id}`)).toMatchObject({ 'accept_on_sales_orders?': false });
  });

  it('has people, stations, shipping methods and reason codes', async () => {
    const client = testClient();
    expect((await client.list('/users?active=true')).map((user) => user.first_name)).toEqual(['Integration', 'Online', 'Marie']);
    const { id } = await client.post('/stations', { location_id: 100_005, name: 'Web 2', active: true });
    expect((await client.list('/stations?location_id=100005')).map((station) => station.id)).toEqual([100_021, id]);
    expect(await client.list('/shipping_methods')).toMatchObject([{ name: 'Standard' }]);
    expect((await client.list('/reason_codes/gift_card_adjustment_reasons')).map((reason) => reason.name)).toEqual([
      'Sold',
      'Correction',
    ]);
    expect(await client.get('/settings/company_name')).toEqual({ value: 'Sandbox Outfitters' });
    expect((await client.call('GET', '/settings/none')).status).toBe(404);
  });

  it('keeps gift cards by number', async () => {
    const client = testClient();
    const [reason] = await client.list('/reason_codes/gift_card_adjustment_reasons');
    const { id } = await client.post('/gift_cards', { number: 'ab12 cd34', balance: 50, reason_id: reason?.id });
    expect(await client.get('/gift_cards/AB12CD34')).toMatchObject({ id, number: 'AB12CD34', balance: 50 });
    expect((await client.post('/gift_cards', { number: 'AB12CD34', balance: 1, reason_id: reason?.id })).status).toBe(400);
    expect((await client.post('/gift_cards', { number: 'AB-12' })).body.details).toHaveProperty('number');
    const adjust = (delta_balance: number) =>
      client.post('/gift_card/adjustments', { gift_card_id: id, reason_id: reason?.id, delta_balance });
    expect((await adjust(-20.5)).status).toBe(201);
    expect((await adjust(-30)).status).toBe(400);
    expect(await client.list('/gift_cards?_filter={"number":{"$in":["AB12CD34"]}}')).toMatchObject([{ balance: 29.5 }]);
  });

  it('tells listeners what happened, as the bare record', async () => {
    const sent: [string, Record<string, unknown>][] = [];
    const client = testClient({ fetch: { onWebhook: (url, body) => void sent.push([url, JSON.parse(body)]) } });
    const { id } = await client.post('/webhooks', { url: 'http://127.0.0.1:1/x', events: ['customer_created'] });
    await client.post('/customers', { first_name: 'Ada', last_name: 'B' });
    await client.call('DELETE', `/webhooks/${id}`);
    await client.post('/customers', { first_name: 'Eva', last_name: 'B' });
    expect(sent).toMatchObject([['http://127.0.0.1:1/x', { first_name: 'Ada' }]]);
    expect((await client.post('/webhooks', { url: 'http://127.0.0.1:1/x', events: ['order_created'] })).status).toBe(400);
  });

  it('groups stock by item, by location, or not at all', async () => {
    const client = testClient();
    const { mug } = await stocked(client);
    expect(await client.get('/inventory/values?group[]=item_id&group[]=location_id')).toMatchObject({ total: 6 });
    expect(await client.list(`/inventory/values?group[]=item_id&item_id=${mug}&_include[]=item`)).toMatchObject([
      { item_id: mug, qty_on_hand: 30, item: { public_id: 'MUG' } },
    ]);
    expect(await client.list('/inventory/values?group[]=location_id&location_id=100006')).toMatchObject([
      { location_id: 100_006, qty: 20 },
    ]);
  });
});
