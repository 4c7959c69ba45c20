import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { layDown } from './new-pos/lay-down';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const [name, ...more] = process.argv.slice(2);

if (name === undefined || more.length > 0) {
  say('npm run new:pos NAME lays down an adapter, its simulator and its contract test. NAME is the kind, for example square or lightspeed-x.');
  process.exit(2);
}
const laid = layDown(root, name);
if (laid.kind === 'refused') {
  say(`${laid.why} Nothing was changed.`);
  process.exit(2);
}
say([
  ...laid.made.map((file) => `made     ${file}`),
  ...laid.changed.map((file) => `changed  ${file}`),
  '',
  `What to fill in, one line a gap:  npx vitest run ${path.posix.join('tests/contracts', `pos-gateway-${name}.test.ts`)}`,
  'In which order, and what to mind: docs/adding-a-pos.md',
].join('\n'));
