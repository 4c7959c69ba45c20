// The programs that tests start by themselves and that npm cannot bring: where they are, and how to get them. Plain JavaScript for any Node ≥ 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const firstOf = (files) => files.find((file) => existsSync(file)) ?? null;

/** The newest PostgreSQL's folder of programs; Debian keeps them out of PATH. */
export function postgresFolder() {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(a) - Number(b)).map((version) => path.join(versions, version, 'bin')) : [];
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/local/pgsql/bin', ...found];
  return folders.filter((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'pg_ctl'))).at(-1) ?? null;
}

const inPath = (name) => firstOf([...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'].map((folder) => path.join(folder, name)));

export const redisServer = () => inPath('redis-server');
export const browser = () => firstOf([process.env.CHROMIUM ?? '']) ?? inPath('chromium');

/** By the names under which Debian packages them. */
const wanted = [
  { name: 'postgresql', there: postgresFolder, packages: ['postgresql'] },
  { name: 'redis-server', there: redisServer, packages: ['redis-server'] },
  { name: 'chromium', there: browser, packages: ['chromium', 'fonts-liberation'] },
];

export const missingPrograms = () => wanted.filter((one) => !one.there()).map((one) => one.name);

/** As root on a machine with apt they are installed; anywhere else a person has to. Answers what is missing afterwards. */
export function installPrograms(say) {
  const missing = missingPrograms();
  if (missing.length === 0 || process.getuid?.() !== 0 || !inPath('apt-get')) return missing;
  say(`· installing ${missing.join(', ')} with apt (a few minutes; the first time only)`);
  const packages = wanted.filter((one) => missing.includes(one.name)).flatMap((one) => one.packages);
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', ...packages]]) {
    const done = spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' });
    if (done.status !== 0) say(`apt-get ${args[0]}: ${(done.stderr ?? '').trim().split('\n').at(-1) || done.error?.message || `ended with ${done.status}`}`);
  }
  return missingPrograms();
}
