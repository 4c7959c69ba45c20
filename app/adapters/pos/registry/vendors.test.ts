import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '~/adapters/clock/system';
import { posKinds, posRegistry } from './registry';

const options = { fetch: globalThis.fetch, clock: systemClock, template: null, requestTimeoutMs: null };
const manifests = posRegistry(Object.fromEntries(posKinds.map((kind) => [kind, options]))).kinds();
/** "lightspeed-r", "Lightspeed Retail (R-Series)" → "lightspeed": what all spellings of a vendor's name have in common; the whole where that is too little to know it by. */
const stem = (whole: string): string => /^[a-z]{5,}/i.exec(whole)?.[0] ?? whole;
const vendors = manifests.map(({ kind, name }) => ({ kind, word: new RegExp([stem(kind), stem(name)].map((one) => one.replace(/[^a-z0-9 -]/gi, '.')).join('|'), 'i') }));

const root = path.resolve('app');
/** A new POS as `npm run new:pos` lays it down: its marks name the siblings on purpose until they are filled in. */
const isUnfinished = (file: string): boolean => existsSync(path.join(root, path.dirname(file), 'to-fill-in.ts')) || existsSync(path.join(root, path.dirname(file), '..', 'to-fill-in.ts'));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes('/generated/') && !isUnfinished(file));

/** Examples in comments may name a POS; what runs may not. A `//` inside an address is none. */
const withoutComments = (code: string): string => code.replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/.*$/gm, '$1');
const namesIn = (code: string): readonly string[] => vendors.filter(({ word }) => word.test(withoutComments(code))).map(({ kind }) => kind);
const isHome = (file: string, kind: string): boolean => file.startsWith(`adapters/pos/${kind}/`) || file === 'adapters/pos/registry/registry.ts';

describe('a vendor of a POS', () => {
  it('is named by its own adapter and its line in the registry, and nowhere else in the app', () => {
    expect(manifests.map(({ kind }) => kind)).toEqual(posKinds);
    expect(sources.length).toBeGreaterThan(300);
    const strays = sources.flatMap((file) => namesIn(readFileSync(path.join(root, file), 'utf8')).filter((kind) => !isHome(file, kind)).map((kind) => `${file} names ${kind}`));
    expect(strays).toEqual([]);
  });

  it('is found however it is written, in what runs and on screens', () => {
    expect(namesIn("if (kind === 'heartland') go();")).toEqual(['heartland']);
    expect(namesIn("title: 'Open LightSpeed and sign in', url: 'https://example.com' // Heartland too")).toEqual(['lightspeed-r']);
    expect(namesIn("/** Heartland: the subdomain. */ readonly account: string; const page = 'https://retail.heartland.us';")).toEqual(['heartland']);
    expect(namesIn('// On Lightspeed\nconst a = 1; /* and Heartland */')).toEqual([]);
  });
});
