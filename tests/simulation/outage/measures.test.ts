import { describe, expect, it } from 'vitest';
import { disorderOf, fairShareMs, straysOf } from './measures';

describe('disorder', () => {
  it('is none where all came as they should', () => {
    expect(disorderOf([3, 5, 9])).toEqual({ inversions: 0, share: 0, farthest: 0 });
    expect(disorderOf([])).toEqual({ inversions: 0, share: 0, farthest: 0 });
  });
  it('counts the pairs that came the wrong way round, and how far one was from its place', () => {
    expect(disorderOf([2, 1, 3, 4])).toEqual({ inversions: 1, share: 1 / 6, farthest: 1 });
    expect(disorderOf([4, 1, 2, 3])).toEqual({ inversions: 3, share: 0.5, farthest: 3 });
    expect(disorderOf([4, 3, 2, 1])).toMatchObject({ share: 1 });
  });
});

describe('a stray', () => {
  it('came far from where it belongs; those that it passed are none', () => {
    expect(straysOf([9, 1, 2, 3, 4, 5], 1)).toEqual(new Set([9]));
    expect(straysOf([2, 1, 3], 1)).toEqual(new Set());
    expect(straysOf([5, 6, 1, 2, 3, 4], 1).size).toBe(6);
  });
});

describe('a fair share', () => {
  it('is its own time alone, and that of whoever takes turns with it as long as both have some', () => {
    expect(fairShareMs(10, [], 100)).toBe(1_000);
    expect(fairShareMs(10, [4], 100)).toBe(1_400);
    expect(fairShareMs(10, [400], 100)).toBe(2_000);
  });
});
