import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { START, testClient } from './test-client';
import type { TestClient } from './test-client';

const DAY = 86_400_000;
const refresh = (client: TestClient, refresh_token: string) => client.token({ grant_type: 'refresh_token', refresh_token });
const works = async (client: TestClient, token: string) => {
  client.bearer.token = token;
  return (await client.get('Shop')).status === 200;
};

describe('authorising', () => {
  const ask = 'response_type=code&client_id=sandbox-client&scope=employee:register+employee:customers&state=s%261';
  const page = (client: TestClient, query = ask) => client.fetch(`https://cloud.lightspeedapp.com/auth/oauth/authorize?${query}`);
  const decide = (client: TestClient, form: Record<string, string>) =>
    client.fetch('https://cloud.lightspeedapp.com/auth/oauth/authorize', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: 'sandbox-client', scope: 'employee:register employee:customers', state: 's&1', ...form }).toString(),
    });

  it('asks an employee who can log in, and goes back to the registered address with code and state', async () => {
    const client = testClient({ redirectUri: 'http://127.0.0.1:9/back' });
    const text = await (await page(client)).text();
    expect(text).toContain('Marie Dubois');
    expect(text).not.toContain('Lee Park');
    expect(text).toContain('value="s&#38;1"');
    const back = new URL((await decide(client, { employee: '1', decision: 'approve' })).headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe('http://127.0.0.1:9/back');
    expect(back.searchParams.get('state')).toBe('s&1');
    const { status, body } = await client.token({ grant_type: 'authorization_code', code: back.searchParams.get('code') });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({ sub: '1', acct: '123456', aud: 'sandbox-client', scope: 'employee:register employee:customers', exp: START / 1000 + 3600 });
  });

  it('goes back without a code when the employee declines', async () => {
    const back = new URL((await decide(testClient(), { employee: '1', decision: 'decline' })).headers.get('location') ?? '');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('code')).toBeNull();
  });

  it('refuses an unknown client and a scope that is none', async () => {
    const client = testClient();
    expect((await page(client, 'response_type=code&client_id=x&scope=employee:all')).status).toBe(400);
    expect((await page(client, 'response_type=code&client_id=sandbox-client&scope=everything')).status).toBe(400);
  });

  it('takes a code once, within 60 seconds, with its verifier, as JSON or multipart', async () => {
    const client = testClient();
    const challenge = createHash('sha256').update('v'.repeat(43)).digest('base64url');
    const code = () => client.control('/authorise', { code_challenge: challenge, code_challenge_method: 'S256' }).code as string;
    const exchange = (given: string, verifier = 'v'.repeat(43)) => client.token({ grant_type: 'authorization_code', code: given, code_verifier: verifier });
    const first = code();
    expect((await exchange(first, 'w'.repeat(43))).body.error).toBe('invalid_grant');
    expect((await exchange(first)).status).toBe(200);
    expect((await exchange(first)).body.error).toBe('invalid_grant');
    const late = code();
    client.clock.now += 60_000;
    expect((await exchange(late)).body.error).toBe('invalid_grant');
    const fields = { client_id: 'sandbox-client', client_secret: 'sandbox-secret', grant_type: 'authorization_code', code: code(), code_verifier: 'v'.repeat(43) };
    const multipart = `${Object.entries(fields).map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`;
    expect((await client.send('https://cloud.lightspeedapp.com/auth/oauth/token', 'POST', multipart, 'multipart/form-data; boundary=b')).status).toBe(200);
  });

  it('names what is wrong with a token request', async () => {
    const client = testClient();
    expect(await client.token({ grant_type: 'refresh_token' })).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(await client.token({ grant_type: 'refresh_token', client_secret: 'no' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await client.send('https://cloud.lightspeedapp.com/auth/oauth/token', 'GET')).status).toBe(405);
  });
});

