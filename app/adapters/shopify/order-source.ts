import { z } from 'zod';
import { ok } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { OrderSource } from '~/ports/order-source';
import { shopFacts } from './documents';
import type { Graphql } from './graphql';
import { listOrders } from './list-orders';
import { readOrder } from './read-order';
import { read } from './read-shape';

const shopShape = z.object({
  shop: z.object({ name: z.string(), myshopifyDomain: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
  locations: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string(), isActive: z.boolean() })) }),
});

export const shopifyOrderSource = (graphql: Graphql, clock: Clock): OrderSource => ({
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

  listOrders: (shop, since, cursor) => listOrders(graphql, clock, shop, since, cursor),
});
