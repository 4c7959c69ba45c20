import { z } from 'zod';

/** Everything the program reads from its surroundings. This is the only file that reads process.env. */
const scopes = 'read_orders,read_customers,read_products,read_locations,read_returns,read_merchant_managed_fulfillment_orders,read_third_party_fulfillment_orders';

const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(host);

/** Other hosts than Shopify's and the POS's may be named only on this machine, or over https. */
const override = (example: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text.replace('{subdomain}', 'subdomain'));
    return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  }, `an https address, or an http address on this machine, such as ${example}`);

const milliseconds = (fallback: number | null, least: number) =>
  z.preprocess((text) => (text === undefined || text === '' ? fallback : text), z.coerce.number(`milliseconds, at least ${least}`).int(`whole milliseconds, at least ${least}`).min(least, `milliseconds, at least ${least}`).nullable());

const encryptionKeys = z.string('base64 keys of 32 bytes, separated by commas; make one with: openssl rand -base64 32').transform((text, context) => {
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (keys.some((key) => key.length !== 32)) context.addIssue({ code: 'custom', message: 'base64 keys of 32 bytes, separated by commas; make one with: openssl rand -base64 32' });
  return keys;
});

const schema = z.object({
  APP_URL: override('http://127.0.0.1:3000').default('http://127.0.0.1:3000'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('a port number').int('a port number').min(0, 'a port number').max(65_535, 'a port number').default(3000),
  SHOPIFY_API_KEY: z.string('the app\'s client ID from the Partner or Dev Dashboard').min(1, 'the app\'s client ID from the Partner or Dev Dashboard'),
  SHOPIFY_API_SECRET: z.string('the app\'s client secret').min(1, 'the app\'s client secret'),
  SCOPES: z.string().default(scopes).transform((text) => text.split(',').map((scope) => scope.trim()).filter((scope) => scope !== '')),
  DATABASE_URL: z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'file:./path.db or postgresql://user:password@host:5432/name').default('file:./.data/tillbridge.db'),
  REDIS_URL: z.string().regex(/^rediss?:\/\/.+$/, 'redis://host:6379').optional(),
  ENCRYPTION_KEYS: encryptionKeys,
  SHOPIFY_API_ORIGIN: override('http://127.0.0.1:4010').optional(),
  APP_BRIDGE_URL: override('http://127.0.0.1:4010/app-bridge.js').optional(),
  ADMIN_ORIGIN: override('https://admin.shopify.com').default('https://admin.shopify.com'),
  HEARTLAND_API_ORIGIN: override('http://127.0.0.1:4020/{subdomain}').optional(),
  LEASE_MS: milliseconds(180_000, 1_000),
  POS_REQUEST_TIMEOUT_MS: milliseconds(null, 100),
  POS_SETTLE_MS: milliseconds(null, 0),
  SCAN_MS: milliseconds(5_000, 50),
  RECHECK_MS: milliseconds(300_000, 500),
  CHECK_ALL_MS: milliseconds(3_600_000, 500),
  SWEEP_MS: milliseconds(600_000, 500),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'trace, debug, info, warn, error or silent').default('info'),
}).superRefine((env, context) => {
  // A send must end within its lease, or another worker could take the order while the POS still works on it.
  if ((env.LEASE_MS ?? 0) < 2 * (env.POS_REQUEST_TIMEOUT_MS ?? 60_000)) {
    context.addIssue({ code: 'custom', path: ['LEASE_MS'], message: `at least twice POS_REQUEST_TIMEOUT_MS (${env.POS_REQUEST_TIMEOUT_MS ?? 60_000})` });
  }
});

export type Env = z.infer<typeof schema>;

export class EnvironmentFault extends Error {
  constructor(readonly faults: readonly { readonly name: string; readonly expected: string }[]) {
    super(['The environment is not complete:', ...faults.map((fault) => `  ${fault.name}: expected ${fault.expected}`)].join('\n'));
  }
}

/** Every fault at once, each with what was expected; values are not repeated, because some are secrets. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvironmentFault(parsed.error.issues.map((issue) => ({ name: issue.path.join('.') || 'environment', expected: issue.message })));
}
