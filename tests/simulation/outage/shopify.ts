import type { Order } from '~/domain/order/order';
import { fail, ok } from '~/domain/result';
import type { OrderSource } from '~/ports/order-source';
import { aLine, anAgreement, anOrder, aPayment, aSale, totalsOf } from '../../support/orders';
import type { Machine } from '../world/machine';
import type { Timeline } from '../world/timeline';
import { chanceOf, placedAt, placedBy, start, type PlannedShop } from './plan';

export const skus = ['BELT', 'SCARF', 'CAP', 'GLOVES', 'SOCKS'] as const;
const shopSpan = 10_000_000;
const aPage = 250;

export const orderId = (shop: PlannedShop, number: number): string => `gid://shopify/Order/${(shop.index + 1) * shopSpan + number}`;
export const numberOf = (id: string): number => Number.parseInt(id.slice(id.lastIndexOf('/') + 1), 10) % shopSpan;

/** The order as Shopify has it: one or two lines, and for one in three a buyer, of whom many come back. */
export function orderOf(shop: PlannedShop, number: number): Order {
  const chance = chanceOf(shop, number);
  chance.next();
  const at = start + placedAt(shop, number);
  const id = orderId(shop, number);
  const sales = Array.from({ length: chance.between(1, 2) }, (_, line) => ({ line, sku: skus[(number + line) % skus.length] ?? skus[0], amount: BigInt(chance.between(500, 9_999)) }));
  const total = sales.reduce((sum, { amount }) => sum + amount, 0n);
  const buyer = chance.between(0, 299);
  return anOrder({
    id, name: `#${shop.index + 1}-${number}`, createdAt: at, processedAt: at, updatedAt: at, totals: totalsOf(total),
    buyer: buyer < 100 ? { firstName: 'Ada', lastName: `Buyer ${buyer}`, email: `buyer${buyer}@${shop.name}`, phone: null, billing: null, shipping: null } : null,
    lines: sales.map(({ line, sku, amount }) => aLine({ id: `${id}/line/${line}`, sku, unitPrice: amount })),
    agreements: [anAgreement({ id: id.replace('Order', 'OrderAgreement'), happenedAt: at, sales: sales.map(({ line, amount }) => aSale({ id: `${id}/sale/${line}`, lineId: `${id}/line/${line}`, amount })) })],
    transactions: [aPayment({ id: `${id}/payment`, amount: total, processedAt: at })],
  });
}

/** Shopify's side of all shops. Orders are made when they are asked for, so that none of them takes up memory. */
export function shopifySource(shops: readonly PlannedShop[], timeline: Timeline, machine: Machine): OrderSource {
  const shopOf = (name: string): PlannedShop | undefined => shops.find((shop) => shop.name === name);
  return {
    readOrder: (name, id) => machine.call('source.readOrder', () => {
      const shop = shopOf(name);
      const number = numberOf(id);
      const order = shop && number < placedBy(shop, timeline.now) ? orderOf(shop, number) : null;
      return Promise.resolve(ok(order ? { kind: 'found' as const, order, hash: `${id} ${order.updatedAt}` } : { kind: 'not-found' as const }));
    }, 120),
    readShop: (shop) => machine.call('source.readShop', () => Promise.resolve(ok({ shop, name: shop, currency: 'USD', timeZone: 'UTC', scopes: [], locations: [] })), 30),
    listOrders: (name, since, cursor) => machine.call('source.listOrders', () => {
      const shop = shopOf(name);
      if (!shop) return Promise.resolve(fail({ kind: 'unauthorised' }) as never);
      const from = cursor === null ? placedBy(shop, since - start - 1) : Number.parseInt(cursor, 10);
      const until = Math.min(from + aPage, placedBy(shop, timeline.now));
      const orders = Array.from({ length: Math.max(0, until - from) }, (_, index) => {
        const at = start + placedAt(shop, from + index);
        return { id: orderId(shop, from + index), createdAt: at, processedAt: at, updatedAt: at, test: false };
      });
      return Promise.resolve(ok({ orders, next: until < placedBy(shop, timeline.now) ? String(until) : null, restUntil: null }));
    }, 150),
  };
}
