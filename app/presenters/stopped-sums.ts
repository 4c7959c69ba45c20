import type { Cause } from '~/domain/verdict/verdict';

export interface StoppedSums {
  readonly code: 'E-SUM-MISMATCH' | 'E-POS-TOTAL' | 'E-IDENTITY';
  /** Decimal texts in the order's currency. */
  readonly left: string;
  readonly right: string;
  readonly diff: string;
  /** What the difference is made of, one part a line; empty where nothing fits. */
  readonly parts: string;
}

const sides = { 'E-SUM-MISMATCH': ['lines', 'total'], 'E-POS-TOTAL': ['ours', 'theirs'], 'E-IDENTITY': ['left', 'right'] } as const;

/** The arithmetic behind a stop for sums that differ: the same on the order's page and in its exports. */
export function sumsOf(causes: readonly Cause[]): StoppedSums | null {
  for (const { code, params } of causes) {
    if (code !== 'E-SUM-MISMATCH' && code !== 'E-POS-TOTAL' && code !== 'E-IDENTITY') continue;
    const [left, right] = sides[code].map((side) => params[side] ?? '');
    if (left && right) return { code, left, right, diff: params.diff ?? '', parts: params.parts ?? '' };
  }
  return null;
}
