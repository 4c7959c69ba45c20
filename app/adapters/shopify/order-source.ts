import { z } from 'zod';
import { ok } from '~/domain/result';
import type { OrderSource } from '~/ports/order-source';
import { orderIds, shopFacts } from './documents';
import type { Graphql } from './graphql';
import { readOrder } from './read-order';
import { read } from './read-shape';
import { pageShape } from './shapes';

const shopShape = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  locations: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string(), isActive: z.boolean() })) }),
});
const idsShape = z.object({ orders: z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: pageShape }) });

export const shopifyOrderSource = (graphql: Graphql): OrderSource => ({
  readOrder: (shop, id) => readOrder(graphql, shop, id),

  async readShop(shop) {
    const answer = await graphql(shop, shopFacts, {});
    if (!answer.ok) return answer;
    const facts = read(shopShape, answer.value);
    if (!facts.ok) return facts;
    const { shop: told, currentAppInstallation, locations } = facts.value;
    return ok({
      shop, name: told.name, currency: told.currencyCode, timeZone: told.ianaTimezone, scopes: currentAppInstallation.accessScopes.map((scope) => scope.handle),
      locations: locations.nodes.map(({ id, name, isActive }) => ({ id, name, active: isActive })),
    });
  },

  async listOrders(shop, since, cursor) {
    const answer = await graphql(shop, orderIds, { query: `updated_at:>='${new Date(since).toISOString()}'`, after: cursor });
    if (!answer.ok) return answer;
    const page = read(idsShape, answer.value);
    if (!page.ok) return page;
    const { nodes, pageInfo } = page.value.orders;
    return ok({ ids: nodes.map((node) => node.id), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null });
  },
});
