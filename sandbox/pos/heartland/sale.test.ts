import { describe, expect, it } from 'vitest';
import { layOrder, MAIN_STREET, newInvoice, openOrder, STATION, stocked, testClient, WAREHOUSE } from './test-client';
import type { TestClient } from './test-client';

async function level(client: TestClient, item: number, location: number): Promise<[unknown, unknown, unknown]> {
  const [row] = await client.list(
    `/inventory/values?group[]=item_id&group[]=location_id&item_id=${item}&location_id=${location}`,
  );
  return [row?.qty_on_hand, row?.qty_committed, row?.qty_available];
}

describe('a sale from pending order to completed invoice', () => {
  it('moves stock, carries shipping and taxes, and closes the order', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await layOrder(client, customer, { order: { public_id: 'S-1001', shipping_charge: 5 }, taxes: [1.25, 0.31] });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({
      public_id: 'S-1001',
      status: 'pending',
      total: 31.56,
      total_tax: 1.56,
      total_paid: 31.56,
      balance: 0,
    });
    expect(await level(client, mug, WAREHOUSE)).toEqual([10, 0, 10]);

    expect((await client.put(`/sales/orders/${order}`, { status: 'open' })).status).toBe(200);
    expect(await level(client, mug, WAREHOUSE)).toEqual([10, 2, 8]);

    const invoice = await newInvoice(client, order);
    expect(invoice.status).toBe(201);
    expect((await client.post(`/sales/invoices/${invoice.id}/lines`, { type: 'ItemLine', item_id: mug, qty: 2 })).status).toBe(
      201,
    );
    expect(await client.get(`/sales/invoices/${invoice.id}`)).toMatchObject({
      status: 'incomplete',
      total: 31.56,
      balance: 0,
      'completed?': false,
    });
    expect((await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' })).status).toBe(200);

    expect(await client.get(`/sales/invoices/${invoice.id}`)).toMatchObject({
      status: 'complete',
      total: 31.56,
      'completed?': true,
    });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ status: 'closed' });
    expect(await level(client, mug, WAREHOUSE)).toEqual([8, 0, 8]);
    const kinds = (await client.list(`/sales/invoices/${invoice.id}/lines`)).map((line) => [line.type, line.value]);
    expect(kinds).toEqual([
      ['ItemLine', 25],
      ['ShippingLine', 5],
      ['TaxLine', 1.25],
      ['TaxLine', 0.31],
    ]);
    const ledger = await client.list('/inventory/transactions');
    expect(ledger.map((row) => [row.delta_qty_on_hand, row.delta_qty_committed])).toEqual([
      [0, 2],
      [-2, 0],
      [0, -2],
    ]);
  });

  it('splits over two invoices to the last cent', async () => {
    const client = testClient();
    const { mug, cup, customer } = await stocked(client);
    const lines = [
      { item_id: mug, qty: 1, ship_from_location_id: WAREHOUSE },
      { item_id: cup, qty: 3, ship_from_location_id: MAIN_STREET },
    ];
    const order = await openOrder(client, customer, { lines, taxes: [1], order: { shipping_charge: 4 } });
    const first = await newInvoice(client, order);
    await client.post(`/sales/invoices/${first.id}/lines`, { item_id: mug, qty: 1 });
    await client.put(`/sales/invoices/${first.id}`, { status: 'complete' });
    expect(await client.get(`/sales/invoices/${first.id}`)).toMatchObject({ total: 16.79, total_tax: 0.29 });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ status: 'open' });
    const second = await newInvoice(client, order, { source_location_id: MAIN_STREET });
    await client.post(`/sales/invoices/${second.id}/lines`, { item_id: cup, qty: 3 });
    expect(await client.get(`/sales/invoices/${second.id}`)).toMatchObject({ total: 30.68, total_tax: 0.71, balance: 0 });
    expect((await client.put(`/sales/invoices/${second.id}`, { status: 'complete' })).status).toBe(200);
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ status: 'closed', total: 47.47 });
    expect(await level(client, cup, MAIN_STREET)).toEqual([7, 0, 7]);
  });

  it('finds the order line that an invoice line means when one item stands on two lines', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const lines = [
      { item_id: mug, qty: 2, adjusted_unit_price: 10 },
      { item_id: mug, qty: 1, adjusted_unit_price: 9.99 },
    ];
    const order = await openOrder(client, customer, { lines });
    const invoice = await newInvoice(client, order);
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 1 });
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 2 });
    expect((await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 1 })).body.details).toEqual({
      qty: ['is more than is left to invoice'],
    });
    expect(await client.get(`/sales/invoices/${invoice.id}`)).toMatchObject({ total: 29.99 });
    const [, second] = await client.list(`/sales/orders/${order}/lines`);
    const other = await newInvoice(client, order);
    const named = await client.post(`/sales/invoices/${other.id}/lines`, { order_line_id: second?.id, qty: 1 });
    expect(named.body.details).toEqual({ qty: ['is more than is left to invoice'] });
  });

  it('never moves items that do not track inventory', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const tip = (
      await client.post('/items', { public_id: 'Shopify Tip', description: 'Shopify Tip', cost: 0, track_inventory: false })
    ).id;
    const order = await openOrder(client, customer, {
      lines: [{ item_id: tip, qty: 1, adjusted_unit_price: 3, ship_from_location_id: WAREHOUSE }],
    });
    const invoice = await newInvoice(client, order);
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: tip, qty: 1 });
    expect((await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' })).status).toBe(200);
    expect(await client.list('/inventory/transactions')).toEqual([]);
  });
});

