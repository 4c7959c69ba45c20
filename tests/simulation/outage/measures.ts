/** How far a sequence is from the order in which it should have come: `ranks[i]` is where the i-th that came belongs. */
export function disorderOf(ranks: readonly number[]): { readonly inversions: number; readonly share: number; readonly farthest: number } {
  const placeOf = placesOf(ranks);
  const farthest = ranks.reduce((most, rank, place) => Math.max(most, Math.abs((placeOf.get(rank) ?? 0) - place)), 0);
  const inversions = inversionsIn([...ranks]);
  const pairs = (ranks.length * (ranks.length - 1)) / 2;
  return { inversions, share: pairs === 0 ? 0 : inversions / pairs, farthest };
}

/** Those that came more than so many places from where they belong. */
export function straysOf(ranks: readonly number[], places: number): ReadonlySet<number> {
  const placeOf = placesOf(ranks);
  return new Set(ranks.filter((rank, place) => Math.abs((placeOf.get(rank) ?? 0) - place) > places));
}

const placesOf = (ranks: readonly number[]): ReadonlyMap<number, number> => new Map([...ranks].sort((a, b) => a - b).map((rank, place) => [rank, place]));

/** Pairs that came the wrong way round, counted while the list is sorted by merging. */
function inversionsIn(ranks: number[]): number {
  if (ranks.length < 2) return 0;
  const middle = ranks.length >> 1;
  const [left, right] = [ranks.slice(0, middle), ranks.slice(middle)];
  let count = inversionsIn(left) + inversionsIn(right);
  let [one, other] = [0, 0];
  for (let place = 0; place < ranks.length; place += 1) {
    const [a, b] = [left[one], right[other]];
    if (b === undefined || (a !== undefined && a <= b)) {
      ranks[place] = a ?? 0;
      one += 1;
    } else {
      ranks[place] = b;
      other += 1;
      count += left.length - one;
    }
  }
  return count;
}

/**
 * How long a shop's drain may take where its account's line serves those who wait in turn: until its own are through, each of them
 * behind one of every shop that still has some.
 */
export const fairShareMs = (own: number, others: readonly number[], eachMs: number): number => (own + others.reduce((sum, other) => sum + Math.min(own, other), 0)) * eachMs;
