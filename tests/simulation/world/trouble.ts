import type { ShopifyError } from '~/ports/order-source';
import type { Chance } from './chance';
import type { Fate } from './counter';
import type { Blow } from './machine';

/** What goes wrong, and how often. */
export interface Trouble {
  blow(label: string): Blow;
  freezeMs(): number;
  fate(write: boolean, at: number): Fate;
  shopify(now: number): ShopifyError | 'stale' | null;
  /** As if Redis were emptied: what was rung is known by the row alone. */
  losesRing(): boolean;
}

export const noTrouble: Trouble = { blow: () => 'none', freezeMs: () => 0, fate: () => 'well', shopify: () => null, losesRing: () => false };

export interface Weather {
  readonly crash: number;
  readonly refuse: number;
  readonly freeze: number;
  readonly pos: number;
  readonly shopify: number;
  readonly rings: number;
  /** When the POS answers nothing at all. */
  readonly outages: readonly { readonly from: number; readonly to: number }[];
}

export function weatherFrom(chance: Chance): Weather {
  const from = chance.between(5_000, 120_000);
  return {
    crash: chance.pick([0, 0.002, 0.006, 0.02]),
    refuse: chance.pick([0, 0, 0.002, 0.01]),
    freeze: chance.pick([0, 0.001, 0.004, 0.01]),
    pos: chance.pick([0, 0.02, 0.08, 0.25]),
    shopify: chance.pick([0, 0.02, 0.2]),
    rings: chance.pick([0, 0, 0.3]),
    outages: chance.happens(0.15) ? [{ from, to: from + chance.between(30_000, 600_000) }] : [],
  };
}

const blows: readonly [Blow, ...Blow[]] = ['crash-before', 'crash-after'];
const refusals: readonly [Blow, ...Blow[]] = ['refuse-before', 'refuse-after'];
const freezes: readonly [Blow, ...Blow[]] = ['freeze-before', 'freeze-after'];
const writes: readonly [Fate, ...Fate[]] = [
  'drop-before-commit', 'timeout-before-commit', 'drop-after-commit', 'timeout-after-commit', 'commit-later', 'commit-later', '429', '429-with-time',
  'html', 'html-after-commit', '500', '500-after-commit', 'slow', 'half-body',
];
const reads: readonly [Fate, ...Fate[]] = ['drop-before-commit', 'timeout-before-commit', '429', '429-with-time', 'html', '500', 'slow', 'half-body'];

export function troubleFrom(weather: Weather, chance: Chance): Trouble {
  const isDown = (at: number): boolean => weather.outages.some((one) => at >= one.from && at < one.to);
  const errors = (now: number): readonly [ShopifyError | 'stale', ...(ShopifyError | 'stale')[]] => [
    'stale', 'stale', { kind: 'throttled', until: now + chance.between(500, 10_000) }, { kind: 'unreachable', detail: 'a socket hung up' }, { kind: 'unauthorised' },
  ];
  return {
    blow: (label) => {
      const drawn = chance.next();
      // Between the lease's check and the bytes: that is where standing still does most harm.
      if (label === 'journal.sending' && chance.happens(10 * weather.freeze)) return 'freeze-after';
      if (drawn < weather.crash) return chance.pick(blows);
      if (drawn < weather.crash + weather.refuse) return chance.pick(refusals);
      return drawn < weather.crash + weather.refuse + weather.freeze ? chance.pick(freezes) : 'none';
    },
    freezeMs: () => chance.pick([500, 5_000, 70_000, 150_000, 185_000, 400_000, 700_000]),
    fate: (write, at) => {
      if (isDown(at)) return chance.pick(['drop-before-commit', 'timeout-before-commit', 'html']);
      return chance.happens(weather.pos) ? chance.pick(write ? writes : reads) : 'well';
    },
    losesRing: () => chance.happens(weather.rings),
    shopify: (now) => (chance.happens(weather.shopify) ? chance.pick(errors(now)) : null),
  };
}
