import type { Session } from '@shopify/shopify-api';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { LockStore } from '~/ports/lock-store';
import type { Log } from '~/ports/log';
import type { ShopifyError } from '~/ports/order-source';
import { askRefresh, refreshTimeoutMs } from './token-endpoint';

/** The part of Shopify's session storage that workers need. */
export interface SessionStore {
  loadSession(id: string): Promise<Session | undefined>;
  storeSession(session: Session): Promise<boolean>;
}

type Token = Result<string, ShopifyError>;

export interface Tokens {
  forShop(shop: string): Promise<Token>;
  /** After a 401: another token if the stored one is no longer `refused`, or a refreshed one. */
  reload(shop: string, refused: string): Promise<Token>;
}

export interface TokensOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: SessionStore;
  readonly locks: LockStore;
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Earlier than the library's own five minutes, so that its page loads never have to refresh. */
const aheadMs = 10 * 60_000;
/** Outlives the request by enough to store its answer; a holder that dies is waited for no longer. */
const lockMs = refreshTimeoutMs + 5_000;
const lookAgainMs = 250;

/**
 * One refresher per shop, in this process and in all others: every refresh rotates the pair, and five at once would leave four
 * with tokens that are void. Those who come second wait for the first one's result.
 */
export function shopTokens({ fetch, clock, log, sessions, locks, apiKey, apiSecret }: TokensOptions): Tokens {
  const refreshing = new Map<string, Promise<Token>>();
  const load = (shop: string): Promise<Session | undefined> => sessions.loadSession(`offline_${shop}`);

  /** `stale` is the token that will not do. */
  async function refresh(shop: string, stale: string): Promise<Token> {
    const name = `shopify-token:${shop}`;
    for (const end = clock.monotonic() + lockMs; ;) {
      const lock = await locks.take(name, clock.now(), lockMs);
      if (lock) return refreshHeld(shop, stale).finally(() => locks.release(name, lock));
      if (clock.monotonic() > end) return fail({ kind: 'unreachable', detail: 'the token is being refreshed elsewhere' });
      await clock.sleep(lookAgainMs);
      const now = (await load(shop))?.accessToken;
      if (now && now !== stale) return ok(now);
    }
  }

  async function refreshHeld(shop: string, stale: string): Promise<Token> {
    const session = await load(shop);
    if (!session?.accessToken) return fail({ kind: 'unauthorised' });
    // Whoever held the lock before, or a page load, has brought another one.
    if (session.accessToken !== stale) return ok(session.accessToken);
    if (!session.refreshToken) return fail({ kind: 'unauthorised' });
    const pair = await askRefresh({ fetch, shop, apiKey, apiSecret, refreshToken: session.refreshToken });
    if (!pair.ok) return pair;
    const newest = await load(shop);
    if (!newest) return fail({ kind: 'unauthorised' });
    // A page load that exchanged tokens meanwhile has voided this pair; a pause beyond the lock's end may have let another refresh.
    if (newest.accessToken && newest.accessToken !== stale) return ok(newest.accessToken);
    newest.accessToken = pair.value.accessToken;
    // An answer without expiry or refresh token must not erase ours, or the shop would never be refreshed again.
    if (pair.value.expiresInMs !== null) newest.expires = new Date(clock.now() + pair.value.expiresInMs);
    if (pair.value.refreshToken !== null) newest.refreshToken = pair.value.refreshToken;
    if (pair.value.refreshExpiresInMs !== null) newest.refreshTokenExpires = new Date(clock.now() + pair.value.refreshExpiresInMs);
    await sessions.storeSession(newest);
    log.info('shopify.token-refreshed', { shop });
    return ok(pair.value.accessToken);
  }

  function refreshOnce(shop: string, stale: string): Promise<Token> {
    const running = refreshing.get(shop) ?? refresh(shop, stale).finally(() => refreshing.delete(shop));
    refreshing.set(shop, running);
    return running;
  }

  return {
    async forShop(shop) {
      const session = await load(shop);
      if (!session?.accessToken) return fail({ kind: 'unauthorised' });
      const expiresIn = session.expires ? session.expires.getTime() - clock.now() : Infinity;
      if (expiresIn > aheadMs) return ok(session.accessToken);
      const fresh = await refreshOnce(shop, session.accessToken);
      return fresh.ok || expiresIn <= 0 ? fresh : ok(session.accessToken);
    },
    async reload(shop, refused) {
      const session = await load(shop);
      if (!session?.accessToken) return fail({ kind: 'unauthorised' });
      return session.accessToken === refused ? refreshOnce(shop, refused) : ok(session.accessToken);
    },
  };
}
