import { describe, expect, it } from 'vitest';
import { EnvironmentFault, posEnv, readEnv } from './env.server';

const good = { SHOPIFY_API_KEY: 'key', SHOPIFY_API_SECRET: 'secret', ENCRYPTION_KEYS: Buffer.alloc(32).toString('base64') };
const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readEnv(env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentFault) return error.faults.map((fault) => fault.name);
    throw error;
  }
};

describe('the environment', () => {
  it('needs three values and has defaults for the rest', () => {
    expect(readEnv(good)).toMatchObject({ PORT: 3000, ADMIN_ORIGIN: 'https://admin.shopify.com', LEASE_MS: 180_000, SCOPES: expect.arrayContaining(['read_orders']) });
  });
  it('names every fault at once, and repeats no value', () => {
    const bad = { SHOPIFY_API_SECRET: 'hush', ENCRYPTION_KEYS: 'c2hvcnQ=', PORT: 'x', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', REDIS_URL: 'http://x' };
    expect([...faultsOf(bad)].sort()).toEqual(['DATABASE_URL', 'ENCRYPTION_KEYS', 'LOG_LEVEL', 'PORT', 'REDIS_URL', 'SHOPIFY_API_KEY']);
    try {
      readEnv(bad);
    } catch (error) {
      expect(String(error)).not.toMatch(/hush|c2hvcnQ|mysql/);
    }
  });
  it.each(['http://evil.example', 'http://10.0.0.1', 'ftp://127.0.0.1', 'not a url', 'http://127.0.0.1.evil.example', 'http://127.0.0.1@evil.example', 'http://169.254.169.254/latest', 'javascript:alert(1)', 'file:///etc/passwd'])('refuses %s in place of Shopify or the POS', (url) => {
    expect(faultsOf({ ...good, SHOPIFY_API_ORIGIN: url, POS_HEARTLAND_API_ORIGIN: url, ADMIN_ORIGIN: url, APP_BRIDGE_URL: url })).toHaveLength(4);
  });
  it.each(['http://127.0.0.1:4010', 'http://localhost:1', 'https://stand-in.example'])('allows %s', (url) => expect(faultsOf({ ...good, SHOPIFY_API_ORIGIN: url, POS_HEARTLAND_API_ORIGIN: `${url}/{subdomain}` })).toEqual([]));
  it('keeps rows for days that make sense', () => {
    expect(readEnv(good)).toMatchObject({ KEEP_DELIVERIES_DAYS: 30, KEEP_TIMELINE_DAYS: 730, KEEP_PROBLEMS_DAYS: 365, KEEP_PRIVACY_DAYS: 1_095, KEEP_SUPPORT_LINKS_DAYS: 90 });
    expect(faultsOf({ ...good, KEEP_DELIVERIES_DAYS: '1', KEEP_TIMELINE_DAYS: 'for ever', KEEP_PRIVACY_DAYS: '0.5' })).toEqual(['KEEP_DELIVERIES_DAYS', 'KEEP_TIMELINE_DAYS', 'KEEP_PRIVACY_DAYS']);
  });
  it('takes the settings of any POS by its kind, and names the one that is missing', () => {
    const env = readEnv({ ...good, POS_LAKE_VIEW_CLIENT_ID: 'id', POS_LAKE_VIEW_CLIENT_SECRET: 'hush', POS_LAKE_VIEW_API_ORIGIN: 'https://lake.example', POS_SETTLE_MS: '5' });
    expect(posEnv(env, 'lake-view')).toEqual({ template: 'https://lake.example', client: { id: 'id', secret: 'hush' } });
    expect(posEnv(env, 'hill')).toEqual({ template: null, client: null });
    expect(faultsOf({ ...good, POS_LAKE_VIEW_CLIENT_ID: 'id' })).toEqual(['POS_LAKE_VIEW_CLIENT_SECRET']);
    expect(faultsOf({ ...good, POS_LAKE_VIEW_CLIENT_SECRET: 'hush', POS_LAKE_VIEW_API_ORIGIN: 'ftp://x' })).toEqual(['POS_LAKE_VIEW_API_ORIGIN', 'POS_LAKE_VIEW_CLIENT_ID']);
  });
  it('takes no time that a timer cannot wait for', () => expect(faultsOf({ ...good, SCAN_MS: '2147483648', SWEEP_MS: '2147483647' })).toEqual(['SCAN_MS']));
  it('wants a lease that outlives a request', () => expect(faultsOf({ ...good, LEASE_MS: '5000', POS_REQUEST_TIMEOUT_MS: '4000' })).toEqual(['LEASE_MS']));
});
