import { DEMO_TOKEN } from './fixtures';
import { coreFetch } from './in-process';
import type { CoreFetchOptions } from './in-process';
import { Simulator } from './simulator';
import type { SimulatorOptions } from './simulator';

export interface Reply {
  readonly status: number;
  readonly id: number;
  readonly location: string | null;
  readonly text: string;
  /** The parsed body; empty when there is none. */
  readonly body: Record<string, unknown> & { readonly results?: readonly Record<string, unknown>[] };
}

export const BASE = 'https://demo.retail.heartland.us/api';
export const STATION = 100_022;
export const MAIN_STREET = 100_006;
export const WAREHOUSE = 100_007;

/** A client of the simulated account for its own tests: the wire, and nothing that hides it. */
export function testClient(options: SimulatorOptions & { fetch?: CoreFetchOptions; token?: string } = {}) {
  let seed = 7;
  const rng = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const simulator = new Simulator({ now: () => Date.parse('2026-11-24T10:00:00Z'), rng, ...options });
  const fetch = coreFetch(simulator, options.fetch);
  const headers = { authorization: `Bearer ${options.token ?? DEMO_TOKEN}`, 'content-type': 'application/json' };

  async function call(method: string, path: string, body?: unknown): Promise<Reply> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(`${BASE}${path}`, { method, headers, ...sent });
    const text = await response.text();
    const location = response.headers.get('location');
    const isJson = text !== '' && (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      location,
      id: Number(/(\d+)$/.exec(location ?? '')?.[1] ?? 0),
      text,
      body: isJson ? JSON.parse(text) : {},
    };
  }

  const post = (path: string, body: unknown) => call('POST', path, body);
  const put = (path: string, body: unknown) => call('PUT', path, body);
  const get = async (path: string) => (await call('GET', path)).body;
  const list = async (path: string) => (await get(path)).results ?? [];
  const control = (path: string, body: unknown = {}, method = 'POST') =>
    simulator.control(method, path, body).body as Record<string, unknown>;
  return { simulator, fetch, headers, call, post, put, get, list, control };
}

export type TestClient = ReturnType<typeof testClient>;

export interface SaleParts {
  readonly order?: Record<string, unknown>;
  readonly lines?: readonly Record<string, unknown>[];
  readonly taxes?: readonly number[];
  /** Null pays what is due. */
  readonly paid?: number | null;
}

/** Two items with stock and one buyer. */
export async function stocked(client: TestClient): Promise<{ mug: number; cup: number; customer: number }> {
  client.control('/items', [
    { public_id: 'MUG', description: 'Mug', price: 12.5, qty: 10 },
    { public_id: 'CUP', description: 'Cup', price: 9.99, qty: 10 },
  ]);
  const rows = client.simulator.state.tables.items;
  const customer = (await client.post('/customers', { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com' })).id;
  return { mug: rows[0]?.id ?? 0, cup: rows[1]?.id ?? 0, customer };
}

/** Lays a pending order down as a client would: order, lines, taxes, payment. */
export async function layOrder(client: TestClient, customer: number, parts: SaleParts = {}): Promise<number> {
  const order = { station_id: STATION, source_location_id: MAIN_STREET, customer_id: customer, ...parts.order };
  const { id } = await client.post('/sales/orders', order);
  for (const line of parts.lines ?? [{ item_lookup: 'MUG', qty: 2, ship_from_location_id: WAREHOUSE }]) {
    await client.post(`/sales/orders/${id}/lines`, line);
  }
  for (const value of parts.taxes ?? []) await client.post(`/sales/orders/${id}/taxes`, { description: 'Tax', value });
  const amount = parts.paid ?? (await client.get(`/sales/orders/${id}`)).total;
  if (parts.paid !== 0) await client.post(`/sales/orders/${id}/payments`, { type: 'ExternalPayment', amount, deposit: true });
  return id;
}

export async function openOrder(client: TestClient, customer: number, parts: SaleParts = {}): Promise<number> {
  const id = await layOrder(client, customer, parts);
  await client.put(`/sales/orders/${id}`, { status: 'open' });
  return id;
}

export function newInvoice(client: TestClient, order: number, more: Record<string, unknown> = {}): Promise<Reply> {
  return client.post('/sales/invoices', { order_id: order, station_id: STATION, source_location_id: WAREHOUSE, ...more });
}
