import { describe, expect, it } from 'vitest';
import type { Stores } from '~/ports/stores';
import { openStores } from '../support/stores';
import { allOf, anyCall, begin, type Dice, type World } from './any-store-call';

/** What the contract does not name: chance calls, made on the memory and on SQLite, must be answered alike. */
const seeds = [1, 2, 3];
const callsEach = 300;

/** Mulberry32: small, and the same everywhere. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (...sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return sides[((mixed ^ (mixed >>> 14)) >>> 0) % sides.length] ?? sides[0];
  };
}

/** Ids by the order in which they were first told: a driver may choose them. */
function teller(): (value: unknown) => unknown {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => names.get(id) ?? (names.set(id, `id ${names.size + 1}`), `id ${names.size}`);
  const ids = /TB-[0-9A-Z]{10}|(?:account|connection|lease|problem|run)-\d{8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return (value) => JSON.parse(JSON.stringify(value ?? null, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)).replace(ids, nameOf));
}

const answerOf = (call: Promise<unknown>): Promise<unknown> => call.then((value) => ({ value }), () => 'refused');

describe('the stores in memory and on SQLite', () => {
  it.each(seeds)('answer the same calls alike (seed %i)', async (seed) => {
    const { stores, close } = await openStores('sqlite');
    const open = (given: Stores): { world: World; tell: (value: unknown) => unknown } => ({ world: { stores: given, claims: new Map() }, tell: teller() });
    const [memory, sqlite] = [open((await openStores('memory')).stores), open(stores)];
    try {
      await begin(memory.world);
      await begin(sqlite.world);
      for (let tick = 0; tick < callsEach; tick += 1) {
        const calls = [anyCall(diceOf(seed * 1_000 + tick), tick), anyCall(diceOf(seed * 1_000 + tick), tick)] as const;
        const answers = [memory.tell(await answerOf(calls[0].run(memory.world))), sqlite.tell(await answerOf(calls[1].run(sqlite.world)))];
        expect(answers[0], `${calls[0].name}, call ${tick}`).toEqual(answers[1]);
        if (tick % 10 < 9) continue;
        expect(memory.tell(await allOf(memory.world)), `after ${calls[0].name}, call ${tick}`).toEqual(sqlite.tell(await allOf(sqlite.world)));
      }
    } finally {
      await close();
    }
  }, 300_000);
});
