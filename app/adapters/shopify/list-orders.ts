import { z } from 'zod';
import { fail, ok, type Result } from '~/domain/result';
import type { Clock } from '~/ports/clock';
import type { OrderPage, ShopifyError } from '~/ports/order-source';
import { orderList } from './documents';
import type { Allowance, Graphql } from './graphql';
import { read } from './read-shape';
import { pageShape } from './shapes';

/** Only the id has to be readable: an order whose times are not is listed all the same, and its own reading will say what is wrong. */
const moment = z.string().transform((text) => Date.parse(text)).refine((at) => !Number.isNaN(at)).nullable().catch(null);
const listShape = z.object({
  orders: z.object({
    nodes: z.array(z.object({ id: z.string().min(1), createdAt: moment, processedAt: moment, updatedAt: moment, test: z.boolean().catch(false) })),
    pageInfo: pageShape,
  }),
});

export async function listOrders(graphql: Graphql, clock: Clock, shop: string, since: number, cursor: string | null): Promise<Result<OrderPage, ShopifyError>> {
  let allowance: Allowance | null = null;
  const answer = await graphql(shop, orderList, { query: `updated_at:>='${new Date(since).toISOString()}'`, after: cursor }, (told) => (allowance = told));
  if (!answer.ok) return answer;
  const page = read(listShape, answer.value);
  if (!page.ok) return page;
  const { nodes, pageInfo } = page.value.orders;
  if (pageInfo.hasNextPage && !pageInfo.endCursor) return fail({ kind: 'unreadable', field: 'orders.pageInfo.endCursor', detail: 'the list goes on without saying where' });
  return ok({ orders: nodes, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null, restUntil: restUntil(allowance, clock.now()) });
}

/** The half is left to orders that are being read; below it the list rests until a quarter more has come back. */
function restUntil(allowance: Allowance | null, now: number): number | null {
  if (!allowance || allowance.left >= allowance.most / 2) return null;
  return now + Math.ceil(((0.75 * allowance.most - allowance.left) / allowance.perSecond) * 1_000);
}
