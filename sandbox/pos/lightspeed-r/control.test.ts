import { describe, expect, it } from 'vitest';
import { handle } from './core';
import { fixtureState } from './fixtures';
import { sell, START, stocked, testClient } from './test-client';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe('the control desk', () => {
  it('has people and items under the names that every simulated POS gives them', () => {
    const client = stocked();
    expect(client.control('/users', {}, 'GET')[0]).toEqual({ id: 1, first_name: 'Marie', last_name: 'Dubois', active: true });
    expect(client.control('/users/Online Orders', { active: false })).toMatchObject({ id: 2, active: false });
    expect(client.control('/items', {}, 'GET')[0]).toEqual({ id: 1001, public_id: 'MUG', description: 'Mug', active: true });
  });

  it('changes an item of the same number, and doubles it only on request', () => {
    const client = stocked();
    client.control('/items', [{ public_id: 'MUG', price: '3.10', qty: 4 }]);
    expect(client.simulator.state.tables.Item).toHaveLength(2);
    expect(client.simulator.state.tables.Item[0]).toMatchObject({ price: 31_000, description: 'Mug' });
    expect(client.control('/ledger', {}, 'GET').stock[0].onHand).toBe(4);
    client.control('/items', [{ public_id: 'MUG', duplicate: true }]);
    expect(client.simulator.state.tables.Item).toHaveLength(3);
  });

  it('refuses what does not exist', () => {
    const client = testClient();
    const status = (method: string, path: string, body: unknown = {}) => client.simulator.control(method, path, body).status;
    expect(status('POST', '/settings', { nothing: 1 })).toBe(400);
    expect(status('POST', '/faults', { kind: 'nothing' })).toBe(400);
    expect(status('POST', '/employees/99', {})).toBe(404);
    expect(status('POST', '/employees/1', { nothing: 1 })).toBe(400);
    expect(status('GET', '/nothing')).toBe(404);
  });

  it('starts over with the connection kept', async () => {
    const client = stocked({ registers: 2 });
    await sell(client);
    client.control('/settings', { timeFactor: 5, unbalanced: 'left-open' });
    client.control('/reset');
    expect(client.simulator.state.tables.Sale).toEqual([]);
    expect(client.simulator.state.switches).toMatchObject({ registers: 2, timeFactor: 5, unbalanced: 'refused' });
    expect((await client.get('Shop')).status).toBe(200);
  });
});

describe('the core', () => {
  it('changes no state that it is given, and repeats itself for the same chance', () => {
    const client = stocked();
    const state = frozen(client.simulator.state);
    const body = JSON.stringify({ employeeID: 2, registerID: 1, shopID: 1, completed: true, taxCategoryID: 0, SaleLines: { SaleLine: { itemID: 1001 } }, SalePayments: { SalePayment: { amount: 12.5, paymentTypeID: 2 } } });
    const request = {
      method: 'POST', path: '/API/V3/Account/123456/Sale.json', query: '', body, base: 'http://pos', inFlight: 0,
      headers: { authorization: `Bearer ${client.pair.access_token}` },
    };
    const [one, other] = [handle(state, request, START, () => 0.5), handle(state, request, START, () => 0.5)];
    expect(one.response.status).toBe(200);
    expect(other).toEqual(one);
    expect(state.tables.Sale).toEqual([]);
    expect(JSON.parse(JSON.stringify(one.state))).toEqual(one.state);
    expect(fixtureState({ now: START }).tables.Sale).toEqual([]);
  });
});
