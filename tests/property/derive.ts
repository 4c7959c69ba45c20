import { execute, parse, type DocumentNode } from 'graphql';
import { orderGraph } from '../../sandbox/shopify/graph/order';
import { adminSchema } from '../../sandbox/shopify/graphql/schema';
import { knownPlaces } from '../../sandbox/shopify/places';
import { placeOrder } from '../../sandbox/shopify/commands/place';
import { parseJson } from '../../sandbox/shopify/rest/json';
import { readOrder } from '~/adapters/shopify/read-order';
import type { Order } from '~/domain/order/order';
import { ok } from '~/domain/result';

const documents = new Map<string, DocumentNode>();
const all = new Set(['read_orders', 'read_all_orders', 'read_customers', 'read_products', 'read_locations', 'read_returns', 'read_merchant_managed_fulfillment_orders', 'read_third_party_fulfillment_orders']);

/** A REST body as the app reads it: the simulated shop derives the ledger, its schema executes the app's own queries. Without a network and its throttling. */
export async function derive(body: string): Promise<Order> {
  const { record } = placeOrder(parseJson(body), { now: 0, nextId: () => '1', nextNumber: () => 1, known: () => false });
  const graph = orderGraph(record, knownPlaces());
  const root = { order: () => graph, refund: ({ id }: { id: string }) => graph.refunds({}).find((one) => one.id === id) ?? null };
  const reading = await readOrder(async (_shop, source, variables) => {
    const document = documents.get(source) ?? parse(source);
    documents.set(source, document);
    const result = await execute({ schema: adminSchema(), document, rootValue: root, variableValues: variables, contextValue: { scopes: all } });
    if (result.errors?.[0]) throw result.errors[0];
    return ok(JSON.parse(JSON.stringify(result.data)));
  }, 'shop', graph.id);
  if (!reading.ok || reading.value.kind !== 'found') throw new Error(JSON.stringify(reading));
  return reading.value.order;
}
