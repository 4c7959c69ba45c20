/** Chance with a seed: what is done can be done again. When processes answer cannot, so a run is alike, not the same. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  whole(least: number, most: number): number;
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Another row of chance that does not depend on how often this one is asked. */
  branch(name: string): Random;
}

export function random(seed: string): Random {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next, whole,
    chance: (percent) => next() * 100 < percent,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    branch: (name) => random(`${seed} ${name}`),
  };
}
