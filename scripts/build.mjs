// Builds the pages with Vite and bundles the two programs beside them:
// build/server/index.js (pages), build/client (assets), build/server.mjs (web), build/worker.mjs (worker).
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const remix = path.join(path.dirname(createRequire(import.meta.url).resolve('@remix-run/dev/package.json')), 'dist/cli.js');
const pages = spawnSync(process.execPath, [remix, 'vite:build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' } });
if (pages.status !== 0) process.exit(pages.status ?? 1);

await build({
  absWorkingDir: root,
  entryPoints: { server: 'server.ts', worker: 'app/entry.worker.ts' },
  outdir: 'build',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  logLevel: 'warning',
  // Generated code that finds its own files at run time stays where it is.
  plugins: [{
    name: 'generated-client',
    setup: ({ onResolve }) => onResolve({ filter: /generated\/postgresql/ }, () => ({ path: '../app/adapters/store/prisma/generated/postgresql/index.js', external: true })),
  }],
});