describe('what stops a sale', () => {
  it('names every missing field of an order at once', async () => {
    const { body, status } = await testClient().post('/sales/orders', {});
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'validation_error',
      details: { station_id: ["can't be blank"], source_location_id: ["can't be blank"], customer_id: ["can't be blank"] },
    });
  });

  it('goes from pending to open to closed and no other way', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await layOrder(client, customer);
    expect((await client.put(`/sales/orders/${order}`, { status: 'closed' })).body.details).toHaveProperty('status');
    await client.put(`/sales/orders/${order}`, { status: 'open' });
    expect((await client.put(`/sales/orders/${order}`, { status: 'open' })).status).toBe(400);
    expect((await client.put(`/sales/orders/${order}`, { status: 'pending' })).status).toBe(400);
    expect((await client.put(`/sales/orders/${order}`, { status: 'closed' })).status).toBe(200);
    expect(await level(client, mug, WAREHOUSE)).toEqual([10, 0, 10]);
    expect((await client.post(`/sales/orders/${order}/lines`, { item_id: mug, qty: 1 })).status).toBe(400);
  });

  it('refuses to open an empty order, and to invoice one that is not open', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const empty = await layOrder(client, customer, { lines: [], paid: 0 });
    expect((await client.put(`/sales/orders/${empty}`, { status: 'open' })).body.details).toHaveProperty('lines');
    expect((await newInvoice(client, empty)).body.details).toEqual({ order_id: ['must be an open order'] });
  });

  it('takes only lines of the order on its invoice', async () => {
    const client = testClient();
    const { cup, customer } = await stocked(client);
    const invoice = await newInvoice(client, await openOrder(client, customer));
    expect((await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: cup, qty: 1 })).body.details).toEqual({
      item_id: ['is not on the order'],
    });
    expect((await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' })).body.details).toEqual({
      lines: ["can't be empty"],
    });
  });

  it('leaves lines on the order that are short of stock', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await openOrder(client, customer, { lines: [{ item_id: mug, qty: 11, ship_from_location_id: WAREHOUSE }] });
    expect(await level(client, mug, WAREHOUSE)).toEqual([10, 11, -1]);
    const invoice = await newInvoice(client, order);
    const line = { item_id: mug, qty: 11 };
    expect((await client.post(`/sales/invoices/${invoice.id}/lines`, line)).body.details).toEqual({
      qty: ['is more than is on hand at the location'],
    });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ status: 'open' });
    client.control('/settings', { overselling: 'negative' });
    expect((await client.post(`/sales/invoices/${invoice.id}/lines`, line)).status).toBe(201);
    await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' });
    expect(await level(client, mug, WAREHOUSE)).toEqual([-1, 0, -1]);
  });

  it('refuses payment types that sales orders do not accept, as a payment error', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const order = await layOrder(client, customer, { paid: 0 });
    const [house] = await client.list('/payment_types?_filter={"name":"House Account"}');
    const refused = await client.post(`/sales/orders/${order}/payments`, {
      type: 'CustomPayment',
      payment_type_id: house?.id,
      amount: 1,
      deposit: true,
    });
    expect(refused.body).toMatchObject({
      error: 'payment_error',
      details: { payment_type_id: ['is not accepted on sales orders'] },
    });
    expect((await client.post(`/sales/orders/${order}/payments`, { type: 'Barter', amount: 1 })).body.error).toBe(
      'validation_error',
    );
  });

  it('completes an invoice only when it is paid for', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await openOrder(client, customer, { paid: 20 });
    const invoice = await newInvoice(client, order);
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 2 });
    expect(await client.get(`/sales/invoices/${invoice.id}`)).toMatchObject({ total: 25, balance: 5 });
    expect((await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' })).body.error).toBe('payment_error');
    await client.post(`/sales/orders/${order}/payments`, { type: 'CashPayment', amount: 5, deposit: true });
    expect((await client.put(`/sales/invoices/${invoice.id}`, { status: 'complete' })).status).toBe(200);
  });

  it('gives a number once per kind of document', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const order = { station_id: STATION, source_location_id: MAIN_STREET, customer_id: customer, public_id: 'S-7' };
    expect((await client.post('/sales/orders', order)).status).toBe(201);
    expect((await client.post('/sales/orders', order)).body.details).toEqual({ public_id: ['has already been taken'] });
    const ticket = { station_id: STATION, public_id: 'S-7' };
    client.control('/settings', { numberSpace: 'shared' });
    expect((await client.post('/sales/tickets', ticket)).status).toBe(400);
    client.control('/settings', { numberSpace: 'separate' });
    expect((await client.post('/sales/tickets', ticket)).status).toBe(201);
    client.control('/settings', { uniquePublicIds: false });
    expect((await client.post('/sales/orders', order)).status).toBe(201);
  });
});

