import type { Order } from '../order/order';
import type { RequiredProduct } from '../translation/document';
import { translateOrder } from '../translation/translate-order';

/** What an order asks of the POS beside its items, kept with it so that later it can be told how many orders would have met a cause. */
export type Need = `product:${RequiredProduct}` | `gateway:${string}` | `location:${string}`;

export function needsOf(order: Order): readonly Need[] {
  const translated = translateOrder(order);
  if (!translated.ok) return [];
  const needs = translated.value.documents.flatMap(({ lines, tenders }): Need[] => [
    ...lines.flatMap(({ target, locationId }): Need[] => [
      ...(target.kind === 'product' ? [`product:${target.product}` as const] : []),
      ...(locationId === null ? [] : [`location:${locationId}` as const]),
    ]),
    ...tenders.map(({ gateway }) => `gateway:${gateway}` as const),
  ]);
  return [...new Set(needs)].sort();
}

/** The part after the colon, of needs of one kind. */
export const needsNamed = (needs: readonly string[], kind: 'product' | 'gateway' | 'location'): readonly string[] =>
  needs.flatMap((need) => (need.startsWith(`${kind}:`) ? [need.slice(kind.length + 1)] : []));
