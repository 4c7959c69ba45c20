import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { program, type Program } from '../lib/program';
import { Shop } from '../lib/shop';
import { introductions, migrate, secrets } from '../lib/surroundings';
import { freePort, startPostgres, startRedis, type Server } from '../../tests/support/servers';
import { balancer } from './balancer';
import { supervised, type Supervised } from './supervisor';
import { timing } from './timing';

export type Engine = 'embedded' | 'bull';

/** Everything that runs: the sandbox, the app as one process or as several web and worker processes, and the servers below them. */
export interface Field {
  readonly appUrl: string;
  readonly shopUrl: string;
  readonly posUrl: string;
  readonly shop: Shop;
  readonly programs: readonly Supervised[];
  readonly postgres: Server | null;
  readonly redis: Server | null;
  stop(): Promise<void>;
}

const webs = 2;
const workers = 3;

export async function openField(engine: Engine, folder: string, currency: string): Promise<Field> {
  mkdirSync(folder, { recursive: true });
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  try {
    return await open(engine, folder, currency, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(engine: Engine, folder: string, currency: string, stops: (() => Promise<void>)[], stop: () => Promise<void>): Promise<Field> {
  const kept = <T extends { stop(): Promise<void> }>(one: T): T => {
    stops.push(() => one.stop());
    return one;
  };
  const many = engine === 'bull';
  const postgres = many ? kept(await startPostgres()) : null;
  const redis = many ? kept(await startRedis()) : null;
  const databaseUrl = postgres?.url ?? `file:${path.join(folder, 'tillbridge.db')}`;
  if (!postgres) migrate(databaseUrl);

  const ports = await Promise.all(Array.from({ length: many ? webs : 1 }, freePort));
  const door = await balancer(ports);
  stops.push(() => door.close());
  const [shopPort, posPort] = [await freePort(), await freePort()];
  const addresses = { appUrl: door.url, shopUrl: `http://127.0.0.1:${shopPort}`, posUrl: `http://127.0.0.1:${posPort}` };
  const env = { ...secrets(folder), ...introductions(addresses, currency), ...timing.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info', ...(redis ? { REDIS_URL: redis.url } : {}) };
  // The sandbox outlives everything, so it keeps nothing on disk.
  const sandbox: Program = kept(program({ name: 'sandbox', folder, args: ['--import', 'tsx', 'sandbox/main.ts'], env, url: `${addresses.shopUrl}/` }));
  await sandbox.start();

  const named = (role: string, index: number): string => (many ? `${role}-${index + 1}` : 'app');
  const programs = [
    ...ports.map((port, index) => supervised('web', { name: named('web', index), folder, args: ['build/server.mjs'], env: { ...env, PORT: String(port) }, url: `http://127.0.0.1:${port}/healthz` })),
    ...Array.from({ length: many ? workers : 0 }, (_unused, index) => supervised('worker', { name: named('worker', index), folder, args: ['build/worker.mjs'], env })),
  ].map(kept);
  await Promise.all(programs.map((one) => one.start()));
  return { ...addresses, shop: new Shop(addresses.appUrl, addresses.shopUrl), programs, postgres, redis, stop };
}
