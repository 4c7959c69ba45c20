/** Switches of the simulated shop; everything here can be changed while it runs. */
import type { PlanName } from './graphql/bucket';

export interface ShopSettings {
  /** Cost points per second and bucket. */
  readonly plan: PlanName;
  readonly throttle: boolean;
  /** Points one query may ask for; null: any. Shopify's documents say 1,000; how it reckons a whole order is not known. */
  readonly singleQueryCap: number | null;
  /** What the app is granted; without read_all_orders, orders older than 60 days are not there. */
  readonly scopes: readonly string[];
  /** Changes become searchable this much later (order(id:) always sees them). */
  readonly searchLagMs: number;
  readonly tokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /** How long an access token goes on working after a newer pair was issued. */
  readonly tokenGraceMs: number;
  readonly idTokenSeconds: number;
  readonly webhooks: {
    readonly concurrency: number;
    readonly timeoutMs: number;
    /** Waits before the 2nd, 3rd, … attempt. Shopify's eight over four hours, shortened. */
    readonly retryMs: readonly number[];
  };
}

export const DEFAULTS: ShopSettings = {
  plan: 'plus',
  throttle: true,
  singleQueryCap: null,
  scopes: [
    'read_orders',
    'read_all_orders',
    'read_customers',
    'read_products',
    'read_locations',
    'read_returns',
    'read_merchant_managed_fulfillment_orders',
    'read_third_party_fulfillment_orders',
  ],
  searchLagMs: 0,
  tokenSeconds: 3_600,
  refreshTokenSeconds: 90 * 86_400,
  tokenGraceMs: 10_000,
  idTokenSeconds: 60,
  webhooks: { concurrency: 8, timeoutMs: 5_000, retryMs: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000] },
};

export const SHOP_DOMAIN = 'tillbridge-sandbox.myshopify.com';
export const ADMIN_HOST = 'admin.shopify.com/store/tillbridge-sandbox';
/** The `host` parameter of embedded apps. */
export const HOST_PARAMETER = Buffer.from(ADMIN_HOST).toString('base64');
