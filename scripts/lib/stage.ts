import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { program } from './program';
import { Shop } from './shop';
import { freePort, introductions, migrate, secrets, type StagePos } from './surroundings';

export interface StageOptions {
  /** Holds database, simulators' state, secrets and logs. */
  readonly folder: string;
  readonly currency: string;
  readonly port: number;
  /** Heartland where it is not named. */
  readonly pos?: StagePos;
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

export async function openStage({ folder, currency, port, say, pos = 'heartland', env = {} }: StageOptions): Promise<Stage> {
  mkdirSync(folder, { recursive: true });
  const appPort = await freePort(port, say);
  const shopPort = await freePort(appPort + 1_010, say);
  const posPort = await freePort(shopPort + 10, say);
  const [appUrl, shopUrl, posUrl] = [appPort, shopPort, posPort].map((one) => `http://127.0.0.1:${one}`) as [string, string, string];
  const settings = {
    ...secrets(folder), ...env, ...introductions({ appUrl, shopUrl, posUrl }, currency, pos),
    PORT: String(appPort), DATABASE_URL: `file:${path.join(folder, 'tillbridge.db')}`, SANDBOX_DATA: path.join(folder, 'sandbox'),
  };
  migrate(settings.DATABASE_URL);
  const sandbox = program({ name: 'sandbox', folder, args: ['--import', 'tsx', 'sandbox/main.ts'], env: settings, url: `${shopUrl}/` });
  const app = program({ name: 'app', folder, args: ['build/server.mjs'], env: settings, url: `${appUrl}/healthz` });
  const stop = async (): Promise<void> => {
    await Promise.all([sandbox.stop(), app.stop()]);
  };
  try {
    await sandbox.start();
    await app.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { appUrl, shopUrl, posUrl, shop: new Shop(appUrl, shopUrl), stop };
}
