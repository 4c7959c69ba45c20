import type { Field } from './field';
import type { Random } from './random';
import type { Server } from '../../tests/support/servers';
import { timing } from './timing';

export interface Killed {
  /** Processes that SIGKILL ended, by what they were. */
  readonly web: number;
  readonly worker: number;
  /** Servers that were ended at once and started again; Redis lost all that it held. */
  readonly postgres: number;
  readonly redis: number;
  /** Processes that stood still for longer than a lease and then went on, as if nothing had been. */
  readonly frozen: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Kills `count` processes at random moments of the window; freezes some, and ends each server, a tenth as often. */
export async function kill(field: Field, random: Random, count: number, windowMs: number, say: (text: string) => void): Promise<Killed> {
  const startedAt = Date.now();
  const moments = (often: number, row: Random): number[] => Array.from({ length: often }, () => windowMs * (0.05 + 0.95 * row.next())).sort((a, b) => a - b);
  const tenth = Math.max(1, Math.round(count / 10));
  const killed = { web: 0, worker: 0, postgres: 0, redis: 0, frozen: 0 };

  async function killPrograms(row: Random): Promise<void> {
    for (const moment of moments(count, row)) {
      await pause(startedAt + moment - Date.now());
      for (let done = false; !done;) {
        const one = row.pick(field.programs);
        done = await one.kill(row.whole(0, 2_000));
        if (!done) await pause(100);
        else {
          killed[one.role] += 1;
          say(`✂ ${one.name} killed (${killed.web + killed.worker} of ${count})`);
        }
      }
    }
  }

  async function crash(name: 'postgres' | 'redis', server: Server | null, mostMs: number, row: Random): Promise<void> {
    if (!server) return;
    for (const moment of moments(tenth, row)) {
      await pause(startedAt + moment - Date.now());
      await server.crash();
      const downMs = row.whole(200, mostMs);
      await pause(downMs);
      await server.revive();
      killed[name] += 1;
      say(`✂ ${name} was ended at once and away for ${downMs} ms`);
    }
  }

  async function freezePrograms(row: Random): Promise<void> {
    for (const moment of moments(tenth, row)) {
      await pause(startedAt + moment - Date.now());
      const one = row.pick(field.programs);
      const ms = timing.leaseMs + row.whole(500, 3_000);
      if (!(await one.freeze(ms))) continue;
      killed.frozen += 1;
      say(`❄ ${one.name} stood still for ${ms} ms`);
    }
  }

  if (count > 0) {
    await Promise.all([
      killPrograms(random.branch('programs')), freezePrograms(random.branch('freezes')),
      crash('postgres', field.postgres, 3_000, random.branch('postgres')), crash('redis', field.redis, 8_000, random.branch('redis')),
    ]);
  }
  return killed;
}