describe('automatic tax', () => {
  it('follows the lines, and entries of a client add to it', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    client.control('/locations/Main Street', { tax_rate: 825 });
    const order = await layOrder(client, customer, { paid: 0 });
    expect((await client.list(`/sales/orders/${order}/taxes`)).map((tax) => tax.value)).toEqual([2.06]);
    await client.post(`/sales/orders/${order}/taxes`, { description: 'neutralised', value: -2.06 });
    await client.post(`/sales/orders/${order}/taxes`, { description: 'GST', value: 1.25 });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ total: 26.25, total_tax: 1.25 });
    await client.post(`/sales/orders/${order}/lines`, { item_id: mug, qty: 2 });
    expect((await client.list(`/sales/orders/${order}/taxes`)).map((tax) => tax.value)).toEqual([4.13, -2.06, 1.25]);
  });

  it('may run again when the order is opened', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    client.control('/locations/Main Street', { tax_rate: 825 });
    client.control('/settings', { autoTaxAgainAtOpen: true });
    const order = await openOrder(client, customer, { taxes: [-2.06] });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ total: 27.06 });
  });

  it('may be recomputed on the invoice instead of carried', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    client.control('/settings', { invoiceTax: 'recomputed' });
    const invoice = await newInvoice(client, await openOrder(client, customer, { taxes: [1] }));
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 2 });
    expect(await client.get(`/sales/invoices/${invoice.id}`)).toMatchObject({ total: 25, total_tax: 0 });
  });
});
