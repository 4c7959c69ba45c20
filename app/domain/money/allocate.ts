import { sum } from './sum';
import type { Minor } from './money';

/**
 * Spreads a total over weights so that the parts add up to it exactly: each gets its rounded-down share,
 * and what is left goes out one unit at a time from the first. Without any weight all parts count alike.
 */
export function allocate(total: Minor, weights: readonly bigint[]): Minor[] {
  if (weights.length === 0) return [];
  const magnitudes = weights.map((weight) => (weight < 0n ? -weight : weight));
  const whole = sum(magnitudes);
  const shares = whole === 0n ? magnitudes.map(() => 1n) : magnitudes;
  const base = whole === 0n ? BigInt(weights.length) : whole;
  const size = total < 0n ? -total : total;
  const parts = shares.map((share) => (size * share) / base);
  let left = size - sum(parts);
  for (let index = 0; left > 0n; index = (index + 1) % parts.length) {
    if (shares[index] === 0n) continue;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}
