import { describe, expect, it } from 'vitest';
import { layOrder, MAIN_STREET, newInvoice, openOrder, STATION, stocked, testClient } from './test-client';

const order = (customer: number, more: object = {}) => ({
  station_id: STATION,
  source_location_id: MAIN_STREET,
  customer_id: customer,
  ...more,
});

describe('custom fields', () => {
  it('derives a key from the name and numbers one that is taken', async () => {
    const client = testClient();
    for (const name of ['Product Line', 'Product Line', '  Größe / Farbe ']) {
      expect((await client.post('/custom_fields', { group_id: 'item', name, validation_type: 'text' })).status).toBe(201);
    }
    expect((await client.list('/custom_fields')).map((field) => field.key)).toEqual([
      'product_line',
      'product_line1',
      'gr_e_farbe',
    ]);
    expect((await client.post('/custom_fields', { group_id: 'moon', name: 'X' })).body.details).toHaveProperty('group_id');
  });

  it('are listed by group and by required, as the importer asks', async () => {
    const client = testClient();
    client.control('/custom-fields', { group_id: 'sales.transaction', name: 'Channel', required: true });
    client.control('/custom-fields', { group_id: 'sales.transaction.line_item', name: 'Engraving' });
    client.control('/custom-fields', { group_id: 'item', name: 'Colour', required: true });
    const either = '{"$or":[{"group_id":"sales.transaction"},{"group_id":"sales.transaction.line_item"}]}';
    const filter = encodeURIComponent(`[${either},{"required":true}]`);
    expect((await client.list(`/custom_fields?_filter=${filter}`)).map((field) => field.key)).toEqual(['channel']);
  });

  it('block an order at its creation, and let it through when required is switched off', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const field = client.control('/custom-fields', { group_id: 'sales.transaction', name: 'Channel', required: true });
    const refused = await client.post('/sales/orders', order(customer));
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: 'validation_error', details: { 'custom@channel': ["can't be blank"] } });
    expect((await client.post('/sales/orders', order(customer, { custom: { channel: 'web' } }))).status).toBe(201);
    expect((await client.post('/sales/orders', order(customer, { 'custom@channel': 'web' }))).status).toBe(201);
    await client.put(`/custom_fields/${String(field.id)}`, { required: false });
    expect((await client.post('/sales/orders', order(customer))).status).toBe(201);
  });

  it('block an edit too, once a field has become required', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const id = await layOrder(client, customer);
    client.control('/custom-fields', { group_id: 'sales.transaction', name: 'Channel', required: true });
    expect((await client.put(`/sales/orders/${id}`, { sales_rep: 'Web' })).body.details).toHaveProperty('custom@channel');
    expect((await client.put(`/sales/orders/${id}`, { status: 'open', custom: { channel: 'web' } })).status).toBe(200);
  });

  it('block at the opening instead, when the account is set so', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    client.control('/settings', { requiredBlocksAt: { 'sales.transaction': 'finish', 'sales.transaction.line_item': 'finish' } });
    client.control('/custom-fields', { group_id: 'sales.transaction', name: 'Channel', required: true });
    const id = await layOrder(client, customer);
    expect((await client.put(`/sales/orders/${id}`, { status: 'open' })).body.details).toHaveProperty('custom@channel');
    expect(await client.get(`/sales/orders/${id}`)).toMatchObject({ status: 'pending' });
  });

  it('of a line show what is missing and stop the order from opening, or stop the line itself', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const id = await layOrder(client, customer);
    client.control('/custom-fields', { group_id: 'sales.transaction.line_item', name: 'Engraving', required: true });
    expect((await client.list(`/sales/orders/${id}/lines`))[0]?.prompt_for).toEqual({
      missing_fields: ['engraving'],
      missing_reason_codes: [],
    });
    expect((await client.put(`/sales/orders/${id}`, { status: 'open' })).body.details).toHaveProperty('custom@engraving');
    client.control('/settings', { requiredBlocksAt: { 'sales.transaction': 'create', 'sales.transaction.line_item': 'create' } });
    expect((await client.post(`/sales/orders/${id}/lines`, { item_id: mug, qty: 1 })).body.details).toHaveProperty(
      'custom@engraving',
    );
    expect((await client.post(`/sales/orders/${id}/lines`, { item_id: mug, qty: 1, custom: { engraving: 'A' } })).status).toBe(
      201,
    );
  });

  it('of customers and items block their creation', async () => {
    const client = testClient();
    client.control('/custom-fields', { group_id: 'customer', name: 'Source', required: true });
    client.control('/custom-fields', { group_id: 'item', name: 'Season', required: true });
    expect((await client.post('/customers', { first_name: 'A', last_name: 'B' })).body.details).toEqual({
      'custom@source': ["can't be blank"],
    });
    expect((await client.post('/items', { description: 'Tip', cost: 0 })).body.details).toEqual({
      'custom@season': ["can't be blank"],
    });
  });

  it('of a list reject what the list does not have', async () => {
    const client = testClient();
    client.control('/custom-fields', { group_id: 'customer', name: 'Tier', values: ['Gold', 'Silver'] });
    const lead = { first_name: 'A', last_name: 'B', custom: { tier: 'Lead' } };
    expect((await client.post('/customers', lead)).body.details).toEqual({ 'custom@tier': ['is not included in the list'] });
    client.control('/settings', { rejectUnlistedValues: false });
    expect((await client.post('/customers', lead)).status).toBe(201);
  });

  it('that are unique reject a second record with the value, among orders and tickets together', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    await client.post('/custom_fields', { group_id: 'sales.transaction', name: 'shopify_id', unique: true });
    const body = order(customer, { custom: { shopify_id: 'gid-1' } });
    expect((await client.post('/sales/orders', body)).status).toBe(201);
    expect((await client.post('/sales/orders', body)).body.details).toEqual({ 'custom@shopify_id': ['has already been taken'] });
    expect((await client.post('/sales/tickets', { station_id: STATION, 'custom@shopify_id': 'gid-1' })).status).toBe(400);
    expect((await client.list('/sales/orders?_filter={"custom@shopify_id":"gid-1"}')).length).toBe(1);
    expect(await client.list('/sales/orders?_filter={"custom@shopify_id":"gid-2"}')).toEqual([]);
    client.control('/settings', { uniqueCustomFields: false });
    expect((await client.post('/sales/orders', body)).status).toBe(201);
  });

  it('may not be unique for sales, said aloud or in silence', async () => {
    const client = testClient();
    const field = { group_id: 'sales.transaction', name: 'shopify_id', unique: true };
    client.control('/settings', { transactionUnique: 'refused' });
    expect((await client.post('/custom_fields', field)).body.details).toHaveProperty('unique');
    client.control('/settings', { transactionUnique: 'ignored' });
    expect((await client.post('/custom_fields', field)).status).toBe(201);
    expect((await client.list('/custom_fields'))[0]).toMatchObject({ key: 'shopify_id', unique: false });
  });

  it('of an order reach its invoice as the account is set', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    await client.post('/custom_fields', { group_id: 'sales.transaction', name: 'shopify_id', unique: true, required: true });
    const id = await openOrder(client, customer, { order: { custom: { shopify_id: 'gid-1' } } });
    const plain = await newInvoice(client, id);
    expect(await client.get(`/sales/invoices/${plain.id}`)).toMatchObject({ custom: { shopify_id: '' } });
    client.control('/settings', { invoiceCustom: 'copied' });
    expect(await client.get(`/sales/invoices/${(await newInvoice(client, id)).id}`)).toMatchObject({
      custom: { shopify_id: 'gid-1' },
    });
    client.control('/settings', { invoiceCustom: 'checked' });
    expect((await newInvoice(client, id)).body.details).toEqual({ 'custom@shopify_id': ['has already been taken'] });
  });
});
