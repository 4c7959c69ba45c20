// npm test: installs what it needs, then runs everything that can fail, one step after the other, and counts.
// `npm test -- --only unit,lint` runs a part. PostgreSQL, Redis and Chromium are installed where that is allowed (root and apt); what is
// still missing is named, and its tests are skipped. With CI=true a skipped test is a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, generate, install, root, say } from './lib/prepare.mjs';
import { installPrograms } from './lib/system-programs.mjs';

const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '').split(',') : null;
const scratch = mkdtempSync(path.join(tmpdir(), 'tillbridge-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const asked = (...names) => !only || names.some((name) => only.includes(name));

install();
generate();
const missing = asked('integration', 'e2e', 'chaos') ? installPrograms(say) : [];

const node = path.join(root, 'node_modules', '.bin', 'node');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const environment = { ...process.env, PATH: `${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH}`, FORCE_COLOR: '0' };

function run(command, args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** One command, one count. */
async function step(name, title, command, args) {
  if (!asked(name)) return;
  const startedAt = Date.now();
  const { code, output } = await run(command, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
  report(title, code === 0, startedAt, code === 0 ? '' : output);
}

/** A command that needs programs of the system. */
async function stepWith(needed, name, title, command, args) {
  const lacking = missing.filter((one) => needed.includes(one));
  if (lacking.length === 0) return step(name, title, command, args);
  if (!asked(name)) return;
  totals.skipped += 1;
  if (process.env.CI === 'true') totals.failed += 1;
  report(`${title}: skipped, for want of ${lacking.join(', ')}`, process.env.CI !== 'true', Date.now(), '');
}

/** A Vitest run, counted by its tests. */
async function suite(name, title, config) {
  if (!asked(name) || (config && !existsSync(path.join(root, config)))) return;
  const startedAt = Date.now();
  const file = path.join(scratch, `${config ?? name}.json`);
  const { code, output } = await run(node, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...(config ? ['--config', config] : []), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  const skipped = counts.numPendingTests + counts.numTodoTests;
  totals.passed += counts.numPassedTests;
  totals.skipped += skipped;
  // A file that does not even load fails without a failed test in it.
  const failed = counts.numFailedTests + (code !== 0 && counts.numFailedTests === 0 ? 1 : 0) + (process.env.CI === 'true' ? skipped : 0);
  totals.failed += failed;
  report(`${title}: ${counts.numPassedTests} passed${skipped ? `, ${skipped} skipped` : ''}`, failed === 0, startedAt, failed === 0 ? '' : output);
}

function report(title, ok, startedAt, output) {
  say(`${ok ? '✓' : '✗'} ${title} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (ok) return;
  failures.push(title);
  say(output.length > 20_000 ? `…${output.slice(-20_000)}` : output);
}

say('Running the tests.');
await step('schema', 'the two database schemas agree', node, ['prisma/derive-postgresql.mjs', '--check']);
await step('types', 'types', bin('tsc'), ['--noEmit']);
await step('types', 'types of the extensions', bin('tsc'), ['-p', 'extensions/order-page']);
await step('lint', 'lint', bin('eslint'), ['.', '--max-warnings', '0']);
await step('deps', 'import directions', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'app', 'server.ts', 'sandbox', 'scripts', 'tests', 'extensions']);
await suite('unit', 'unit, contract, golden and property tests');
await suite('unit', 'tests of the extensions', 'vitest.extensions.config.ts');
await step('simulate', 'simulation: 2,000 seeds', node, ['--import', 'tsx', 'scripts/simulate.ts', '--seeds', '2000', '--json']);
await step('simulate', 'simulation: an outage of a day, 2,000 orders waiting', node, ['--import', 'tsx', 'scripts/simulate.ts', '--outage', '--orders', '2000', '--json']);
await step('mutants', 'simulation: every engine broken on purpose is caught', node, ['--import', 'tsx', 'scripts/simulate-mutants.ts']);
await suite('integration', 'integration tests (SQLite; PostgreSQL and Redis)', 'vitest.integration.config.ts');
if (asked('e2e', 'check', 'chaos')) build();
await suite('e2e', 'browser tests', 'vitest.e2e.config.ts');
await step('check', 'the check on tests/fixtures/orders', node, ['--import', 'tsx', 'scripts/demo/main.ts', '--check', '--port', '3400']);
if (process.env.EXTRA_ORDERS) await step('check', `the check on ${process.env.EXTRA_ORDERS}`, node, ['--import', 'tsx', 'scripts/demo/main.ts', '--check', '--port', '3700', '--orders', process.env.EXTRA_ORDERS]);
await step('check', 'the check with Lightspeed R-Series', node, ['--import', 'tsx', 'scripts/demo/main.ts', '--check', '--port', '3440', '--pos', 'lightspeed-r', ...(process.env.EXTRA_ORDERS ? ['--orders', process.env.EXTRA_ORDERS] : [])]);
const chaos = (engine) => ['--import', 'tsx', 'scripts/chaos/main.ts', '--orders', '30', '--kills', '6', '--window', '20', '--seed', '1', '--engine', engine];
await step('chaos', 'chaos on one machine: 30 orders, 6 kills', node, chaos('embedded'));
await stepWith(['postgresql', 'redis-server'], 'chaos', 'chaos on many machines: 30 orders, 6 kills, PostgreSQL and Redis ended too', node, chaos('bull'));

rmSync(scratch, { recursive: true, force: true });
if (missing.length > 0) say(`Not installed, so their tests were skipped: ${missing.join(', ')}. npm test installs them as root on a machine with apt.`);
if (failures.length > 0) say(`Failed: ${failures.join('; ')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
