import { createHash } from 'node:crypto';
import { z, type ZodType } from 'zod';
import type { Order } from '~/domain/order/order';
import { fail, ok, type Result } from '~/domain/result';
import type { OrderReading, ShopifyError } from '~/ports/order-source';
import { withAllRefundLines } from './read-refunds';
import { agreementSales, firstTransactions, mostTransactions, orderAgreements, orderFulfillments, orderHead, orderLines, orderServed, orderShipping, orderTransactions, servedLines } from './documents';
import type { Graphql } from './graphql';
import { agreementShape, fulfillmentShape, headShape, lineShape, pageShape, saleShape, servedLineShape, servedShape, shippingShape, transactionShape, type AgreementNode, type Head, type ServedNode, type TransactionNode } from './shapes';
import { read } from './read-shape';
import { toOrder, UnreadableAmount } from './to-order';

/** 1,000 pages are far beyond any order; a cursor that never ends is a fault of the other side. */
const mostPages = 1_000;

/** The whole order, every connection to its end. If it changed between two pages the reading starts anew, so that no half-old order is judged. */
export async function readOrder(graphql: Graphql, shop: string, id: string): Promise<Result<OrderReading, ShopifyError>> {
  for (let tries = 0; tries < 3; tries += 1) {
    const reading = await readOnce(graphql, shop, id);
    if (reading !== 'changed') return reading;
  }
  return fail({ kind: 'unreachable', detail: 'the order kept changing while it was read' });
}

async function readOnce(graphql: Graphql, shop: string, id: string): Promise<Result<OrderReading, ShopifyError> | 'changed'> {
  const answer = await graphql(shop, orderHead, { id });
  if (!answer.ok) return answer;
  const found = read(z.object({ order: headShape.nullable() }), answer.value);
  if (!found.ok) return found;
  const head = found.value.order;
  if (!head) return ok({ kind: 'not-found' });
  const pages = new Pages(graphql, shop, id, head.updatedAt);
  const lines = await pages.all(orderLines, 'lineItems', lineShape);
  const shipping = await pages.all(orderShipping, 'shippingLines', shippingShape);
  const agreements = await pages.all(orderAgreements, 'agreements', agreementShape);
  const served = await pages.all(orderServed, 'fulfillmentOrders', servedShape);
  const fulfillments = await pages.one(orderFulfillments, 'fulfillments', z.array(fulfillmentShape));
  const transactions = await allTransactions(pages, head);
  if (pages.changed) return 'changed';
  if (!lines.ok) return lines;
  if (!shipping.ok) return shipping;
  if (!agreements.ok) return agreements;
  if (!served.ok) return served;
  if (!fulfillments.ok) return fulfillments;
  if (!transactions.ok) return transactions;
  const sold = await withAllSales(pages, agreements.value);
  const whole = sold.ok ? await withAllRefundLines(graphql, shop, sold.value) : sold;
  const places = await withAllLines(pages, served.value);
  if (pages.changed) return 'changed';
  if (!whole.ok) return whole;
  if (!places.ok) return places;
  return convert({ head, lines: lines.value, shipping: shipping.value, agreements: whole.value, served: places.value, fulfillments: fulfillments.value, transactions: transactions.value });
}

function convert(parts: Parameters<typeof toOrder>[0]): Result<OrderReading, ShopifyError> {
  try {
    const order = toOrder(parts);
    return ok({ kind: 'found', order, hash: hashOf(order) });
  } catch (error) {
    if (error instanceof UnreadableAmount) return fail({ kind: 'unreadable', field: error.field, detail: error.text });
    throw error;
  }
}

/** A plain list that cannot be paged: more than the most that can be asked for at once would be a truncated order. */
async function allTransactions(pages: Pages, head: Head): Promise<Result<readonly TransactionNode[], ShopifyError>> {
  const count = head.transactionsCount?.count ?? head.transactions.length;
  if (count > mostTransactions) return fail({ kind: 'unreadable', field: 'transactions', detail: `${count} are more than can be read` });
  return count > firstTransactions ? pages.one(orderTransactions, 'transactions', z.array(transactionShape)) : ok(head.transactions);
}

class Pages {
  changed = false;

  constructor(private readonly graphql: Graphql, private readonly shop: string, private readonly id: string, private readonly updatedAt: Head['updatedAt']) {}

  /** A field without pages. */
  async one<T>(document: string, name: string, shape: ZodType<T>): Promise<Result<T, ShopifyError>> {
    const answer = await this.graphql(this.shop, document, { id: this.id });
    if (!answer.ok) return answer;
    const found = read(z.object({ order: z.object({ updatedAt: z.string(), [name]: shape }).nullable() }), answer.value);
    if (!found.ok) return found;
    const record = found.value.order as Record<string, unknown> | null;
    if (!record || Date.parse(String(record.updatedAt)) !== this.updatedAt) this.changed = true;
    return record ? ok(record[name] as T) : fail({ kind: 'unreachable', detail: 'the order went away while it was read' });
  }

