import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postgresFolder, redisServer } from '../../scripts/lib/system-programs.mjs';

export { missingPrograms } from '../../scripts/lib/system-programs.mjs';

export interface Server {
  readonly url: string;
  /** At once and without a farewell, as if its machine had failed. */
  crash(): Promise<void>;
  /** Up again after a crash, at the same address. */
  revive(): Promise<void>;
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

/** initdb refuses root, so the server then runs as the postgres user. */
function asPostgres(command: string): Promise<void> {
  const [program, args] = process.getuid?.() === 0 ? ['su', ['postgres', '-s', '/bin/sh', '-c', command]] as const : ['/bin/sh', ['-c', command]] as const;
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  // Not the streams' end: the server that pg_ctl leaves behind keeps them open.
  return new Promise((resolve, reject) => child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command}\n${told}`)))));
}

/** What is left of them: whoever ends without having stopped its servers takes them along. */
const left = new Set<() => void>();
process.on('exit', () => {
  for (const end of left) end();
});

/** A throwaway PostgreSQL with every migration applied. */
export async function startPostgres(): Promise<Server> {
  const bin = postgresFolder();
  if (!bin) throw new Error('postgresql is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'tillbridge-pg-'));
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder]);
  const port = await freePort();
  const revive = (): Promise<void> => asPostgres(`${bin}/pg_ctl -D ${folder}/data -o "-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off" -l ${folder}/log -w start >/dev/null`);
  const crash = (): Promise<void> => asPostgres(`${bin}/pg_ctl -D ${folder}/data -m immediate -w stop >/dev/null`);
  const end = (): void => {
    const file = `${folder}/data/postmaster.pid`;
    if (existsSync(file)) process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGQUIT');
  };
  left.add(end);
  await asPostgres(`${bin}/initdb -D ${folder}/data -U postgres --auth=trust --no-sync >/dev/null`);
  await revive();
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const migrated = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], { env: { ...process.env, DATABASE_URL: url }, encoding: 'utf8' });
  if (migrated.status !== 0) throw new Error(`${migrated.stdout}\n${migrated.stderr}`);
  return {
    url, crash, revive,
    stop: async () => {
      await crash();
      left.delete(end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A throwaway Redis that keeps nothing: after a crash it is empty. */
export async function startRedis(): Promise<Server & { empty(): void }> {
  const program = redisServer();
  if (!program) throw new Error('redis-server is not installed');
  const port = await freePort();
  let child: ChildProcess;
  const revive = async (): Promise<void> => {
    const started = spawn(program, ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--maxmemory-policy', 'noeviction'], { stdio: ['ignore', 'pipe', 'ignore'] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.stdout.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Ready to accept')) resolve();
      });
      started.once('exit', () => reject(new Error('redis-server ended at its start')));
    });
    started.removeAllListeners('exit');
  };
  const end = (signal: NodeJS.Signals) => (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  const atExit = (): void => void (child as ChildProcess | undefined)?.kill('SIGKILL');
  left.add(atExit);
  await revive();
  return {
    url: `redis://127.0.0.1:${port}`, revive, crash: end('SIGKILL'), stop: () => end('SIGTERM')().finally(() => left.delete(atExit)),
    empty: () => void spawnSync(program.replace('redis-server', 'redis-cli'), ['-p', String(port), 'flushall']),
  };
}

export type RedisServer = Awaited<ReturnType<typeof startRedis>>;
