import { program, type ProgramOptions } from '../lib/program';

export interface Supervised {
  readonly role: 'web' | 'worker';
  readonly name: string;
  /** How often it ended without having been killed, and how. */
  readonly ends: readonly string[];
  start(): Promise<void>;
  /** Kills it if it runs, and starts it again after a while. Answers whether the signal is what ended it. */
  kill(downMs: number): Promise<boolean>;
  freeze(ms: number): Promise<boolean>;
  stop(): Promise<void>;
}

const againMs = 500;

/** Starts a program again when it ends, as every container engine does. */
export function supervised(role: Supervised['role'], options: Omit<ProgramOptions, 'onEnd'>): Supervised {
  const ends: string[] = [];
  let stopping = false;
  const one = program({
    ...options,
    onEnd: (how) => {
      ends.push(how);
      again(againMs);
    },
  });
  // Its start may be cut short by the next kill or the next end, which starts it again in its turn.
  const again = (ms: number): void => void setTimeout(() => void (stopping || one.running() ? undefined : one.start().catch(() => undefined)), ms);
  return {
    role, name: options.name, ends,
    start: () => one.start(),
    kill: async (downMs) => {
      const killed = await one.kill();
      if (killed) again(downMs);
      return killed;
    },
    freeze: (ms) => one.freeze(ms),
    stop: async () => {
      stopping = true;
      await one.stop();
    },
  };
}
