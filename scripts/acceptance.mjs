// npm run acceptance: runs the tests that carry an acceptance row's ID and says for each of the 92 rows what their results were.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judge, tagsOf } from './acceptance/rows.mjs';
import { build, generate, install, root, say } from './lib/prepare.mjs';
import { installPrograms } from './lib/system-programs.mjs';

const kinds = [
  // In a browser a file tells one story, whose later tests stand on the earlier ones: it is run whole.
  { ends: /\.e2e\.ts$/, title: 'browser tests', config: 'vitest.e2e.config.ts', whole: true },
  { ends: /tests\/integration\/.*\.test\.ts$/, title: 'integration tests', config: 'vitest.integration.config.ts' },
  { ends: /\.test\.tsx?$/, title: 'tests', config: 'vitest.config.ts' },
];
const scratch = mkdtempSync(path.join(tmpdir(), 'tillbridge-acceptance-'));

/** Only files in whose text a row's ID stands are run; what counts is what their tests say. */
const carriers = ['app', 'sandbox', 'scripts', 'tests'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|e2e)\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => tagsOf(readFileSync(path.join(root, file), 'utf8')).length > 0));

function vitest({ config, whole }, files, report) {
  const bin = path.join(root, 'node_modules', '.bin');
  const args = [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', config, ...(whole ? [] : ['-t', String.raw`\[[CDAPM]\d`]), '--reporter=json', `--outputFile.json=${report}`, ...files];
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(path.join(bin, 'node'), args, { cwd: root, env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
    child.on('close', () => resolve(output));
  });
}

install();
generate();
const tests = [];
const broken = [];
const left = new Set(carriers);
for (const kind of kinds) {
  const { ends, title, config } = kind;
  const files = [...left].filter((file) => ends.test(file));
  for (const file of files) left.delete(file);
  if (files.length === 0) continue;
  if (config !== 'vitest.config.ts') installPrograms(say);
  if (config === 'vitest.e2e.config.ts') build();
  say(`· ${title}: ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  const report = path.join(scratch, `${config}.json`);
  const output = await vitest(kind, files, report);
  if (!existsSync(report)) {
    broken.push({ file: config, message: output.slice(-4_000) });
    continue;
  }
  for (const { name, status, message, assertionResults } of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    // A file that does not load has no tests to tell of it.
    if (status === 'failed' && assertionResults.every((one) => one.status !== 'failed')) broken.push({ file: path.relative(root, name), message });
    for (const one of assertionResults) tests.push({ title: one.fullName, status: one.status, message: one.failureMessages?.[0] ?? '' });
  }
}
rmSync(scratch, { recursive: true, force: true });

const { lines, strays } = judge(tests);
for (const { id, state, tests: of } of lines) {
  const ran = of.filter((test) => test.status !== 'pending' && test.status !== 'skipped');
  console.log(state === 'untested' ? `${id} no test yet` : `${id} ${state} (${ran.length} ${ran.length === 1 ? 'test' : 'tests'})`);
  for (const test of of.filter((one) => one.status === 'failed')) console.log(`  ✗ ${test.title}\n    ${test.message.split('\n')[0]}`);
}
for (const { id, title } of strays) console.log(`no such row: ${id} in “${title}”`);
for (const { file, message } of broken) console.log(`could not run: ${file}\n  ${message}`);
const count = (state) => lines.filter((line) => line.state === state).length;
console.log(`${lines.length} rows: ${count('passed')} passed, ${count('failed')} failed, ${count('partly run')} partly run, ${count('untested')} no test yet`);
process.exit(count('failed') + strays.length + broken.length > 0 ? 1 : 0);
