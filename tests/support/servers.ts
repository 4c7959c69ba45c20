import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

const postgresFolder = (): string | null => {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions) ? readdirSync(versions).map((version) => path.join(versions, version, 'bin')).filter((folder) => existsSync(path.join(folder, 'initdb'))) : [];
  return found.at(-1) ?? null;
};
const redisProgram = (): string | null => ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find(existsSync) ?? null;

export const missingPrograms = (): readonly string[] => [...(postgresFolder() ? [] : ['postgresql']), ...(redisProgram() ? [] : ['redis-server'])];

/** initdb refuses root, so the server then runs as the postgres user. */
function asPostgres(command: string): void {
  const root = process.getuid?.() === 0;
  const done = root ? spawnSync('su', ['postgres', '-s', '/bin/sh', '-c', command], { encoding: 'utf8' }) : spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${command}\n${done.stdout}\n${done.stderr}`);
}

/** A throwaway PostgreSQL with every migration applied. */
export async function startPostgres(): Promise<Server> {
  const bin = postgresFolder();
  if (!bin) throw new Error('postgresql is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'tillbridge-pg-'));
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder]);
  const port = await freePort();
  asPostgres(`${bin}/initdb -D ${folder}/data -U postgres --auth=trust --no-sync`);
  asPostgres(`${bin}/pg_ctl -D ${folder}/data -o "-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off" -l ${folder}/log -w start`);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const migrated = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], { env: { ...process.env, DATABASE_URL: url }, encoding: 'utf8' });
  if (migrated.status !== 0) throw new Error(`${migrated.stdout}\n${migrated.stderr}`);
  return {
    url,
    stop: async () => {
      asPostgres(`${bin}/pg_ctl -D ${folder}/data -m immediate stop`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface RedisServer extends Server {
  /** As if its memory were lost. */
  empty(): void;
  /** Away and back at the same address, with nothing kept. */
  crash(): Promise<void>;
  revive(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const program = redisProgram();
  if (!program) throw new Error('redis-server is not installed');
  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(program, ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--maxmemory-policy', 'noeviction'], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Ready to accept')) resolve();
      });
      child.once('exit', () => reject(new Error('redis-server ended at its start')));
    });
    return child;
  };
  const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill(signal);
  });
  let running = await start();
  const cli = program.replace('redis-server', 'redis-cli');
  return {
    url: `redis://127.0.0.1:${port}`,
    empty: () => void spawnSync(cli, ['-p', String(port), 'flushall']),
    crash: () => end(running, 'SIGKILL'),
    revive: async () => {
      running = await start();
    },
    stop: () => end(running, 'SIGTERM'),
  };
}
