import { z } from 'zod';
import { defaultKeepDays } from './domain/retention';

/** Everything the program reads from its surroundings. This is the only file that reads process.env. */
const scopes = 'read_orders,read_customers,read_products,read_locations,read_returns,read_merchant_managed_fulfillment_orders,read_third_party_fulfillment_orders';

const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(host);

/** Other hosts than Shopify's and the POS's may be named only on this machine, or over https. */
const override = (example: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text.replace('{subdomain}', 'subdomain'));
    return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
  }, `an https address, or an http address on this machine, such as ${example}`);

/** What a timer can wait for; set for longer it would end at once. */
const longestMs = 2_147_483_647;

const milliseconds = (fallback: number | null, least: number) =>
  z.preprocess((text) => (text === undefined || text === '' ? fallback : text), z.coerce.number(`milliseconds, at least ${least}`).int(`whole milliseconds, at least ${least}`).min(least, `milliseconds, at least ${least}`).max(longestMs, `milliseconds, at most ${longestMs}`).nullable());

const days = (fallback: number, least: number) => z.coerce.number(`days, at least ${least}`).int(`whole days, at least ${least}`).min(least, `days, at least ${least}`).max(36_500, 'days, at most 36500').default(fallback);

const encryptionKeys = z.string('base64 keys of 32 bytes, separated by commas; make one with: openssl rand -base64 32').transform((text, context) => {
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (keys.some((key) => key.length !== 32)) context.addIssue({ code: 'custom', message: 'base64 keys of 32 bytes, separated by commas; make one with: openssl rand -base64 32' });
  return keys;
});

/** Of each POS, by its kind in capitals: where it is if not at its vendor's, and the app as it is registered there. */
const posNames = /^POS_([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)_(API_ORIGIN|CLIENT_ID|CLIENT_SECRET)$/;
const posSettings = z.record(z.string(), z.object({
  API_ORIGIN: override('http://127.0.0.1:4020/{subdomain}').optional(),
  CLIENT_ID: z.string().regex(/^[\x21-\x7e]+$/, 'the client ID from the POS vendor').optional(),
  CLIENT_SECRET: z.string().regex(/^[\x21-\x7e]+$/, 'the client secret from the POS vendor').optional(),
}).superRefine(({ CLIENT_ID, CLIENT_SECRET }, context) => {
  if ((CLIENT_ID === undefined) === (CLIENT_SECRET === undefined)) return;
  context.addIssue({ code: 'custom', path: [CLIENT_ID === undefined ? 'CLIENT_ID' : 'CLIENT_SECRET'], message: 'both client ID and client secret, or neither' });
}));

function readPosNames(given: Readonly<Record<string, string | undefined>>): Record<string, Record<string, string | undefined>> {
  const pos: Record<string, Record<string, string | undefined>> = {};
  for (const [name, value] of Object.entries(given)) {
    const [, kind, setting] = posNames.exec(name) ?? [];
    if (kind && setting) pos[kind] = { ...pos[kind], [setting]: value };
  }
  return pos;
}

export const capitalsOf = (kind: string): string => kind.toUpperCase().replaceAll('-', '_');

export function posEnv({ pos }: Pick<Env, 'pos'>, kind: string): { template: string | null; client: { id: string; secret: string } | null } {
  const { API_ORIGIN, CLIENT_ID, CLIENT_SECRET } = pos[capitalsOf(kind)] ?? {};
  return { template: API_ORIGIN ?? null, client: CLIENT_ID && CLIENT_SECRET ? { id: CLIENT_ID, secret: CLIENT_SECRET } : null };
}

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
  pos: posSettings,
  LEASE_MS: milliseconds(180_000, 1_000),
  POS_REQUEST_TIMEOUT_MS: milliseconds(null, 100),
  POS_SETTLE_MS: milliseconds(null, 0),
  SCAN_MS: milliseconds(5_000, 50),
  RECHECK_MS: milliseconds(300_000, 500),
  CHECK_ALL_MS: milliseconds(3_600_000, 500),
  KEEP_DELIVERIES_DAYS: days(defaultKeepDays.deliveries, 2),
  KEEP_TIMELINE_DAYS: days(defaultKeepDays.timeline, 30),
  KEEP_PROBLEMS_DAYS: days(defaultKeepDays.problems, 7),
  KEEP_PRIVACY_DAYS: days(defaultKeepDays.privacy, 90),
  KEEP_SUPPORT_LINKS_DAYS: days(defaultKeepDays.supportLinks, 7),
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
  const parsed = schema.safeParse({ ...given, pos: readPosNames(given) });
  if (parsed.success) return parsed.data;
  throw new EnvironmentFault(parsed.error.issues.map((issue) => ({ name: nameOf(issue.path), expected: issue.message })));
}

/** "pos", "HEARTLAND", "API_ORIGIN" is the variable POS_HEARTLAND_API_ORIGIN. */
const nameOf = (path: readonly PropertyKey[]): string => (path[0] === 'pos' ? path.join('_').toUpperCase() : path.join('.')) || 'environment';
