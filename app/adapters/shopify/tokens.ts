import type { Session } from '@shopify/shopify-api';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { Log } from '~/ports/log';
import type { ShopifyError } from '~/ports/order-source';

/** The part of Shopify's session storage that workers need. */
export interface SessionStore {
  loadSession(id: string): Promise<Session | undefined>;
  storeSession(session: Session): Promise<boolean>;
}

export interface Tokens {
  forShop(shop: string): Promise<Result<string, ShopifyError>>;
  /** After a 401: another token if the stored one is no longer `refused`, or a refreshed one. */
  reload(shop: string, refused: string): Promise<Result<string, ShopifyError>>;
}

export interface TokensOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: SessionStore;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Earlier than the library's own five minutes, so that its page loads never have to refresh. */
const aheadMs = 10 * 60_000;
const timeoutMs = 15_000;

/** One refresher per shop: every refresh rotates the pair, and five at once would leave four with tokens that are void. */
export function shopTokens({ fetch, clock, log, sessions, apiKey, apiSecret }: TokensOptions): Tokens {
  const refreshing = new Map<string, Promise<Result<string, ShopifyError>>>();

  async function refresh(session: Session): Promise<Result<string, ShopifyError>> {
    if (!session.refreshToken) return fail({ kind: 'unauthorised' });
    try {
      const response = await fetch(`https://${session.shop}/admin/oauth/access_token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ client_id: apiKey, client_secret: apiSecret, grant_type: 'refresh_token', refresh_token: session.refreshToken }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status >= 500) return fail({ kind: 'unreachable', detail: `token endpoint HTTP ${response.status}` });
      if (!response.ok) return fail({ kind: 'unauthorised' });
      return await store(session, (await response.json()) as Partial<Record<string, unknown>>);
    } catch (error) {
      return fail({ kind: 'unreachable', detail: error instanceof Error ? error.name : 'token endpoint' });
    }
  }

  async function store(session: Session, answer: Partial<Record<string, unknown>>): Promise<Result<string, ShopifyError>> {
    if (typeof answer.access_token !== 'string') return fail({ kind: 'unreachable', detail: 'the token endpoint answered without a token' });
    session.accessToken = answer.access_token;
    // An answer without expiry or refresh token must not erase ours, or the shop would never be refreshed again.
    if (typeof answer.expires_in === 'number') session.expires = new Date(clock.now() + answer.expires_in * 1_000);
    if (typeof answer.refresh_token === 'string') session.refreshToken = answer.refresh_token;
    if (typeof answer.refresh_token_expires_in === 'number') session.refreshTokenExpires = new Date(clock.now() + answer.refresh_token_expires_in * 1_000);
    await sessions.storeSession(session);
    log.info('shopify.token-refreshed', { shop: session.shop });
    return ok(answer.access_token);
  }

  function refreshOnce(session: Session): Promise<Result<string, ShopifyError>> {
    const running = refreshing.get(session.shop) ?? refresh(session).finally(() => refreshing.delete(session.shop));
    refreshing.set(session.shop, running);
    return running;
  }

  const load = (shop: string): Promise<Session | undefined> => sessions.loadSession(`offline_${shop}`);

  return {
    async forShop(shop) {
      const session = await load(shop);
      if (!session?.accessToken) return fail({ kind: 'unauthorised' });
      const expiresIn = session.expires ? session.expires.getTime() - clock.now() : Infinity;
      if (expiresIn > aheadMs) return ok(session.accessToken);
      const fresh = await refreshOnce(session);
      return fresh.ok || expiresIn <= 0 ? fresh : ok(session.accessToken);
    },
    async reload(shop, refused) {
      const session = await load(shop);
      if (!session?.accessToken) return fail({ kind: 'unauthorised' });
      return session.accessToken === refused ? refreshOnce(session) : ok(session.accessToken);
    },
  };
}
