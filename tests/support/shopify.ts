import { testShop } from '../../sandbox/shopify/test-shop';
import { graphqlClient } from '~/adapters/shopify/graphql';
import { shopifyOrderSource } from '~/adapters/shopify/order-source';
import type { Order } from '~/domain/order/order';
import { ok } from '~/domain/result';
import { systemClock } from '~/adapters/clock/system';
import type { Clock } from '~/ports/clock';

/** In this time the simulated shop's bucket of query points fills up again. */
const bucketFullMs = 20_000;

export const shopDomain = 'tillbridge-sandbox.myshopify.com';

/** The app's reader of orders against the simulated Shopify, in one process. */
export async function openShopify(clock: Clock = systemClock) {
  const stand = testShop();
  const exchange = async (): Promise<string> => ((await stand.exchange()).body as { access_token: string }).access_token;
  let token = await exchange();
  let calls = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    calls += 1;
    const answer = await stand.post(new URL(String(input)).pathname, String(init?.body), { ...(init?.headers as Record<string, string>), 'x-forwarded-host': shopDomain });
    return new Response(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body), { status: answer.status, headers: answer.headers as Record<string, string> });
  };
  const tokens = { forShop: () => Promise.resolve(ok(token)), reload: async () => ok((token = await exchange())) };
  const source = shopifyOrderSource(graphqlClient({ fetch, clock, tokens }), clock);
  return {
    stand, source,
    calls: () => calls,
    /** Places a REST order and reads it as the app does. */
    read: async (restBody: string): Promise<Order> => {
      const placed = await stand.post('/_control/orders', restBody);
      const { gid } = placed.body as { gid: string };
      let reading = await source.readOrder(shopDomain, gid);
      if (!reading.ok && reading.error.kind === 'throttled') {
        stand.pass(bucketFullMs);
        reading = await source.readOrder(shopDomain, gid);
      }
      if (!reading.ok || reading.value.kind !== 'found') throw new Error(JSON.stringify(reading));
      return reading.value.order;
    },
  };
}
