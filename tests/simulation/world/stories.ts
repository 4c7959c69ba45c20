import fc from 'fast-check';
import type { Buyer } from '~/domain/order/buyer';
import type { Order } from '~/domain/order/order';
import { readCase } from '../../golden/cases';
import { derive } from '../../property/derive';
import { restOrder } from '../../property/rest-order';

/** One order's life as Shopify tells it: how it read when it was placed, and after each thing that happened to it. */
export interface Story {
  readonly name: string;
  readonly versions: readonly [Order, ...Order[]];
}

/** Small ones, because a run is to be short: the amounts have a test of their own. */
const mostLines = 3;
const mostVersions = 4;
const random = 36;
const told = ['placed-then-paid', 'edit-of-an-open-order', 'return-of-an-open-order', 'cancelled-while-open', 'cancelled-after-invoicing', 'edit-adds-a-line', 'edit-removes-a-line', 'returned-after-the-sale', 'several-tenders', 'returned-partly-restocked', 'exchange'];

/** Read once, by the real reader from the simulated shop's schema; runs only move their times and ids. */
export async function readStories(): Promise<readonly Story[]> {
  const stories: Story[] = [];
  for (const name of told) stories.push({ name, versions: await deriveAll(readCase(name).readings) });
  const candidates = fc.sample(restOrder, { numRuns: 400, seed: 20261125 });
  for (const rest of candidates) {
    if (stories.length >= random + told.length) break;
    if (rest.currency !== 'USD' || rest.sold.size > mostLines || rest.bodies.length > mostVersions) continue;
    stories.push({ name: `random-${stories.length}`, versions: await deriveAll(stories.length % 3 === 0 ? [unpaid(rest.bodies[0] ?? ''), ...rest.bodies] : rest.bodies) });
  }
  return stories;
}

async function deriveAll(bodies: readonly string[]): Promise<Story['versions']> {
  const [first, ...others] = bodies;
  if (first === undefined) throw new Error('an order without a body');
  const rest: Order[] = [];
  for (const body of others) rest.push(await derive(body));
  return [await derive(first), ...rest];
}

/** The same order before its customer paid. */
function unpaid(body: string): string {
  const { order, edits } = JSON.parse(body) as { order: Record<string, unknown>; edits: unknown };
  return JSON.stringify({ order: { ...order, financial_status: 'pending', total_outstanding: order.current_total_price }, transactions: [], edits });
}

export const skusOf = (stories: readonly Story[]): readonly string[] =>
  [...new Set(stories.flatMap((story) => story.versions.flatMap((order) => order.lines.flatMap((line) => (line.sku && !line.isGiftCard ? [line.sku] : [])))))];

const buyers: readonly Buyer[] = ['ana', 'bo', 'cy'].map((name) => ({ firstName: name, lastName: 'Smith', email: `${name}@example.com`, phone: null, billing: null, shipping: null }));

const timed = new Set(['createdAt', 'processedAt', 'updatedAt', 'closedAt', 'cancelledAt', 'happenedAt']);

/** The story as one order of a run: its own ids and name, and its moments where the run put them. `at`: one a version, 10 s apart at least. */
export function tell(story: Story, place: { readonly number: number; readonly shop: number; readonly at: readonly number[] }): readonly Order[] {
  const suffix = `${place.shop}${String(place.number).padStart(3, '0')}`;
  const moments = new Map<number, number>();
  const buyer = buyers[place.number % (buyers.length + 1)] ?? null;
  return story.versions.map((order, version) => {
    const at = place.at[version] ?? 0;
    const fresh = [...new Set(momentsOf(order))].filter((moment) => !moments.has(moment)).sort((a, b) => a - b);
    fresh.forEach((moment, index) => moments.set(moment, at - (fresh.length - 1 - index) * 1_000));
    const moved = move(order, suffix, moments) as Order;
    return { ...moved, name: `#${1_000 + place.number}`, updatedAt: at, createdAt: place.at[0] ?? 0, processedAt: place.at[0] ?? 0, buyer };
  });
}

const momentsOf = (order: Order): readonly number[] => [
  ...order.agreements.map((one) => one.happenedAt), ...order.transactions.map((one) => one.processedAt), ...[order.closedAt, order.cancelledAt].filter((one) => one !== null),
];

function move(value: unknown, suffix: string, moments: ReadonlyMap<number, number>): unknown {
  if (typeof value === 'string') return value.startsWith('gid://shopify/') && !value.startsWith('gid://shopify/Location/') ? value + suffix : value;
  if (Array.isArray(value)) return value.map((one) => move(one, suffix, moments));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typeof one === 'number' && timed.has(key) ? (moments.get(one) ?? one) : move(one, suffix, moments)]));
}
