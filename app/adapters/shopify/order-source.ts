import { z } from 'zod';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { OrderSource, ShopifyError } from '~/ports/order-source';
import { shopFacts } from './documents';
import type { Graphql } from './graphql';
import { listOrders } from './list-orders';
import { readOrder } from './read-order';
import { read } from './read-shape';
import { pageShape } from './shapes';

const shopShape = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  locations: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string(), isActive: z.boolean() })), pageInfo: pageShape }),
});
type ShopPage = z.infer<typeof shopShape>;

/** More locations than any shop may have. */
const mostPages = 100;

export const shopifyOrderSource = (graphql: Graphql, clock: Clock): OrderSource => ({
  readOrder: (shop, id) => readOrder(graphql, shop, id),

  async readShop(shop) {
    const facts = await readPages(graphql, shop);
    if (!facts.ok) return facts;
    const { shop: told, currentAppInstallation, locations } = facts.value;
    return ok({
      shop, name: told.name, currency: told.currencyCode, timeZone: told.ianaTimezone, scopes: currentAppInstallation.accessScopes.map((scope) => scope.handle),
      locations: locations.nodes.map(({ id, name, isActive }) => ({ id, name, active: isActive })),
    });
  },

  listOrders: (shop, since, cursor) => listOrders(graphql, clock, shop, since, cursor),
});

/** With all of its locations: one that is not read could not be mapped. */
async function readPages(graphql: Graphql, shop: string): Promise<Result<ShopPage, ShopifyError>> {
  const nodes: ShopPage['locations']['nodes'] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await graphql(shop, shopFacts, { after });
    if (!answer.ok) return answer;
    const facts: Result<ShopPage, ShopifyError> = read(shopShape, answer.value);
    if (!facts.ok) return facts;
    nodes.push(...facts.value.locations.nodes);
    const { hasNextPage, endCursor } = facts.value.locations.pageInfo;
    if (!hasNextPage) return ok({ ...facts.value, locations: { ...facts.value.locations, nodes } });
    after = endCursor ?? null;
  }
  return fail({ kind: 'unreadable', field: 'locations', detail: 'the pages do not end' });
}
