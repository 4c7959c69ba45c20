/** A shop without a listener, for tests: requests go straight to its handler, webhooks into a list. */
import type { HttpAnswer } from '../shared/http';
import { shopHandler } from './server';
import { Shop } from './shop';

export const KEY = 'test-key';
export const SECRET = 'test-secret';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: HttpAnswer['headers'];
}

export interface TestShopOptions {
  readonly dataFolder?: string;
  /** What the app answers to a webhook; a rejection is a broken connection. */
  readonly app?: (received: Received, number: number) => Promise<number> | number;
}

export function testShop(options: TestShopOptions = {}) {
  const received: Received[] = [];
  let at = Date.parse('2026-11-20T12:00:00Z');
  const shop = new Shop({
    appUrl: 'http://127.0.0.1:3000',
    apiKey: KEY,
    apiSecret: SECRET,
    dataFolder: options.dataFolder,
    currency: 'USD',
    now: () => at,
    fetch: async (_url, init) => {
      const entry = { headers: init?.headers as Record<string, string>, body: String(init?.body) };
      received.push(entry);
      return new Response(null, { status: (await options.app?.(entry, received.length)) ?? 200 });
    },
  });
  const handle = shopHandler(shop, undefined);
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await handle({
      method,
      path,
      query: '',
      headers: { host: '127.0.0.1:4010', ...headers },
      body: Buffer.from(text),
      text,
      inFlight: 0,
    });
    const said = String(answer.body ?? '');
    return { status: answer.status, headers: answer.headers, body: /^[[{]/.test(said) ? (JSON.parse(said) as unknown) : said };
  };
  const get = (path: string) => send('GET', path);
  const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) => send('POST', path, body, headers);
  const exchange = async (fields: Record<string, string> = {}) => {
    const { idToken } = (await post('/_control/id-token')).body as { idToken: string };
    return post('/admin/oauth/access_token', {
      client_id: KEY,
      client_secret: SECRET,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: idToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
      expiring: '1',
      ...fields,
    });
  };
  let token: string | null = null;
  const query = async (text: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> => {
    token ??= ((await exchange()).body as { access_token: string }).access_token;
    return (await post('/admin/api/2026-07/graphql.json', { query: text, variables }, { 'x-shopify-access-token': token }))
      .body as GraphqlAnswer;
  };
  return {
    shop,
    received,
    get,
    post,
    send,
    exchange,
    query,
    /** Forgets the token, so that the next query takes one with today's scopes. */
    signOut: () => (token = null),
    pass: (ms: number) => (at += ms),
    /** Until every delivery has come to an end or the app was asked `count` times. */
    settled: async () => {
      while (shop.webhooks.open > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    },
  };
}

export interface GraphqlAnswer {
  readonly data?: Record<string, never> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions?: {
    readonly cost: {
      readonly requestedQueryCost: number;
      readonly actualQueryCost: number | null;
      readonly throttleStatus: { readonly currentlyAvailable: number };
    };
    readonly search?: unknown;
  };
}
