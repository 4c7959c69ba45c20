import { describe, expect, it } from 'vitest';
import { layOrder, newInvoice, openOrder, stocked, testClient, WAREHOUSE } from './test-client';

describe('the control desk', () => {
  it('puts an item in once, however often it is told', () => {
    const client = testClient();
    client.control('/items', [{ public_id: 'MUG', price: 5, qty: 3 }]);
    client.control('/items', [{ public_id: 'MUG', price: 6, qty: 9 }]);
    expect(client.simulator.state.tables.items).toMatchObject([{ public_id: 'MUG', price: 600 }]);
    expect(Object.values(client.simulator.state.stock).map((stock) => stock.on_hand)).toEqual([9, 9, 9]);
    client.control('/items', [{ public_id: 'MUG', duplicate: true }]);
    expect(client.simulator.state.tables.items).toHaveLength(2);
  });

  it('shows every document with its parts, and the stock', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await openOrder(client, customer, { taxes: [1] });
    const invoice = await newInvoice(client, order);
    await client.post(`/sales/invoices/${invoice.id}/lines`, { item_id: mug, qty: 2 });
    const shown = client.control('/documents', {}, 'GET');
    expect(shown.orders).toMatchObject([
      {
        id: order,
        total: 26,
        customer_name: 'Ada Byron',
        lines: [{ item_public_id: 'MUG', qty: 2 }],
        taxes: [{ value: 1 }],
        payments: [{ amount: 26 }],
        invoices: [{ id: invoice.id, total: 26 }],
      },
    ]);
    expect(shown.stock).toContainEqual({
      item_id: mug,
      public_id: 'MUG',
      location_id: WAREHOUSE,
      location: 'Warehouse',
      on_hand: 10,
      committed: 2,
    });
  });

  it('counts calls by what they ask for', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    await layOrder(client, customer);
    const calls = client.control('/calls', {}, 'GET') as { total: number; byPath: Record<string, number>; rows: unknown[] };
    expect(calls.byPath).toEqual({
      'POST /customers': 1,
      'POST /sales/orders': 1,
      'POST /sales/orders/:id/lines': 1,
      'GET /sales/orders/:id': 1,
      'POST /sales/orders/:id/payments': 1,
    });
    expect(calls.total).toBe(5);
    expect(calls.rows[0]).toEqual({
      at: '2026-11-24T10:00:00+00:00',
      method: 'POST',
      path: '/customers',
      status: 201,
      fault: null,
    });
    client.control('/calls', {}, 'DELETE');
    expect(client.simulator.state.calls.total).toBe(0);
  });

  it('voids an order and gives its stock back', async () => {
    const client = testClient();
    const { mug, customer } = await stocked(client);
    const order = await openOrder(client, customer);
    client.control(`/orders/${order}/void`);
    expect(await client.get(`/sales/orders/${order}`)).toMatchObject({ status: 'closed', 'voided?': true });
    expect(client.simulator.state.stock[`${mug}:${WAREHOUSE}`]).toEqual({ on_hand: 10, committed: 0 });
    client.control(`/orders/${order}`, {}, 'DELETE');
    expect((await client.call('GET', `/sales/orders/${order}`)).status).toBe(404);
  });

  it('changes records of any kind, but no field that they do not have', async () => {
    const client = testClient();
    const { customer } = await stocked(client);
    client.control('/records/customers/' + customer, { email: 'new@example.com' });
    expect(await client.get(`/customers/${customer}`)).toMatchObject({ email: 'new@example.com' });
    expect(client.simulator.control('POST', '/payment-types/Cash', { accept_on_order: false }).status).toBe(400);
    client.control('/records/customers/' + customer, {}, 'DELETE');
    expect((await client.call('GET', `/customers/${customer}`)).status).toBe(404);
    expect(client.simulator.control('GET', '/records/nothing').status).toBe(404);
  });

  it('goes back to the beginning', async () => {
    const client = testClient();
    await stocked(client);
    client.control('/settings', { validationCode: 422 });
    client.control('/reset');
    expect(client.simulator.state.tables.items).toEqual([]);
    expect(client.simulator.state.switches.validationCode).toBe(400);
    expect((await client.post('/customers', {})).status).toBe(400);
  });
});