  async all<T>(document: string, name: string, shape: ZodType<T>): Promise<Result<readonly T[], ShopifyError>> {
    const nodes: T[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const connection: Result<Page<T>, ShopifyError> = await this.page(document, { after }, name, shape);
      if (!connection.ok) return connection;
      nodes.push(...connection.value.nodes);
      if (!connection.value.pageInfo.hasNextPage) return ok(nodes);
      after = connection.value.pageInfo.endCursor ?? null;
    }
    return fail({ kind: 'unreadable', field: name, detail: 'the pages do not end' });
  }

  async page<T>(document: string, variables: Record<string, unknown>, name: string, shape: ZodType<T>): Promise<Result<Page<T>, ShopifyError>> {
    const answer = await this.graphql(this.shop, document, { id: this.id, ...variables });
    if (!answer.ok) return answer;
    const order = z.object({ updatedAt: z.string(), [name]: z.object({ nodes: z.array(shape), pageInfo: pageShape }) });
    const found = read(z.object({ order: order.nullable() }), answer.value);
    if (!found.ok) return found;
    const record = found.value.order as Record<string, unknown> | null;
    if (!record || Date.parse(String(record.updatedAt)) !== this.updatedAt) this.changed = true;
    return ok((record?.[name] as Page<T> | undefined) ?? { nodes: [], pageInfo: { hasNextPage: false } });
  }
}

interface Page<T> { readonly nodes: T[]; readonly pageInfo: z.infer<typeof pageShape> }

/** A record of the order whose own list has more entries than came with it, and how to ask for them. */
interface Part<T> {
  readonly document: string;
  readonly records: string;
  readonly own: string;
  readonly shape: ZodType<T>;
}
const salesOf: Part<AgreementNode['sales']['nodes'][number]> = { document: agreementSales, records: 'agreements', own: 'sales', shape: saleShape };
const linesOf: Part<ServedNode['lineItems']['nodes'][number]> = { document: servedLines, records: 'fulfillmentOrders', own: 'lineItems', shape: servedLineShape };

/** An agreement of many lines has more sales than came with it. */
async function withAllSales(pages: Pages, agreements: readonly AgreementNode[]): Promise<Result<AgreementNode[], ShopifyError>> {
  const whole: AgreementNode[] = [];
  for (const [index, agreement] of agreements.entries()) {
    const sales = await toTheEnd(pages, salesOf, index, agreement.sales);
    if (!sales.ok) return sales;
    whole.push({ ...agreement, sales: { ...agreement.sales, nodes: sales.value } });
  }
  return ok(whole);
}

/** Lines whose place is not read would go out from the default one. */
async function withAllLines(pages: Pages, served: readonly ServedNode[]): Promise<Result<ServedNode[], ShopifyError>> {
  const whole: ServedNode[] = [];
  for (const [index, one] of served.entries()) {
    const lines = await toTheEnd(pages, linesOf, index, one.lineItems);
    if (!lines.ok) return lines;
    whole.push({ ...one, lineItems: { ...one.lineItems, nodes: lines.value } });
  }
  return ok(whole);
}

async function toTheEnd<T>(pages: Pages, { document, records, own, shape }: Part<T>, index: number, first: Page<T>): Promise<Result<T[], ShopifyError>> {
  const nodes = [...first.nodes];
  if (!first.pageInfo.hasNextPage) return ok(nodes);
  const withOwn = z.object({ [own]: z.object({ nodes: z.array(shape), pageInfo: pageShape }) });
  const ask = (skip: string | null, after: string | null) => pages.page(document, { skip, after }, records, withOwn);
  // Cursors of single records are not kept, so they are walked to; orders have few.
  let skip: string | null = null;
  for (let step = 0; step < index; step += 1) {
    const page = await ask(skip, null);
    if (!page.ok) return page;
    skip = page.value.pageInfo.endCursor ?? null;
  }
  let after = first.pageInfo.endCursor ?? null;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await ask(skip, after);
    if (!page.ok) return page;
    const more = page.value.nodes[0]?.[own];
    if (!more) return fail({ kind: 'unreadable', field: `${records}.${own}`, detail: 'a page is missing' });
    nodes.push(...more.nodes);
    if (!more.pageInfo.hasNextPage) return ok(nodes);
    after = more.pageInfo.endCursor ?? null;
  }
  return fail({ kind: 'unreadable', field: `${records}.${own}`, detail: 'the pages do not end' });
}

/** Of the content, so that an `updatedAt` that moved alone is no news. */
const hashOf = ({ updatedAt: _updatedAt, ...content }: Order): string =>
  createHash('sha256').update(JSON.stringify(content, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))).digest('hex');
