// @vitest-environment node
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { catalogues } from './admin';

const keys = (tree: object, at = ''): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'object' && value !== null ? keys(value as object, `${at}${key}.`) : [`${at}${key}`]));

describe('the package', () => {
  it.each(['order-block', 'order-action'])('%s is far below Shopify’s 64 kB', async (name) => {
    const { outputFiles } = await build({
      entryPoints: [path.join(import.meta.dirname, '..', 'src', `${name}.tsx`)], bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact',
    });
    const bytes = gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length;
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(64_000);
  });

  it('speaks both languages', () => {
    expect(keys(catalogues.fr)).toEqual(keys(catalogues.en));
  });
});
