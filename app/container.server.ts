import packageJson from '../package.json' with { type: 'json' };
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import { aesCipher } from './adapters/cipher/aes';
import { systemClock } from './adapters/clock/system';
import { pinoLog } from './adapters/log/pino';
import { posKinds, posRegistry } from './adapters/pos/registry/registry';
import { bullQueue } from './adapters/queue/bull';
import { embeddedQueue } from './adapters/queue/embedded';
import { apiVersion, graphqlClient } from './adapters/shopify/graphql';
import { shopifyOrderSource } from './adapters/shopify/order-source';
import { sealedSessions } from './adapters/shopify/sealed-sessions';
import { shopifyFetch } from './adapters/shopify/shopify-fetch';
import { shopTokens } from './adapters/shopify/tokens';
import { prismaStores } from './adapters/store/prisma/stores';
import { adminGate, type AdminRequest } from './admin.server';
import { openDb, type Db } from './db.server';
import { posEnv, type Env } from './env.server';
import type { Deps } from './pipeline/deps';
import { installShop } from './pipeline/install-shop';
import { newProcessMemory } from './pipeline/process-memory';
import { makeShopify, type Shopify } from './shopify.server';

/** Everything wired together, once per process, in its entry. Only this file chooses adapters. */
export interface Container extends Deps {
  readonly env: Env;
  readonly db: Db;
  readonly shopify: Shopify;
  /** What pages tell the browser of Shopify's side. */
  readonly bridge: { readonly apiKey: string; readonly appBridgeUrl: string; readonly adminOrigin: string };
  /** What support asks for first. */
  readonly about: { readonly version: string; readonly apiVersion: string };
  /** Who asks, in which shop and language; throws the response that authentication wants sent instead. */
  admin(request: Request): Promise<AdminRequest>;
  close(): Promise<void>;
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    readonly container: Container;
  }
}

/** One account's orders follow one another; more hands serve other accounts and shops meanwhile. */
const concurrency = 8;

export function buildContainer(env: Env): Container {
  const clock = systemClock;
  const log = pinoLog(env.LOG_LEVEL);
  const cipher = aesCipher(env.ENCRYPTION_KEYS);
  const db = openDb(env.DATABASE_URL);
  const stores = prismaStores(db);
  const toShopify = shopifyFetch(globalThis.fetch, env.SHOPIFY_API_ORIGIN ?? null);
  // It asks for its table at once, and where the database is away longer than its tries, its rejection is nobody's and ends the program.
  const sessions = sealedSessions(new PrismaSessionStorage(db, { connectionRetries: Number.POSITIVE_INFINITY }), cipher);
  const tokens = shopTokens({ fetch: toShopify, clock, log, sessions, locks: stores.locks, apiKey: env.SHOPIFY_API_KEY, apiSecret: env.SHOPIFY_API_SECRET });
  const scanMs = env.SCAN_MS ?? 5_000;
  const queueOptions = { clock, log, work: stores.work, scanMs, concurrency };
  const deps: Deps = {
    clock, log, cipher, stores,
    source: shopifyOrderSource(graphqlClient({ fetch: toShopify, clock, tokens, budget: stores.installations }), clock),
    pos: posRegistry(Object.fromEntries(posKinds.map((kind) => [kind, { fetch: globalThis.fetch, clock, requestTimeoutMs: env.POS_REQUEST_TIMEOUT_MS, ...posEnv(env, kind) }]))),
    queue: env.REDIS_URL ? bullQueue({ ...queueOptions, redisUrl: env.REDIS_URL }) : embeddedQueue(queueOptions),
    timing: {
      leaseMs: env.LEASE_MS ?? 180_000, requestTimeoutMs: env.POS_REQUEST_TIMEOUT_MS, settleMs: env.POS_SETTLE_MS, scanMs,
      recheckMs: env.RECHECK_MS ?? 300_000, checkAllMs: env.CHECK_ALL_MS ?? 3_600_000, sweepMs: env.SWEEP_MS ?? 600_000,
    },
    keep: { deliveries: env.KEEP_DELIVERIES_DAYS, timeline: env.KEEP_TIMELINE_DAYS, problems: env.KEEP_PROBLEMS_DAYS, privacy: env.KEEP_PRIVACY_DAYS, supportLinks: env.KEEP_SUPPORT_LINKS_DAYS },
    wantedScopes: env.SCOPES,
    memory: newProcessMemory(),
  };
  const shopify = makeShopify({
    env, fetch: toShopify, log, sessions,
    afterAuth: async (shop) => {
      await installShop(deps, shop, null);
    },
  });
  const bridge = { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL ?? 'https://cdn.shopify.com/shopifycloud/app-bridge.js', adminOrigin: env.ADMIN_ORIGIN };
  return { ...deps, env, db, shopify, bridge, about: { version: packageJson.version, apiVersion }, admin: adminGate(deps, shopify), close: () => db.$disconnect() };
}