describe('rotating tokens', () => {
  it('revokes the old refresh token when the new access token is first used, not before', async () => {
    const client = testClient();
    const old = client.pair.refresh_token;
    const lost = (await refresh(client, old)).body;
    const again = await refresh(client, old);
    expect(again.status).toBe(200);
    expect(again.body.refresh_token).not.toBe(lost.refresh_token);
    expect(await works(client, again.body.access_token)).toBe(true);
    expect(await refresh(client, old)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await refresh(client, again.body.refresh_token)).status).toBe(200);
  });

  it('ends the access token before it at once, or at first use as the switch says', async () => {
    const client = testClient();
    const { access_token: old, refresh_token } = client.pair;
    client.control('/settings', { oldAccessToken: 'revoked-at-first-use' });
    const next = (await refresh(client, refresh_token)).body;
    expect(await works(client, old)).toBe(true);
    expect(await works(client, next.access_token)).toBe(true);
    expect(await works(client, old)).toBe(false);
    client.control('/settings', { oldAccessToken: 'revoked-at-refresh' });
    await refresh(client, next.refresh_token);
    expect(await works(client, next.access_token)).toBe(false);
  });

  it('lets an access token die in its time, and a refresh token after 30 idle days', async () => {
    const client = testClient();
    client.clock.now += 3_600_000;
    const expired = await client.get('Shop');
    expect(expired).toMatchObject({ status: 401, body: { error: 'access_denied', hint: 'Access token could not be verified' } });
    client.clock.now = START + 30 * DAY - 1;
    const next = await refresh(client, client.pair.refresh_token);
    expect(next.status).toBe(200);
    client.clock.now += 30 * DAY;
    expect((await refresh(client, next.body.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('allows five refreshes a minute', async () => {
    const client = testClient();
    for (let at = 0; at < 5; at += 1) expect((await refresh(client, client.pair.refresh_token)).status).toBe(200);
    const refused = await refresh(client, client.pair.refresh_token);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    client.clock.now += 60_000;
    expect((await refresh(client, client.pair.refresh_token)).status).toBe(200);
  });

  it('stops with its authoriser: locked or archived, or when the merchant or the client ends it', async () => {
    const client = testClient();
    client.control('/employees/1', { lockOut: true });
    expect(await client.get('Shop')).toMatchObject({ status: 401, body: { hint: 'Access token has been revoked' } });
    expect((await refresh(client, client.pair.refresh_token)).body.error).toBe('invalid_grant');
    client.control('/employees/1', { lockOut: false, archived: true });
    expect((await client.get('Shop')).status).toBe(401);
    client.control('/settings', { archivedAuthoriser: 'works' });
    expect((await client.get('Shop')).status).toBe(200);
    client.control('/tokens', { valid: false });
    expect((await client.get('Shop')).status).toBe(401);
    client.control('/tokens', { valid: true });
    expect((await client.get('Shop')).status).toBe(200);
    await client.send('https://cloud.lightspeedapp.com/auth/oauth/revoke', 'POST', { client_id: 'sandbox-client', client_secret: 'sandbox-secret', refresh_token: client.pair.refresh_token });
    expect((await client.get('Shop')).status).toBe(401);
  });
});

describe('rights', () => {
  it('are what the scope and the authoriser both allow', async () => {
    const narrow = testClient({ scope: 'employee:register employee:inventory_read' });
    expect((await narrow.get('Employee')).status).toBe(403);
    expect((await narrow.get('Item')).status).toBe(200);
    expect(await narrow.post('Item', { description: 'X' })).toMatchObject({ status: 403, body: { httpCode: '403', httpMessage: 'Forbidden' } });
    const clerk = testClient({ employee: 6 });
    expect((await clerk.post('Item', { description: 'X' })).status).toBe(403);
    clerk.control('/records/Employee/6', { employeeRoleID: 1 });
    expect((await clerk.post('Item', { description: 'X' })).status).toBe(200);
  });

  it('count for refunds and voids as for whole resources', async () => {
    const client = testClient({ scope: 'employee:register' });
    const line = { SaleLines: { SaleLine: { unitQuantity: -1, unitPrice: 1 } } };
    expect((await client.post('Sale', { employeeID: 2, registerID: 1, shopID: 1, ...line })).status).toBe(403);
    const { saleID } = (await client.post('Sale', { employeeID: 2, registerID: 1, shopID: 1, completed: true })).body.Sale;
    expect((await client.put(`Sale/${saleID}`, { voided: true })).status).toBe(403);
  });
});
