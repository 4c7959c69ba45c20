import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Shop } from './shop';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface StageOptions {
  /** Holds database, simulators' state, secrets and logs. */
  readonly folder: string;
  readonly currency: string;
  readonly port: number;
  readonly say: (text: string) => void;
  /** Shortened times and the like. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The app beside a simulated Shopify and POS, all on loopback, each a process of its own. */
export interface Stage {
  readonly appUrl: string;
  readonly shopUrl: string;
  readonly posUrl: string;
  readonly shop: Shop;
  stop(): Promise<void>;
}

export async function openStage({ folder, currency, port, say, env = {} }: StageOptions): Promise<Stage> {
  mkdirSync(folder, { recursive: true });
  const appPort = await freePort(port, say);
  const shopPort = await freePort(appPort + 1_010, say);
  const posPort = await freePort(shopPort + 10, say);
  const [appUrl, shopUrl, posUrl] = [appPort, shopPort, posPort].map((one) => `http://127.0.0.1:${one}`) as [string, string, string];
  const settings = {
    ...secrets(folder), ...env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(appPort), APP_URL: appUrl, DATABASE_URL: `file:${path.join(folder, 'tillbridge.db')}`,
    SHOPIFY_API_ORIGIN: shopUrl, APP_BRIDGE_URL: `${shopUrl}/app-bridge.js`, ADMIN_ORIGIN: shopUrl, HEARTLAND_API_ORIGIN: `${posUrl}/{subdomain}`,
    SANDBOX_SHOP_PORT: String(shopPort), SANDBOX_POS_PORT: String(posPort), SANDBOX_DATA: path.join(folder, 'sandbox'), SANDBOX_CURRENCY: currency,
  };
  migrate(settings.DATABASE_URL);
  const programs: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map(stopProgram));
  };
  try {
    programs.push(start(folder, 'sandbox', ['--import', 'tsx', 'sandbox/main.ts'], settings));
    await answers(`${shopUrl}/`, programs[0], path.join(folder, 'sandbox.log'));
    programs.push(start(folder, 'app', ['build/server.mjs'], settings));
    await answers(`${appUrl}/healthz`, programs[1], path.join(folder, 'app.log'));
  } catch (error) {
    await stop();
    throw error;
  }
  return { appUrl, shopUrl, posUrl, shop: new Shop(appUrl, shopUrl), stop };
}

/** The wanted port, or the next free one with a word about it. */
async function freePort(wanted: number, say: (text: string) => void): Promise<number> {
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
function secrets(folder: string): Record<string, string> {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const made = { SHOPIFY_API_KEY: randomBytes(16).toString('hex'), SHOPIFY_API_SECRET: randomBytes(24).toString('hex'), ENCRYPTION_KEYS: randomBytes(32).toString('base64') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

function migrate(databaseUrl: string): void {
  const done = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the database could not be brought up to date:\n${done.stdout}\n${done.stderr}`);
}

function start(folder: string, name: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const program = spawn(process.execPath, [...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const log = createWriteStream(path.join(folder, `${name}.log`), { flags: 'a' });
  program.stdout?.pipe(log);
  program.stderr?.pipe(log);
  return program;
}

async function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  const late = setTimeout(() => program.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(late);
}

async function answers(url: string, program: ChildProcess | undefined, log: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (program?.exitCode !== null && program?.exitCode !== undefined) throw new Error(`a program ended at its start; see ${log}\n${readFileSync(log, 'utf8').slice(-2_000)}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer from ${url}; see ${log}`);
}
