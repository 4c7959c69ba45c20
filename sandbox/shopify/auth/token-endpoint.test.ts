import { describe, expect, it } from 'vitest';
import { KEY, SECRET, testShop } from '../test-shop';
import { mintIdToken, readIdToken } from './id-token';

interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scope: string;
}
const SHOP = 'tillbridge-sandbox.myshopify.com';
const mint = (more: object = {}) =>
  mintIdToken({ shop: SHOP, apiKey: KEY, apiSecret: SECRET, userId: '7', life: 60, now: 1_000_000_000_000, ...more });
const read = (token: string, now = 1_000_000_000_000) => readIdToken(token, KEY, SECRET, SHOP, now);

describe('id tokens', () => {
  it('carry the claims that apps read', () => {
    expect(read(mint())).toMatchObject({
      iss: `https://${SHOP}/admin`,
      dest: `https://${SHOP}`,
      aud: KEY,
      sub: '7',
      exp: 1_000_000_060,
    });
  });

  it('are refused for another secret, app or shop, when over, and when they are none', () => {
    expect(read(mint({ apiSecret: 'other' }))).toBe('wrong signature');
    expect(read(mint({ apiKey: 'other' }))).toBe('for another app');
    expect(read(mint({ shop: 'other.myshopify.com' }))).toBe('for another shop');
    expect(read(mint(), 1_000_000_069_000)).toMatchObject({ sub: '7' });
    expect(read(mint(), 1_000_000_071_000)).toBe('expired');
    for (const token of ['', 'a.b', 'a.b.c', `${mint()}x.y`]) expect(typeof read(token)).toBe('string');
  });
});

describe('the token endpoint', () => {
  const refresh = (post: ReturnType<typeof testShop>['post'], refresh_token: string) =>
    post('/admin/oauth/access_token', { client_id: KEY, client_secret: SECRET, grant_type: 'refresh_token', refresh_token });
  const works = async (post: ReturnType<typeof testShop>['post'], token: string) =>
    (await post('/admin/api/2026-07/graphql.json', { query: '{ shop { name } }' }, { 'x-shopify-access-token': token }))
      .status === 200;

  it('exchanges an id token for an expiring offline pair, and installs the app', async () => {
    const { exchange, shop } = testShop();
    expect(shop.installed).toBe(false);
    const answer = await exchange();
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ expires_in: 3_600, refresh_token_expires_in: 90 * 86_400 });
    expect((answer.body as Pair).scope.split(',')).toContain('read_all_orders');
    expect(shop.installed).toBe(true);
  });

  it('gives an online token with its user', async () => {
    const { exchange } = testShop();
    const answer = await exchange({ requested_token_type: 'urn:shopify:params:oauth:token-type:online-access-token' });
    expect(answer.body).toMatchObject({ associated_user: { account_owner: true } });
    expect(answer.body).not.toHaveProperty('refresh_token');
  });

  it('refuses wrong clients, grants and subject tokens', async () => {
    const { exchange } = testShop();
    expect((await exchange({ client_secret: 'wrong' })).status).toBe(401);
    expect((await exchange({ client_id: 'wrong' })).body).toMatchObject({ error: 'application_cannot_be_found' });
    expect((await exchange({ subject_token: mint({ life: -60, now: Date.now() }) })).body).toMatchObject({
      error: 'invalid_subject_token',
    });
    expect((await exchange({ grant_type: 'password' })).body).toMatchObject({ error: 'unsupported_grant_type' });
  });

  it('rotates the pair on refresh; the old one may be used again until the new one was', async () => {
    const { exchange, post, pass } = testShop();
    const first = (await exchange()).body as Pair;
    const second = (await refresh(post, first.refresh_token)).body as Pair;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const again = (await refresh(post, first.refresh_token)).body as Pair;
    expect(await works(post, again.access_token)).toBe(true);
    expect((await refresh(post, first.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await refresh(post, 'shprt_nobody')).status).toBe(400);
    pass(91 * 86_400_000);
    expect((await refresh(post, again.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('ends an access token soon after a newer pair was issued', async () => {
    const { exchange, post, pass } = testShop();
    const first = (await exchange()).body as Pair;
    const second = (await exchange()).body as Pair;
    expect(await works(post, first.access_token)).toBe(true);
    pass(10_001);
    expect(await works(post, first.access_token)).toBe(false);
    expect(await works(post, second.access_token)).toBe(true);
  });

  it('expires and revokes tokens on request', async () => {
    const { exchange, post } = testShop();
    const first = (await exchange()).body as Pair;
    await post('/_control/tokens', { expire: true });
    expect(await works(post, first.access_token)).toBe(false);
    const second = (await refresh(post, first.refresh_token)).body as Pair;
    expect(await works(post, second.access_token)).toBe(true);
    await post('/_control/tokens', { revoke: true });
    expect((await refresh(post, second.refresh_token)).status).toBe(400);
  });
});
