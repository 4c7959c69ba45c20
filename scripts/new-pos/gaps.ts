import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Gap {
  /** With its line where there is one. */
  readonly place: string;
  readonly expected: string;
  /** The file in which an older POS does it. */
  readonly sibling: string;
}

export interface Gaps {
  /** In the POS's own files: the contract cannot run before they are closed. */
  readonly code: readonly Gap[];
  /** In what runs every POS through the other suites and commands. */
  readonly house: readonly Gap[];
}

const marks = /\b(?:toFillIn|untilKnown)\(\s*'([^']*)',\s*'([^']*)'/g;

/** Every mark that the templates have left, and every suite that does not know the kind yet. */
export function gapsOf(kind: string, root: string): Gaps {
  const folders = [`app/adapters/pos/${kind}`, `sandbox/pos/${kind}`];
  const files = [...folders.flatMap((folder) => sourcesIn(root, folder)), `tests/support/pos/${kind}-desk.ts`];
  const marked = files.flatMap((file) => marksIn(file, read(root, file)));
  const finished = (folder: string): readonly Gap[] => (existsSync(path.join(root, folder, 'to-fill-in.ts')) ? [{ place: `${folder}/to-fill-in.ts`, expected: 'delete it: nothing is left to fill in', sibling: 'docs/adding-a-pos.md' }] : []);
  return { code: marked.length > 0 ? marked : folders.flatMap(finished), house: houseOf(kind).filter((gap) => !read(root, gap.place).includes(`'${kind}'`)) };
}

/** Where the older ones are named by their kind. */
const houseOf = (kind: string): readonly Gap[] => [
  { place: 'tests/golden/open-desk.ts', expected: 'an account for each golden case', sibling: 'tests/golden/open-desk.ts' },
  { place: `tests/golden/${kind}.test.ts`, expected: 'the golden orders with the totals, money and stock they have elsewhere', sibling: 'tests/golden/lightspeed-r.test.ts' },
  { place: 'tests/simulation/world/account.ts', expected: 'its account in the simulated world, so that seeds run on it', sibling: 'tests/simulation/world/account.ts' },
  { place: `tests/simulation/${kind}.test.ts`, expected: 'its own ways, each lost answer included', sibling: 'tests/simulation/lightspeed-r.test.ts' },
  { place: 'scripts/lib/surroundings.ts', expected: 'what app and sandbox have to know of one another', sibling: 'scripts/lib/surroundings.ts' },
  { place: 'scripts/lib/shop.ts', expected: 'how a merchant connects it', sibling: 'scripts/lib/shop.ts' },
  { place: 'scripts/check/run.ts', expected: 'a reader of its books that does not use the app', sibling: 'scripts/check/pos/lightspeed-r.ts' },
  { place: 'scripts/demo/main.ts', expected: '--pos takes it', sibling: 'scripts/demo/main.ts' },
  { place: 'scripts/test.mjs', expected: 'the check runs with it', sibling: 'scripts/test.mjs' },
];

function marksIn(file: string, text: string): readonly Gap[] {
  return [...text.matchAll(marks)].map((match) => ({ place: `${file}:${text.slice(0, match.index).split('\n').length}`, expected: match[1] ?? '', sibling: match[2] ?? '' }));
}

const sourcesIn = (root: string, folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort().map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')));

const read = (root: string, file: string): string => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '');

/** Fails with the list alone: where the failure was thrown tells nobody anything. */
export function tellGaps({ code, house }: Gaps): void {
  if (code.length + house.length === 0) return;
  const told = (title: string, gaps: readonly Gap[]): readonly string[] => (gaps.length === 0 ? [] : ['', `${title} (${gaps.length}):`, ...gaps.map((gap) => `  ${gap.place}\n      ${gap.expected}\n      as in ${gap.sibling}`)]);
  const error = new Error([`${code.length + house.length} to fill in. docs/adding-a-pos.md says in which order.`, ...told('Before the contract can run', code), ...told('Before it is like the others', house), ''].join('\n'));
  error.name = 'Not finished';
  error.stack = '';
  throw error;
}
