import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gapsOf } from './gaps';
import { layDown, type LaidDown } from './lay-down';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kind = 'corner-till';
const contract = `tests/contracts/pos-gateway-${kind}.test.ts`;
/** What the new files lean on. */
const needed = ['app/domain', 'app/ports', 'app/adapters/pos', 'sandbox', 'scripts/new-pos', 'tests/support', 'tests/contracts', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'eslint.config.js', '.dependency-cruiser.cjs'];

let copy: string;
let laid: LaidDown;
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'tillbridge-new-pos-'));
  for (const name of needed) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  laid = layDown(copy, kind);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A program of the house, run in the copy. */
function run(program: string, ...args: readonly string[]): { code: number | null; output: string } {
  const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: copy, env, encoding: 'utf8' });
  return { code: status, output: `${stdout}${stderr}` };
}

const made = (): readonly string[] => (laid.kind === 'done' ? laid.made : []);
/** Every file of the copy with what is in it. */
function contents(): ReadonlyMap<string, string> {
  const files = needed.flatMap((name) => {
    const at = path.join(copy, name);
    return statSync(at).isFile() ? [at] : readdirSync(at, { recursive: true, encoding: 'utf8' }).map((one) => path.join(at, one)).filter((one) => statSync(one).isFile());
  });
  return new Map(files.map((file) => [file, readFileSync(file, 'latin1')]));
}

describe('a new POS', () => {
  it('is laid down whole, and known to the registry, the sandbox and the import rules', () => {
    expect(laid).toMatchObject({ kind: 'done', changed: ['app/adapters/pos/registry/registry.ts', '.dependency-cruiser.cjs', 'sandbox/main.ts'] });
    for (const file of made()) expect(readFileSync(path.join(copy, file), 'utf8')).not.toMatch(/\{\{\w+\}\}/);
    const read = (file: string): string => readFileSync(path.join(copy, file), 'utf8');
    expect(read('app/adapters/pos/registry/registry.ts')).toContain("'corner-till': cornerTillAdapter,");
    expect(read('.dependency-cruiser.cjs')).toContain("'pos/corner-till'");
    expect(read('sandbox/main.ts')).toContain("case 'corner-till': {\n      const pos = await startCornerTill(");
  });

  it('has types that hold, and nothing for the linter to say', async () => {
    const changed = laid.kind === 'done' ? laid.changed.filter((file) => file.endsWith('.ts')) : [];
    writeFileSync(path.join(copy, 'tsconfig.new-pos.json'), JSON.stringify({ extends: './tsconfig.json', include: [], files: [...made(), ...changed] }));
    expect(run('typescript/bin/tsc', '-p', 'tsconfig.new-pos.json')).toEqual({ code: 0, output: '' });
    const lint = await new ESLint({ cwd: copy }).lintFiles([...made(), ...changed]);
    expect(lint.flatMap((file) => file.messages.map((one) => `${file.filePath}:${one.line} ${one.message}`))).toEqual([]);
  });

  it('fails its contract test with the list of what to fill in, and with nothing else', () => {
    const gaps = gapsOf(kind, copy);
    expect(gaps.code.length).toBeGreaterThan(30);
    for (const gap of [...gaps.code, ...gaps.house]) expect([gap, existsSync(path.join(root, gap.sibling))]).toEqual([gap, true]);
    const report = path.join(copy, 'report.json');
    const { code, output } = run('vitest/vitest.mjs', 'run', contract, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
    expect(code).toBe(1);
    for (const gap of [...gaps.code, ...gaps.house]) expect(output).toContain(`  ${gap.place}\n      ${gap.expected}\n      as in ${gap.sibling}\n`);
    expect(output).not.toMatch(/^\s+(at|❯) .*:\d+:\d+/m);
    expect(output).not.toMatch(/unhandled/i);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ numTotalTests: 1, numFailedTests: 1 });
  });

  it.each(['corner-till', 'heartland', 'Corner', 'corner_till', 'corner--till', '-corner', '2nd', '', 'shared', 'registry', '../evil', 'a'.repeat(41)])('is refused under the name “%s”, and nothing changes', (name) => {
    const before = contents();
    expect(layDown(copy, name)).toMatchObject({ kind: 'refused', why: expect.stringMatching(/is there already\.$|cannot name a POS: /) as unknown });
    expect(contents()).toEqual(before);
  });

  it('changes nothing where one of its places is gone', () => {
    const file = path.join(copy, 'sandbox/main.ts');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('    default:\n', ''));
    const before = contents();
    expect(() => layDown(copy, 'other-till')).toThrow('sandbox/main.ts has no place');
    expect(contents()).toEqual(before);
    writeFileSync(file, whole);
  });

  it.each(['heartland', 'lightspeed-r'])('has gaps no longer where it is finished: %s', (finished) => {
    expect(gapsOf(finished, root).code).toEqual([]);
    expect(gapsOf('lightspeed-r', root).house).toEqual([]);
  });
});
