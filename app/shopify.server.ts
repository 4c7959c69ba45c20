import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Env } from './env.server';

export interface ShopifyOptions {
  readonly env: Env;
  readonly fetch: typeof fetch;
  readonly sessions: SessionStorage;
  afterAuth(shop: string): Promise<void>;
}

export type Shopify = ReturnType<typeof makeShopify>;

/** Shopify's own library, for what it does best: proving who asks, and exchanging tokens. */
export function makeShopify({ env, fetch, sessions, afterAuth }: ShopifyOptions) {
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
    hooks: { afterAuth: ({ session }) => afterAuth(session.shop) },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });
}
