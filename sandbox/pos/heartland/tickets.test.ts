import { describe, expect, it } from 'vitest';
import { layOrder, MAIN_STREET, newInvoice, openOrder, STATION, stocked, testClient } from './test-client';

const payment = (amount: number) => ({ type: 'Payments::ExternalPayment', description: 'Shopify', deposit: false, amount });

describe('tickets', () => {
  it('post a whole sale in one request, back-dated and taxed from outside', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    client.control('/locations/Main Street', { tax_rate: 825 });
    const { id, status } = await client.post('/sales/tickets', {
      public_id: 'T-1',
      station_id: STATION,
      customer_id: customer,
      status: 'complete',
      recalculate: false,
      created_at: '2025-05-01T10:00:00Z',
      completed_at: '2025-05-01T10:05:00Z',
      sales_rep: 'Web',
      item_lines: [{ type: 'ItemLine', item_id: mug, qty: 2, unit_price: 12.5 }],
      tax_lines: [{ type: 'TaxLine', description: 'GST', value: 1.25 }],
      payments: [payment(26.25)],
    });
    expect(status).toBe(201);
    expect(await client.get(`/sales/tickets/${id}`)).toMatchObject({
      type: 'Ticket',
      status: 'complete',
      total: 26.25,
      total_tax: 1.25,
      balance: 0,
      source_location_id: MAIN_STREET,
      completed_at: '2025-05-01T10:05:00+00:00',
      'completed?': true,
    });
    expect(client.simulator.state.stock[`${mug}:${MAIN_STREET}`]).toEqual({ on_hand: 8, committed: 0 });
    expect(await client.list('/payments')).toMatchObject([{ type: 'ExternalPayment', amount: 26.25, sales_transaction_id: id }]);
  });

  it('are taxed by the server unless told not to', async () => {
    const client = testClient();
    const { mug } = await stocked(client);
    client.control('/locations/Main Street', { tax_rate: 825 });
    const { id } = await client.post('/sales/tickets', { station_id: STATION, item_lines: [{ item_id: mug, qty: 2 }] });
    expect(await client.get(`/sales/tickets/${id}`)).toMatchObject({ total: 27.06, status: 'incomplete' });
  });

  it('with negative quantities are returns and put goods back', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const body = { station_id: STATION, customer_id: customer, recalculate: false, status: 'complete' };
    const { id } = await client.post('/sales/tickets', {
      ...body,
      item_lines: [{ item_id: mug, qty: -1, unit_price: 12.5 }],
      payments: [payment(-12.5)],
    });
    expect(await client.list('/sales/tickets?_filter[type][$eq]=Return&_filter[status][$eq]=complete')).toMatchObject([
      { id, total: -12.5 },
    ]);
    expect(client.simulator.state.stock[`${mug}:${MAIN_STREET}`]?.on_hand).toBe(11);
    const still = {
      ...body,
      affect_inventory: false,
      item_lines: [{ item_id: mug, qty: -1, unit_price: 12.5 }],
      payments: [payment(-12.5)],
    };
    expect((await client.post('/sales/tickets', still)).status).toBe(201);
    expect(client.simulator.state.stock[`${mug}:${MAIN_STREET}`]?.on_hand).toBe(11);
  });

  it('may name the invoice they take back, where the account allows it', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const invoice = await newInvoice(client, await openOrder(client, customer));
    const body = {
      station_id: STATION,
      type: 'Return',
      parent_transaction_id: invoice.id,
      item_lines: [{ item_id: mug, qty: -1 }],
    };
    const { id } = await client.post('/sales/tickets', body);
    expect(await client.get(`/sales/tickets/${id}`)).toMatchObject({ type: 'Return', parent_transaction_id: invoice.id });
    client.control('/settings', { returnByType: false });
    expect((await client.post('/sales/tickets', body)).body.details).toHaveProperty('type');
    expect(
      (await client.post('/sales/tickets', { ...body, type: 'Ticket', parent_transaction_id: 1 })).body.details,
    ).toHaveProperty('parent_transaction_id');
  });

  it('are built up by lines and payments, and complete only in balance', async () => {
    const client = testClient();
    const { mug } = await stocked(client);
    const { id } = await client.post('/sales/tickets', { station_id: STATION, recalculate: false });
    await client.post(`/sales/tickets/${id}/lines`, { type: 'ItemLine', item_id: mug, qty: 1 });
    await client.post(`/sales/tickets/${id}/lines`, { type: 'TaxLine', description: 'GST', value: 0.63 });
    expect((await client.put(`/sales/tickets/${id}`, { status: 'complete' })).body.error).toBe('payment_error');
    await client.post(`/sales/tickets/${id}/payments`, payment(13.13));
    expect((await client.put(`/sales/tickets/${id}`, { status: 'complete' })).status).toBe(200);
    expect((await client.post(`/sales/tickets/${id}/lines`, { item_id: mug, qty: 1 })).status).toBe(400);
  });

  it('ask for more when the account does', async () => {
    const client = testClient();
    const { mug } = await stocked(client);
    const sale = {
      station_id: STATION,
      recalculate: false,
      status: 'complete',
      item_lines: [{ item_id: mug, qty: 1, unit_price: 10 }],
      payments: [payment(10)],
    };
    const ask = async (key: string) => {
      await client.put(`/settings/pos.tickets.${key}`, { value: true });
      const { details } = (await client.post('/sales/tickets', sale)).body;
      await client.put(`/settings/pos.tickets.${key}`, { value: false });
      return Object.keys(details as object);
    };
    expect(await ask('customer_required')).toEqual(['customer_id']);
    expect(await ask('sales_rep_required')).toEqual(['sales_rep']);
    expect(await ask('reason_of_adjusting_price_required')).toEqual(['reason_codes']);
    expect((await client.post('/sales/tickets', sale)).status).toBe(201);
  });
});

describe('payments on an order', () => {
  it('are listed with it and in the account, and overpaying leaves change', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const order = await layOrder(client, customer, { paid: 30 });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ total: 25, total_paid: 30, balance: 0, change: 5 });
    const [paid] = await client.list(`/sales/orders/${order}/payments`);
    expect(paid).toMatchObject({ type: 'ExternalPayment', amount: 30, deposit: true, status: 'complete', 'completed?': true });
    expect(await client.list(`/payments?order_id=${order}`)).toMatchObject([{ id: paid?.id }]);
    client.control('/settings', { negativePayments: 'refused' });
    expect((await client.post(`/sales/orders/${order}/payments`, { type: 'CashPayment', amount: -5 })).body.error).toBe(
      'payment_error',
    );
  });

  it('lower the total by discounts', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    const order = await layOrder(client, customer, { paid: 0 });
    await client.post(`/sales/orders/${order}/discounts`, { description: 'WELCOME', amount: 2.5 });
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ total: 22.5, total_discounts: 2.5 });
    expect(await client.list(`/sales/orders/${order}/discounts`)).toMatchObject([{ description: 'WELCOME', amount: 2.5 }]);
  });
});
