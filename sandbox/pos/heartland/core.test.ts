import { describe, expect, it } from 'vitest';
import { handle } from './core';
import { DEMO_TOKEN, fixtureState } from './fixtures';
import type { State } from './state';
import type { WireRequest } from '../shared/wire';

const NOW = Date.parse('2026-11-24T10:00:00Z');

function request(method: string, path: string, body: unknown = ''): WireRequest {
  const headers = { authorization: `Bearer ${DEMO_TOKEN}` };
  return {
    method,
    path: `/api${path}`,
    query: '',
    headers,
    body: body === '' ? '' : JSON.stringify(body),
    base: 'http://pos/demo',
    inFlight: 0,
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe('the core', () => {
  it('is a function: it never writes into the state it was given, and repeats itself', () => {
    const steps: WireRequest[] = [
      request('POST', '/items', { public_id: 'MUG', description: 'Mug', cost: 1, price: 12.5 }),
      request('POST', '/customers', { first_name: 'Ada', last_name: 'Byron' }),
      request('POST', '/sales/orders', { station_id: 100_022, source_location_id: 100_006, customer_id: 200_001 }),
      request('POST', '/sales/orders/400001/lines', { item_lookup: 'MUG', qty: 1, ship_from_location_id: 100_007 }),
      request('PUT', '/sales/orders/400001', { status: 'open' }),
      request('POST', '/sales/orders/400001/lines', { item_lookup: 'NONE', qty: 1 }),
    ];
    const run = () => {
      let state: State = fixtureState({ now: NOW });
      const statuses = steps.map((step) => {
        const outcome = handle(frozen(state), step, NOW, () => 0.5);
        state = outcome.state;
        return outcome.response.status;
      });
      return { state, statuses };
    };
    const first = run();
    expect(first.statuses).toEqual([201, 201, 201, 201, 200, 400]);
    expect(run()).toEqual(first);
    expect(JSON.parse(JSON.stringify(first.state))).toEqual(first.state);
  });
});
