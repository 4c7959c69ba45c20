import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { flag } from './simulate/flags';
import { mutants, type Edit, type Mutant } from './simulate/mutants';

/**
 * npm run simulate:mutants [-- --seeds N] [--only NAME] — engines that are broken on purpose, each of which the simulation has to catch
 * within so many seeds. They live in copies below .cache, so that the packages are found and nothing of the product changes.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const seeds = flag('seeds', '2000');
const only = flag('only', '');

interface Outcome { readonly seeds: number; readonly failures: readonly { readonly seed: number; readonly broken: readonly string[] }[] }

function copyWith({ edits }: Mutant, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['app', 'sandbox', 'scripts', 'tests', 'tsconfig.json', 'package.json']) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  for (const one of edits) apply(one, folder);
}

function apply({ file, find, replace }: Edit, folder: string): void {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} holds this ${times} times instead of once: ${find}`);
  writeFileSync(path.join(folder, file), text.replace(find, () => replace));
}

/** What the simulation made of it; null where it came to no end. */
function simulate(folder: string): Promise<Outcome | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/simulate.ts', '--seeds', seeds, '--json', '--first-failure'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', () => {
      const line = output.trim().split('\n').at(-1) ?? '';
      resolve(line.startsWith('{') ? (JSON.parse(line) as Outcome) : null);
    });
  });
}

let missed = 0;
for (const [index, mutant] of mutants.entries()) {
  if (only !== '' && !mutant.name.includes(only)) continue;
  const folder = path.join(root, '.cache', 'mutants', String(index));
  rmSync(folder, { recursive: true, force: true });
  copyWith(mutant, folder);
  const outcome = await simulate(folder);
  rmSync(folder, { recursive: true, force: true });
  const caught = outcome?.failures[0];
  if (!caught) missed += 1;
  console.log(caught ? `caught   ${mutant.name}: seed ${caught.seed}, ${caught.broken[0]?.slice(0, 160) ?? ''}` : `MISSED   ${mutant.name}: ${outcome ? `${outcome.seeds} seeds saw nothing` : 'the simulation did not end'}`);
}
console.log(missed === 0 ? 'Every broken engine was caught.' : `${missed} broken engine(s) were not caught.`);
process.exit(missed === 0 ? 0 : 1);
