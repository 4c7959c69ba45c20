import type { Order } from '~/domain/order/order';
import { fail, ok } from '~/domain/result';
import type { OrderSource, ShopifyError } from '~/ports/order-source';
import type { Chance } from './chance';
import type { Machine } from './machine';
import type { Timeline } from './timeline';

export interface ShopOrder {
  readonly shop: string;
  readonly id: string;
  readonly versions: readonly Order[];
  /** How far its story has come; -1 before it was placed. */
  version: number;
}

export interface ShopifyOptions {
  readonly timeline: Timeline;
  readonly chance: Chance;
  /** True time in epoch milliseconds: Shopify's clocks do not jump. */
  now(): number;
  /** What Shopify answers instead; null = the truth. */
  trouble(): ShopifyError | 'stale' | null;
}

const scopes = ['read_orders', 'read_all_orders'];
const aPage = 3;
const laggingMs = 60_000;

/** The shops' side of Shopify: what each order is by now, told by the port that the real reader implements. */
export function openShopifys({ chance, now, trouble }: ShopifyOptions) {
  const orders = new Map<string, ShopOrder>();
  /** When each shop's orders were last listed, in true time. */
  const listedAt = new Map<string, number>();
  const present = (shop: string): readonly ShopOrder[] => [...orders.values()].filter((one) => one.shop === shop && one.version >= 0);
  const asItIs = (one: ShopOrder): Order | undefined => one.versions[one.version];
  /** For a moment after a change a reading may still tell what was before; the sweep's overlap is longer. */
  const asItWas = (one: ShopOrder): Order | undefined => (now() - (asItIs(one)?.updatedAt ?? 0) < laggingMs ? one.versions[Math.max(0, one.version - 1)] : asItIs(one));

  const sourceFor = (machine: Machine): OrderSource => ({
    readOrder: (_shop, id) => machine.call('source.readOrder', () => {
      const said = trouble();
      if (said !== null && said !== 'stale') return Promise.resolve(fail(said) as never);
      const one = orders.get(id);
      const order = one && one.version >= 0 ? (said === 'stale' ? asItWas(one) : asItIs(one)) : undefined;
      return Promise.resolve(ok(order ? { kind: 'found' as const, order, hash: `${id} ${order.updatedAt}` } : { kind: 'not-found' as const }));
    }, chance.between(20, 200)),
    readShop: (shop) => machine.call('source.readShop', () => {
      const said = trouble();
      return Promise.resolve(said !== null && said !== 'stale' ? fail(said) : ok({ shop, name: shop, currency: 'USD', timeZone: 'UTC', scopes, locations: [] }));
    }, 30),
    listOrders: (shop, since, cursor) => machine.call('source.listOrders', () => {
      const said = trouble();
      if (said !== null && said !== 'stale') return Promise.resolve(fail(said) as never);
      listedAt.set(shop, now());
      const rows = present(shop).map((one) => asItIs(one)).filter((one) => one !== undefined).filter((one) => one.updatedAt >= since).sort((a, b) => a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1));
      const from = cursor === null ? 0 : rows.findIndex((one) => `${one.updatedAt} ${one.id}` > cursor);
      const page = from < 0 ? [] : rows.slice(from, from + aPage);
      const last = page.at(-1);
      const next = last && from + aPage < rows.length ? `${last.updatedAt} ${last.id}` : null;
      return Promise.resolve(ok({ orders: page.map(({ id, createdAt, processedAt, updatedAt, test }) => ({ id, createdAt, processedAt, updatedAt, test })), next, restUntil: null }));
    }, 50),
  });

  return { orders, listedAt, sourceFor, now, add: (one: ShopOrder) => void orders.set(one.id, one) };
}

