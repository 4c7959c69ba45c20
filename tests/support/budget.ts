import type { GraphqlOptions } from '~/adapters/shopify/graphql';

/** A shop's bucket as one process knows it, where no store is at hand. */
export function ownBudget(): GraphqlOptions['budget'] {
  const held = new Map<string, number>();
  return {
    throttledUntil: (shop) => Promise.resolve(held.get(shop) ?? null),
    throttle: (shop, until) => {
      held.set(shop, Math.max(until, held.get(shop) ?? 0));
      return Promise.resolve();
    },
  };
}
