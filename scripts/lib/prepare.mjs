// What a fresh clone needs before anything can run: packages, database clients, build. Plain JavaScript for any Node ≥ 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const bin = (name) => at('node_modules', '.bin', name);

/** Prisma's packages would download native engines on installing; none is used, and naming any program keeps them from it. */
const environment = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_QUERY_ENGINE_LIBRARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: 'true', CHECKPOINT_DISABLE: '1' };

export const say = (text) => process.stderr.write(`${text}\n`);

function run(title, command, args, env = {}) {
  say(`· ${title}`);
  const done = spawnSync(command, args, { cwd: root, env: { ...environment, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status === 0) return;
  say(done.stdout ?? '');
  say(done.stderr ?? '');
  say(`${title}: ${done.error?.message ?? `ended with ${done.status}`}`);
  process.exit(1);
}

const modified = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

export function install() {
  if (modified(at('node_modules', '.package-lock.json')) >= modified(at('package-lock.json')) && existsSync(bin('node'))) return;
  say('· installing packages (about a minute; the first time only)');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: root, env: environment, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    say(`npm ci ended with ${done.status ?? done.error?.message}`);
    process.exit(1);
  }
  const now = new Date();
  utimesSync(at('node_modules', '.package-lock.json'), now, now);
}

const prisma = (title, args, env) => run(title, bin('node'), [at('node_modules', 'prisma', 'build', 'index.js'), ...args], env);

export function generate() {
  const made = Math.min(modified(at('node_modules', '.prisma', 'client', 'schema.prisma')), modified(at('app', 'adapters', 'store', 'prisma', 'generated', 'postgresql', 'schema.prisma')));
  if (made >= modified(at('prisma', 'schema.prisma'))) return;
  prisma('generating the database client for SQLite', ['generate'], { DATABASE_URL: 'file:./unused.db' });
  prisma('generating the database client for PostgreSQL', ['generate'], { DATABASE_URL: 'postgresql://unused' });
}

export const migrate = (databaseUrl) => prisma('bringing the database up to date', ['migrate', 'deploy'], { DATABASE_URL: databaseUrl });

function newest(entry) {
  if (!statSync(entry).isDirectory()) return modified(entry);
  return Math.max(0, ...readdirSync(entry).filter((name) => name !== 'generated' && !name.includes('.test.')).map((name) => newest(path.join(entry, name))));
}

export function build() {
  const stamp = at('build', '.made');
  const sources = ['app', 'server.ts', 'vite.config.ts', 'scripts/build.mjs', 'package-lock.json', 'prisma/schema.prisma'].map((name) => newest(at(name)));
  if (modified(stamp) >= Math.max(...sources)) return;
  run('building the app', bin('node'), [at('scripts', 'build.mjs')]);
  writeFileSync(stamp, '');
}

export function prepare() {
  install();
  generate();
  build();
}
