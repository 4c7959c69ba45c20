import { coreFetch } from './in-process';
import type { CoreFetchOptions } from './in-process';
import { Simulator } from './simulator';
import type { SimulatorOptions } from './simulator';

export const START = Date.parse('2026-11-24T10:00:00Z');
const BASE = 'https://api.lightspeedapp.com/API/V3/Account/123456';

/** On the wire every scalar is text; a test reads what it needs. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

/** A client of the simulated account for its own tests: the wire, and nothing that hides it. */
export function testClient(options: SimulatorOptions & { fetch?: CoreFetchOptions; scope?: string; employee?: number } = {}) {
  let seed = 7;
  const rng = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const clock = { now: START };
  const simulator = new Simulator({ now: () => clock.now, rng, ...options });
  const fetch = coreFetch(simulator, options.fetch);
  const control = (path: string, body: unknown = {}, method = 'POST'): Json => simulator.control(method, path, body).body;
  const { scope, employee } = options;
  const pair = control('/connect', { ...(scope ? { scope } : {}), ...(employee ? { employee } : {}) });
  const bearer = { token: pair.access_token as string };

  async function send(url: string, method: string, body?: unknown, type = 'application/json'): Promise<Reply> {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const headers = { authorization: `Bearer ${bearer.token}`, 'content-type': type };
    const response = await fetch(url, { method, headers, ...sent });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
  }

  const call = (method: string, path: string, body?: unknown) => {
    const [name = '', query] = path.split('?');
    return send(`${BASE}/${name}.json${query === undefined ? '' : `?${query}`}`, method, body);
  };
  const get = (path: string) => call('GET', path);
  const post = (path: string, body: unknown) => call('POST', path, body);
  const put = (path: string, body: unknown) => call('PUT', path, body);
  const token = (body: Record<string, unknown>) =>
    send('https://cloud.lightspeedapp.com/auth/oauth/token', 'POST', { client_id: 'sandbox-client', client_secret: 'sandbox-secret', ...body });
  return { simulator, fetch, clock, bearer, pair: pair as { access_token: string; refresh_token: string }, control, send, call, get, post, put, token };
}

export type TestClient = ReturnType<typeof testClient>;

export const PLACE = { employeeID: 2, registerID: 1, shopID: 1 };

/** Two items with stock: a mug at 12.50 (item 1001) and a cup at 9.99 (item 1002). */
export function stocked(options: Parameters<typeof testClient>[0] = {}): TestClient {
  const client = testClient(options);
  client.control('/items', [
    { public_id: 'MUG', description: 'Mug', price: '12.50', qty: 10 },
    { public_id: 'CUP', description: 'Cup', price: 9.99, qty: 10 },
  ]);
  return client;
}

/** A completed, untaxed sale of mugs, paid with a check. */
export function sell(client: TestClient, units = 2, more: Record<string, unknown> = {}): Promise<Reply> {
  return client.post('Sale', {
    ...PLACE,
    completed: true,
    taxCategoryID: 0,
    SaleLines: { SaleLine: [{ itemID: 1001, unitQuantity: units }] },
    SalePayments: { SalePayment: { amount: 12.5 * units, paymentTypeID: 2 } },
    ...more,
  });
}
