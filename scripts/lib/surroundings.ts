import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/pos/lightspeed-r/fixtures';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The wanted port, or the next free one with a word about it. */
export async function freePort(wanted: number, say: (text: string) => void): Promise<number> {
  for (let port = wanted; port < wanted + 200; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== wanted) say(`Port ${wanted} is taken; using ${port} instead.`);
    return port;
  }
  throw new Error(`no free port between ${wanted} and ${wanted + 200}`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Made once per folder, so that a second start can open what the first one sealed. */
export function secrets(folder: string): Record<string, string> {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const made = { SHOPIFY_API_KEY: randomBytes(16).toString('hex'), SHOPIFY_API_SECRET: randomBytes(24).toString('hex'), ENCRYPTION_KEYS: randomBytes(32).toString('base64') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

export function migrate(databaseUrl: string): void {
  const done = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the database could not be brought up to date:\n${done.stdout}\n${done.stderr}`);
}

export interface Addresses {
  readonly appUrl: string;
  readonly shopUrl: string;
  readonly posUrl: string;
}

/** The till that stands beside the shop. */
export type StagePos = 'heartland' | 'lightspeed-r';

/** What app and sandbox have to know of one another, as both read it from the environment. */
export const introductions = ({ appUrl, shopUrl, posUrl }: Addresses, currency: string, pos: StagePos = 'heartland'): Record<string, string> => ({
  NODE_ENV: 'production', HOST: '127.0.0.1', APP_URL: appUrl,
  SHOPIFY_API_ORIGIN: shopUrl, APP_BRIDGE_URL: `${shopUrl}/app-bridge.js`, ADMIN_ORIGIN: shopUrl,
  ...(pos === 'heartland'
    ? { POS_HEARTLAND_API_ORIGIN: `${posUrl}/{subdomain}` }
    : { POS_LIGHTSPEED_R_API_ORIGIN: posUrl, POS_LIGHTSPEED_R_CLIENT_ID: CLIENT_ID, POS_LIGHTSPEED_R_CLIENT_SECRET: CLIENT_SECRET }),
  SANDBOX_POS: pos,
  SANDBOX_SHOP_PORT: new URL(shopUrl).port, SANDBOX_POS_PORT: new URL(posUrl).port, SANDBOX_CURRENCY: currency,
});
