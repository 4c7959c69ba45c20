import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion, LogSeverity } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Env } from './env.server';
import type { Log } from './ports/log';

export interface ShopifyOptions {
  readonly env: Env;
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly sessions: SessionStorage;
  afterAuth(shop: string): Promise<void>;
}

export type Shopify = ReturnType<typeof makeShopify>;

/** Shopify's own library, for what it does best: proving who asks, and exchanging tokens. */
export function makeShopify({ env, fetch, log, sessions, afterAuth }: ShopifyOptions) {
  // The library takes fetch when it is imported; this is its own way of giving it another.
  setAbstractFetchFunc(fetch);
  return shopifyApp({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    apiVersion: ApiVersion.July26,
    scopes: env.SCOPES,
    appUrl: env.APP_URL,
    authPathPrefix: '/auth',
    sessionStorage: sessions,
    distribution: AppDistribution.AppStore,
    // Its own lines would go past our redaction, and at its debug level they hold session tokens.
    logger: { level: LogSeverity.Warning, log: (severity, message) => Promise.resolve(log[severity === LogSeverity.Error ? 'error' : 'warn']('shopify.library', { message })) },
    hooks: { afterAuth: ({ session }) => afterAuth(session.shop) },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });
}
