import { fill, type PosNames } from './names';

/** A line that the house needs to know a POS by. `at` is where it goes: before what it matches first, or after what it matches last. */
interface Edit {
  readonly file: string;
  readonly at: RegExp;
  readonly place: 'before' | 'after';
  readonly text: string;
}

export const edits: readonly Edit[] = [
  { file: 'app/adapters/pos/registry/registry.ts', at: /^import .* from '\.\.\/[a-z0-9-]+\/adapter';\n/gm, place: 'after', text: "import { {{camel}}Adapter } from '../{{kind}}/adapter';\n" },
  { file: 'app/adapters/pos/registry/registry.ts', at: /^\} satisfies Record</gm, place: 'before', text: "  '{{kind}}': {{camel}}Adapter,\n" },
  { file: '.dependency-cruiser.cjs', at: /'pos\/memory'/g, place: 'before', text: "'pos/{{kind}}', " },
  { file: 'sandbox/main.ts', at: /^import .* from '\.\/pos\/[a-z0-9-]+\/server';\n/gm, place: 'after', text: "import { start{{Pascal}} } from './pos/{{kind}}/server';\n" },
  { file: 'sandbox/main.ts', at: /^ {4}default:\n/gm, place: 'before', text: "    case '{{kind}}': {\n      const pos = await start{{Pascal}}({ port, dataFolder, currency });\n      return { ...pos, api: `${pos.url}/` };\n    }\n" },
];

/** Throws where the place is not there: the file has changed its form, and the edit has to follow it. */
export function edited(text: string, { file, at, place, text: template }: Edit, names: PosNames): string {
  const found = [...text.matchAll(at)];
  const match = place === 'before' ? found[0] : found.at(-1);
  if (!match) throw new Error(`${file} has no place that matches ${at.source}: scripts/new-pos/edits.ts has to follow it.`);
  const index = match.index + (place === 'before' ? 0 : match[0].length);
  return text.slice(0, index) + fill(template, names) + text.slice(index);
}
