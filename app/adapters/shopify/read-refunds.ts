import { z } from 'zod';
import { fail, ok, type Result } from '~/domain/result';
import type { ShopifyError } from '~/ports/order-source';
import { refundLines } from './documents';
import type { Graphql } from './graphql';
import { read } from './read-shape';
import { pageShape, refundLineShape, type AgreementNode, type RefundLineNode, type RefundNode } from './shapes';

const mostPages = 200;
const shape = z.object({ refund: z.object({ refundLineItems: z.object({ nodes: z.array(refundLineShape), pageInfo: pageShape }) }).nullable() });

/** Few refunds have more lines than came with their agreement; those that do are asked for to the end. */
export async function withAllRefundLines(graphql: Graphql, shop: string, agreements: readonly AgreementNode[]): Promise<Result<AgreementNode[], ShopifyError>> {
  const whole: AgreementNode[] = [];
  for (const agreement of agreements) {
    const { refund } = agreement;
    if (refund?.transactions.pageInfo.hasNextPage) return fail({ kind: 'unreadable', field: 'refund.transactions', detail: 'a refund of more transactions than can be read' });
    const more = refund?.refundLineItems.pageInfo.hasNextPage ? await restOfLines(graphql, shop, refund) : ok([]);
    if (!more.ok) return more;
    whole.push(refund ? { ...agreement, refund: { ...refund, refundLineItems: { ...refund.refundLineItems, nodes: [...refund.refundLineItems.nodes, ...more.value] } } } : agreement);
  }
  return ok(whole);
}

async function restOfLines(graphql: Graphql, shop: string, refund: RefundNode): Promise<Result<RefundLineNode[], ShopifyError>> {
  const nodes: RefundLineNode[] = [];
  let after = refund.refundLineItems.pageInfo.endCursor ?? null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await graphql(shop, refundLines, { id: refund.id, after });
    if (!answer.ok) return answer;
    const found = read(shape, answer.value);
    if (!found.ok) return found;
    if (!found.value.refund) return fail({ kind: 'unreachable', detail: 'a refund went away while it was read' });
    const { nodes: more, pageInfo } = found.value.refund.refundLineItems;
    nodes.push(...more);
    if (!pageInfo.hasNextPage) return ok(nodes);
    after = pageInfo.endCursor ?? null;
  }
  return fail({ kind: 'unreadable', field: 'refundLineItems', detail: 'the pages do not end' });
}
