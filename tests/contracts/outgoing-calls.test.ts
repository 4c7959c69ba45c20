import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '~/adapters/clock/system';
import { heartlandAdapter } from '~/adapters/pos/heartland/adapter';
import { graphqlClient } from '~/adapters/shopify/graphql';
import { shopifyFetch } from '~/adapters/shopify/shopify-fetch';
import { askRefresh } from '~/adapters/shopify/token-endpoint';
import { ok } from '~/domain/result';
import { ownBudget } from '../support/budget';

/** A host that sends callers on to another, and the other, which must never be reached: tokens would go with the call. */
let front: Server;
let elsewhere: Server;
let reached: IncomingHttpHeaders[] = [];
let status = 302;
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    reached.push(request.headers);
    response.end('{}');
  });
  front = createServer((_request, response) => void response.writeHead(status, { location: `http://127.0.0.1:${portOf(elsewhere)}/stolen` }).end());
  await Promise.all([listen(front), listen(elsewhere)]);
});
beforeEach(() => {
  reached = [];
});
afterAll(() => {
  for (const server of [front, elsewhere]) {
    server.close();
    server.closeAllConnections();
  }
});

describe.each([301, 302, 303, 307, 308])('a redirect of %i', (given) => {
  beforeEach(() => {
    status = given;
  });
  const toFront = (): typeof fetch => shopifyFetch(globalThis.fetch, `http://127.0.0.1:${portOf(front)}`);

  it('is not followed by a question to Shopify', async () => {
    const tokens = { forShop: () => Promise.resolve(ok('planted')), reload: () => Promise.resolve(ok('planted')) };
    const answer = await graphqlClient({ fetch: toFront(), clock: systemClock, tokens, budget: ownBudget() })('a.myshopify.com', '{ shop { name } }', {});
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(reached).toEqual([]);
  });
  it('is not followed with the app\'s secret and a refresh token', async () => {
    expect(await askRefresh({ fetch: toFront(), shop: 'a.myshopify.com', apiKey: 'key', apiSecret: 'planted', refreshToken: 'planted' })).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(reached).toEqual([]);
  });
  it('is not followed by a call to the POS', async () => {
    const adapter = heartlandAdapter({ fetch: globalThis.fetch, clock: systemClock, template: `http://127.0.0.1:${portOf(front)}/{subdomain}`, requestTimeoutMs: 5_000 });
    expect(await adapter.open({ subdomain: 'demo', token: 'planted-token' }, 'USD').probe()).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(reached).toEqual([]);
  });
});

describe('calls to Shopify', () => {
  const called: string[] = [];
  const recording: typeof fetch = (input) => {
    called.push(String(input));
    return Promise.resolve(new Response('{}'));
  };
  it.each(['https://a.myshopify.com/admin/api', 'https://my-shop-2.myshopify.com/x'])('go to %s', async (url) => {
    await shopifyFetch(recording, null)(url);
    expect(called.at(-1)).toBe(url);
  });
  it.each([
    'https://evil.example/admin', 'https://a.myshopify.com.evil.example/x', 'https://evil.example#.myshopify.com', 'https://evil.example/?a.myshopify.com', 'https://user:pass@a.myshopify.com/x', 'https://a.myshopify.com:8443/x',
    'http://a.myshopify.com/x', 'https://127.0.0.1/x', 'https://169.254.169.254/latest/meta-data', 'https://[::1]/x', 'https://myshopify.com/x', 'https://-a.myshopify.com/x', 'https://a.b.myshopify.com/x', 'file:///etc/passwd', 'not an address',
  ])('never go to %s, with a stand-in or without', async (url) => {
    const before = called.length;
    await expect(shopifyFetch(recording, null)(url)).rejects.toThrow(TypeError);
    await expect(shopifyFetch(recording, 'http://127.0.0.1:1')(url)).rejects.toThrow(TypeError);
    expect(called).toHaveLength(before);
  });
});
