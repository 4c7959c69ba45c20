import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'tillbridge-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const until = async (what: () => boolean): Promise<boolean> => {
  for (let tries = 0; tries < 200 && !what(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  return what();
};

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s to whoever started a program ends both', async (signal) => {
  const file = fileURLToPath(new URL('program.ts', import.meta.url));
  const started = `require('node:fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => undefined, 1000)`;
  const at = path.join(folder, signal);
  const text = `
    import { endOnSignal, program } from ${JSON.stringify(file)};
    endOnSignal();
    void program({ name: ${JSON.stringify(signal)}, folder: ${JSON.stringify(folder)}, args: ['-e', ${JSON.stringify(started)}, ${JSON.stringify(at)}], env: {} }).start();
  `;
  const starter = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', text], { stdio: 'ignore' });
  const ended = new Promise((resolve) => starter.once('exit', resolve));
  const pid = (): number => {
    try {
      return Number.parseInt(readFileSync(at, 'utf8'), 10);
    } catch {
      return Number.NaN;
    }
  };
  expect(await until(() => pid() > 0)).toBe(true);
  expect(alive(pid())).toBe(true);
  starter.kill(signal);
  await ended;
  expect(await until(() => !alive(pid()))).toBe(true);
});
