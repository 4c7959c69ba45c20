import { add, decimal, millionths, placesOf } from '../check/decimal';
import type { FileOrder } from '../check/folder';
import { judge as compare } from '../check/judge';
import type { PosDocument } from '../check/pos/document';
import { control } from '../lib/control';
import type { FeedOrder } from '../lib/shop';

interface ShopOrder {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly currency: string;
  readonly total: string;
  readonly currentTotal: string;
  readonly cancelled: boolean;
  readonly lines: readonly { readonly sku: string | null }[];
  readonly transactions: readonly { readonly kind: string; readonly status: string; readonly amount: string }[];
}

export interface Judgement {
  /** One line for each order that the POS does not hold as it should. */
  readonly lost: readonly string[];
  /** One line for each thing that the POS holds twice, or that no order asked for. */
  readonly doubled: readonly string[];
  readonly verdicts: Readonly<Record<string, number>>;
}

/** What the shop sold, as the shop itself tells it, read when all is over. */
export async function readShop(shopUrl: string): Promise<readonly ShopOrder[]> {
  const rows = await control<readonly { id: string }[]>(`${shopUrl}/_control/orders`);
  const orders: ShopOrder[] = [];
  for (const { id } of rows) orders.push(await control<ShopOrder>(`${shopUrl}/_control/orders/${id}`));
  return orders;
}

const moved = (order: ShopOrder, kinds: readonly string[]): bigint => add(order.transactions.filter((one) => one.status === 'SUCCESS' && kinds.includes(one.kind)).map((one) => millionths(one.amount)));
const received = (order: ShopOrder): bigint => moved(order, ['SALE', 'CAPTURE']) - moved(order, ['CHANGE']);
const netPayment = (order: ShopOrder): bigint => received(order) - moved(order, ['REFUND']);

const asFile = (order: ShopOrder): FileOrder => ({
  file: order.name, text: '', id: order.id, name: order.name, currency: order.currency, placedAt: order.createdAt,
  skus: order.lines.flatMap((line) => line.sku ?? []), purchaseTotal: millionths(order.total), currentTotal: millionths(order.currentTotal), netPayment: netPayment(order), broken: [],
});

/** Shop and POS are asked over their own interfaces; of the app, only its verdicts and the names of its documents are believed. */
export function judge(shop: readonly ShopOrder[], feed: readonly FeedOrder[], pos: readonly PosDocument[], currency: string): Judgement {
  const told = new Map(feed.map((order) => [order.id, order]));
  const report = compare(shop.map(asFile), feed, pos, currency);
  const claimed = new Set(feed.flatMap((order) => order.documents.flatMap((document) => (document.posId === null ? [] : [document.posId]))));
  const strangers = pos.filter((document) => !claimed.has(document.posId));
  const verdicts: Record<string, number> = {};
  for (const { status } of feed) verdicts[status] = (verdicts[status] ?? 0) + 1;
  return {
    lost: [...new Map([...shop.flatMap((order) => unmet(order, told.get(order.id))), ...[...report.losses, ...report.mismatches].map((line) => [line.split(':')[0] ?? '', line] as const)]).values()],
    doubled: [
      ...report.doubles.map((name) => `${name} is held by two documents`),
      ...strangers.map((document) => `${document.posNumber || document.posId} is in the POS, and no order's page names it`),
      ...shop.flatMap((order) => paidTwice(order, told.get(order.id), pos)),
    ],
    verdicts,
  };
}

/** Stricter than a folder of any orders can be judged: here it is known that nothing but missing money keeps one from the POS. */
function unmet(order: ShopOrder, told: FeedOrder | undefined): readonly (readonly [string, string])[] {
  const fault = (what: string) => [[order.name, `${order.name}: ${what}`] as const];
  if (!told) return fault('the app does not know it');
  const total = millionths(order.total);
  const came = received(order);
  const paid = total === 0n || (came > 0n && (netPayment(order) >= millionths(order.currentTotal) || came >= total));
  const verdict = `${told.status}${told.cause ? ` (${told.cause})` : ''}`;
  // Cancelled with all its money given back before it was downloaded: then it never was a sale.
  if (order.cancelled && told.documents.length === 0) return told.status === 'skipped' || !paid ? [] : fault(`it is cancelled and ${verdict}`);
  if (told.documents.length === 0 && !paid) return told.status === 'waiting' && told.cause === 'W-PAYMENT' ? [] : fault(`it is not paid and ${verdict}`);
  return told.status === 'in_pos' ? [] : fault(`it belongs into the POS and is ${verdict}`);
}

function paidTwice(order: ShopOrder, told: FeedOrder | undefined, pos: readonly PosDocument[]): readonly string[] {
  const ids = new Set((told?.documents ?? []).map((document) => document.posId));
  const paid = add(pos.filter((document) => ids.has(document.posId)).flatMap((document) => document.payments.map((payment) => millionths(payment.amount))));
  const places = placesOf(order.currency);
  return paid > netPayment(order) ? [`${order.name}: the POS holds payments of ${decimal(paid, places)}, the shop received ${decimal(netPayment(order), places)}`] : [];
}
