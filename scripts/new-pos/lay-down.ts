import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { edited, edits } from './edits';
import { fill, namesOf, type PosNames } from './names';

export type LaidDown =
  | { readonly kind: 'done'; readonly made: readonly string[]; readonly changed: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string };

const templates = fileURLToPath(new URL('templates', import.meta.url));

/** Where each template goes. */
const placesOf = ({ kind }: PosNames): readonly (readonly [template: string, file: string])[] => [
  ...readdirSync(path.join(templates, 'adapter')).map((name) => [`adapter/${name}`, `app/adapters/pos/${kind}/${name.replace('.template', '')}`] as const),
  ...readdirSync(path.join(templates, 'simulator')).map((name) => [`simulator/${name}`, `sandbox/pos/${kind}/${name.replace('.template', '')}`] as const),
  ['tests/desk.ts.template', `tests/support/pos/${kind}-desk.ts`],
  ['tests/contract.test.ts.template', `tests/contracts/pos-gateway-${kind}.test.ts`],
];

/** All or nothing: everything is reckoned out before the first byte is written. */
export function layDown(root: string, kind: string): LaidDown {
  const names = namesOf(kind);
  if (!names) return { kind: 'refused', why: `“${kind}” cannot name a POS: small letters and digits, words joined by one hyphen, at most 40, not registry, shared or memory.` };
  const there = [`app/adapters/pos/${kind}`, `sandbox/pos/${kind}`, `tests/support/pos/${kind}-desk.ts`, `tests/contracts/pos-gateway-${kind}.test.ts`].find((file) => existsSync(path.join(root, file)));
  if (there) return { kind: 'refused', why: `${there} is there already.` };

  const made = new Map(placesOf(names).map(([template, file]) => [file, fill(readFileSync(path.join(templates, template), 'utf8'), names)]));
  const changed = new Map<string, string>();
  for (const edit of edits) changed.set(edit.file, edited(changed.get(edit.file) ?? readFileSync(path.join(root, edit.file), 'utf8'), edit, names));
  for (const [file, text] of [...made, ...changed]) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return { kind: 'done', made: [...made.keys()], changed: [...changed.keys()] };
}
