import { z } from 'zod';
import { fail, ok, type Result } from '~/domain/result';
import type { ShopifyError } from '~/ports/order-source';
import { readText } from './read-text';

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresInMs: number | null;
  readonly refreshExpiresInMs: number | null;
}

export interface RefreshRequest {
  readonly fetch: typeof fetch;
  readonly shop: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly refreshToken: string;
}

export const refreshTimeoutMs = 15_000;

/** An expiry that is no plain number of seconds counts as not told. */
const seconds = z.number().positive().max(10 * 366 * 86_400).nullish().catch(null);
const text = z.string().min(1);
const answer = z.object({ access_token: text, refresh_token: text.nullish().catch(null), expires_in: seconds, refresh_token_expires_in: seconds });

/** Whatever else is no success comes from something in between, or passes: the merchant is not asked to open the app for it. */
const refusals: readonly number[] = [400, 401, 403];

/** Nothing of the answer is ever told in an error: it holds tokens. */
export async function askRefresh({ fetch, shop, apiKey, apiSecret, refreshToken }: RefreshRequest): Promise<Result<TokenPair, ShopifyError>> {
  try {
    const response = await fetch(`https://${shop}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ client_id: apiKey, client_secret: apiSecret, grant_type: 'refresh_token', refresh_token: refreshToken }),
      redirect: 'error',
      signal: AbortSignal.timeout(refreshTimeoutMs),
    });
    if (refusals.includes(response.status)) return fail({ kind: 'unauthorised' });
    if (!response.ok) return unreachable(`token endpoint HTTP ${response.status}`);
    const body = await readText(response);
    const pair = answer.safeParse(body === null ? null : JSON.parse(body));
    if (!pair.success) return unreachable('the token endpoint answered without a token');
    const { access_token, refresh_token, expires_in, refresh_token_expires_in } = pair.data;
    return ok({ accessToken: access_token, refreshToken: refresh_token ?? null, expiresInMs: inMs(expires_in), refreshExpiresInMs: inMs(refresh_token_expires_in) });
  } catch (error) {
    return unreachable(error instanceof SyntaxError ? 'the token endpoint answered with no JSON' : error instanceof Error ? error.name : 'token endpoint');
  }
}

const unreachable = (detail: string): Result<TokenPair, ShopifyError> => fail({ kind: 'unreachable', detail });
const inMs = (given: number | null | undefined): number | null => (given === null || given === undefined ? null : given * 1_000);
