import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { KEY, SECRET } from '../sandbox/shopify/test-shop';
import { browser, openGate, token } from '../tests/support/gate';
import { shopDomain as shop } from '../tests/support/shopify';
import { openTill } from '../tests/support/till';
import { documentHeaders, securityHeaders } from './security-headers.server';

const host = Buffer.from('admin.shopify.com/store/tillbridge-sandbox').toString('base64');

let open: ReturnType<typeof openGate>;
beforeAll(async () => {
  const till = await openTill();
  open = openGate(till.deps);
  return till.close;
});

const ask = (bearer: string | null, path = '/app/orders', more: Record<string, string> = {}): Promise<{ shop: string; actor: string } | Response> =>
  open.gate(new Request(`https://app.example${path}`, { headers: { 'user-agent': browser, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...more } })).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
const withClaims = (change: (claims: Record<string, unknown>) => Record<string, unknown>, header: object = { alg: 'HS256', typ: 'JWT' }, key = SECRET): string => {
  const claims = JSON.parse(Buffer.from(token().split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const text = [header, change(claims)].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
};

describe('who asks', () => {
  it('is the shop and staff member that a signed session token names, whatever the address says', async () => {
    expect(await ask(token())).toMatchObject({ shop, actor: 'user 7' });
    expect(await ask(token(), '/app/orders?shop=another.myshopify.com')).toMatchObject({ shop });
  });
  it.each<[string, () => string]>([
    ['that is over', () => token({ now: Date.now() - 3_600_000 })],
    ['signed by somebody else', () => token({ apiSecret: 'another' })],
    ['for another app', () => token({ apiKey: 'another' })],
    ['with a changed shop', () => {
      const [head = '', , signature = ''] = token().split('.');
      return [head, Buffer.from(JSON.stringify({ dest: 'https://evil.myshopify.com', aud: KEY })).toString('base64url'), signature].join('.');
    }],
    ['without a signature', () => withClaims((claims) => claims, { alg: 'none', typ: 'JWT' }, '')],
    ['that is not valid yet', () => withClaims((claims) => ({ ...claims, nbf: Math.floor(Date.now() / 1_000) + 600 }))],
    ['that is none', () => 'x.y.z'],
    ['that is empty', () => ''],
  ])('is nobody with a token %s', async (_name, make) => {
    const before = open.exchanges();
    const answer = await ask(make());
    expect(answer instanceof Response && [answer.status >= 300, answer.status]).toEqual([true, expect.any(Number)]);
    expect(open.exchanges()).toBe(before);
  });
  it('may try once more with a fresh token where the old one was over', async () => {
    const answer = await ask(token({ now: Date.now() - 3_600_000 }));
    expect(answer instanceof Response && [answer.status, answer.headers.get('x-shopify-retry-invalid-session-request')]).toEqual([401, '1']);
  });
  it.each([
    ['/app', /^\/auth\/login|^https:\/\/admin\.shopify\.com/], [`/app?shop=${shop}&host=${host}&embedded=1`, /^\/auth\/session-token/],
    [`/app?shop=${shop}&host=${host}&embedded=1&id_token=x.y.z`, /^\/auth\/session-token|./], [`/app?shop=evil.example&host=${host}&embedded=1`, /^\/auth\/login/],
  ])('sees no page at %s without a token', async (path, where) => {
    const answer = await ask(null, path);
    expect(answer).toBeInstanceOf(Response);
    if (answer instanceof Response) {
      expect([302, 401, 200].includes(answer.status)).toBe(true);
      expect(answer.headers.get('location') ?? '/auth/session-token').toMatch(where);
    }
  });
  it('is not led elsewhere on leaving the frame', async () => {
    const answer = ask(null, `/auth/exit-iframe?shop=${shop}&host=${host}&exitIframe=${encodeURIComponent('https://evil.example/x')}`);
    await expect(answer).rejects.toThrow('Refusing to redirect');
    // Shopify's library speaks through our log, where its lines are redacted like all others.
    expect(open.warnings.join()).toContain('untrusted destination');
  });
});

describe('who may frame a page', () => {
  const policyFor = (query: string, adminOrigin = 'https://admin.shopify.com'): string => {
    const headers = new Headers(securityHeaders(adminOrigin));
    documentHeaders({ shopify: open.shopify, env: { ADMIN_ORIGIN: adminOrigin }, bridge: { appBridgeUrl: 'https://cdn.shopify.com/shopifycloud/app-bridge.js' } }, new Request(`https://app.example/app?${query}`), headers);
    return headers.get('Content-Security-Policy') ?? '';
  };
  it('is this shop\'s admin and no other shop', () => {
    const policy = policyFor(`shop=${shop}&host=${host}`);
    expect(policy).toMatch(/^frame-ancestors /);
    expect(policy).toContain(`https://${shop}`);
    expect(policy).toContain('https://admin.shopify.com');
    expect(policyFor('shop=other.myshopify.com')).not.toContain(shop);
  });
  it.each(['', 'shop=evil.example', 'shop=evil.example%3B%20frame-ancestors%20*', 'shop=x.myshopify.com%0d%0aX-Evil:%201', 'shop=*.myshopify.com'])('is never anybody, with %j', (query) => {
    const policy = policyFor(query);
    expect(policy).toMatch(/^frame-ancestors /);
    expect(policy).not.toMatch(/evil|\*(?!\.)|\*\.myshopify/);
  });
  it('is the stand-in where the environment names one', () => {
    expect(policyFor(`shop=${shop}`, 'http://127.0.0.1:4010')).toContain('http://127.0.0.1:4010');
    expect(securityHeaders('https://admin.shopify.com')['Content-Security-Policy']).toBe('frame-ancestors https://admin.shopify.com;');
  });
});
