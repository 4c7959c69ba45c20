import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ProgramOptions {
  readonly name: string;
  /** Its log goes there, under its name. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 once the program is up; without one it counts as up when it has started. */
  readonly url?: string;
  /** Told when it ends without having been asked to. */
  readonly onEnd?: (how: string) => void;
}

/** A process of its own that can be started, stopped kindly, killed, and started again. */
export interface Program {
  readonly name: string;
  running(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** True when SIGKILL is what ended it. */
  kill(): Promise<boolean>;
  /** Stands still where it is, as in a long pause of its machine, and goes on. False when it did not run. */
  freeze(ms: number): Promise<boolean>;
}

/** Each has a process group of its own, which Ctrl-C does not reach: whoever ends without having stopped them takes them along. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** A signal ends this process at once, and with it all that it has started, until the answer is called. */
export function endOnSignal(): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

/** How long a program has for its last requests before it is ended. */
const kindnessMs = 15_000;

export function program({ name, folder, args, env, url, onEnd }: ProgramOptions): Program {
  const file = path.join(folder, `${name}.log`);
  let child: ChildProcess | null = null;
  const running = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;

  async function end(signal: NodeJS.Signals): Promise<boolean> {
    const current = child;
    if (!current || !running()) return false;
    current.removeAllListeners('exit');
    const ended = new Promise<NodeJS.Signals | null>((resolve) => current.once('exit', (_code, by) => resolve(by)));
    current.kill(signal);
    const late = setTimeout(() => current.kill('SIGKILL'), kindnessMs);
    const by = await ended;
    clearTimeout(late);
    return by === signal;
  }

  return {
    name,
    running,
    start: async () => {
      const started = spawn(process.execPath, [...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
      child = started;
      started.once('exit', (code, signal) => onEnd?.(signal ?? `code ${code ?? ''}`));
      const log = createWriteStream(file, { flags: 'a' });
      started.stdout?.pipe(log, { end: false });
      started.stderr?.pipe(log, { end: false });
      children.add(started);
      started.once('close', () => {
        children.delete(started);
        log.end();
      });
      if (url) await answers(url, started, file);
    },
    stop: async () => void (await end('SIGTERM')),
    kill: () => end('SIGKILL'),
    freeze: async (ms) => {
      const current = child;
      if (!current || !running() || !current.kill('SIGSTOP')) return false;
      await new Promise((resolve) => setTimeout(resolve, ms));
      return current.kill('SIGCONT');
    },
  };
}

async function answers(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`a program ended at its start; see ${log}\n${existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : ''}`);
    const answer = await fetch(url).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer from ${url}; see ${log}`);
}
