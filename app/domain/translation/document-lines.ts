import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { SaleLineType } from '../order/agreement';
import type { Order, OrderLine } from '../order/order';
import type { Refund } from '../order/refund';
import { requiredProducts, type DocumentLine, type LineTarget, type RequiredProduct } from './document';
import { goodsBack } from './goods-back';
import type { SaleGroup } from './sale-groups';
import { splitUnits } from './split-line';

/** Where money goes that is not an item of the shop's. An unknown kind is a fee, never dropped. */
const products: Readonly<Record<Exclude<SaleLineType, 'PRODUCT' | 'SHIPPING'>, RequiredProduct>> = {
  GIFT_CARD: 'giftCard', TIP: 'tip', DUTY: 'duties', ADDITIONAL_FEE: 'fees', FEE: 'fees', ADJUSTMENT: 'refund', UNKNOWN: 'fees',
};

/** One part of a group that stands on lines of its own. */
interface Portion {
  readonly target: LineTarget;
  readonly quantity: number;
  readonly net: Minor;
  readonly locationId: string | null;
}

/** The lines of one group; more than one where the unit price does not divide, or where not all of it went back to stock. */
export function linesOf(group: SaleGroup, order: Order, position: number, refunds: readonly Refund[]): readonly DocumentLine[] {
  const line = order.lines.find((one) => one.id === group.lineId) ?? null;
  const parts = portions(group, line, refunds).flatMap((portion) => splitUnits(portion.quantity, portion.net).map((split) => ({ portion, split })));
  return parts.map(({ portion, split }, index) => ({
    key: parts.length === 1 ? String(position) : `${position}.${index + 1}`,
    target: portion.target,
    description: describe(group, line, portion.target),
    quantity: split.quantity,
    unitPrice: split.unitPrice,
    originalUnitPrice: listPrice(line, order.taxesIncluded, portion, split.unitPrice),
    total: split.unitPrice * BigInt(split.quantity),
    shopifyLineId: group.lineId,
    locationId: portion.locationId,
  }));
}

function portions(group: SaleGroup, line: OrderLine | null, refunds: readonly Refund[]): readonly Portion[] {
  const target = targetOf(group, line);
  const net = group.amount - sumOf(group.taxes, (tax) => tax.amount);
  const locationId = line?.locationId ?? null;
  if (!line || group.lineType === 'TIP') return [{ target, quantity: 0, net, locationId }];
  // Goods that neither came nor went moved no stock: what their price was changed by stands apart from them.
  const change: LineTarget = { kind: 'product', product: 'discount' };
  const against = group.quantity > 0 ? net < 0n : net > 0n;
  if (group.quantity === 0 || against) {
    const goods = group.quantity === 0 ? [] : [{ target, quantity: group.quantity, net: 0n, locationId }];
    return [...goods, { target: change, quantity: 0, net, locationId: null }];
  }
  return group.quantity < 0 && target.kind === 'item' ? goodsBack(group, net, line, target, refunds) : [{ target, quantity: group.quantity, net, locationId }];
}

/** The marketplace's tax, one untaxed line per title. */
export function marketplaceLines(groups: readonly SaleGroup[], firstPosition: number): readonly DocumentLine[] {
  const byTitle = new Map<string, Minor>();
  for (const tax of groups.flatMap((group) => group.taxes).filter((one) => one.channelLiable)) byTitle.set(tax.title, (byTitle.get(tax.title) ?? 0n) + tax.amount);
  return [...byTitle]
    .filter(([, amount]) => amount !== 0n)
    .map(([title, amount], index) => productLine(String(firstPosition + index), 'marketplaceTax', title, amount));
}

/** One unit of a required product, taken back where the amount is negative. */
export function productLine(key: string, product: RequiredProduct, description: string, amount: Minor): DocumentLine {
  const price = amount < 0n ? -amount : amount;
  return { key, target: { kind: 'product', product }, description, quantity: amount < 0n ? -1 : 1, unitPrice: price, originalUnitPrice: price, total: amount, shopifyLineId: null, locationId: null };
}

function targetOf(group: SaleGroup, line: OrderLine | null): LineTarget {
  if (group.lineType !== 'PRODUCT' && group.lineType !== 'SHIPPING') return { kind: 'product', product: products[group.lineType] };
  if (line?.isGiftCard) return { kind: 'product', product: 'giftCard' };
  const sku = line?.sku?.trim();
  return sku ? { kind: 'item', sku } : { kind: 'product', product: 'noProduct' };
}

function describe(group: SaleGroup, line: OrderLine | null, target: LineTarget): string {
  const text = line?.title ?? group.label ?? '';
  return text.trim() !== '' || target.kind === 'item' ? text.trim() : requiredProducts[target.product];
}

/**
 * Before discounts and net of included tax. It is for the mark-down report alone, so a fraction of a cent may be dropped;
 * a list price below the charged one would be reported as a mark-up.
 */
function listPrice(line: OrderLine | null, taxesIncluded: boolean, { quantity, net }: Portion, charged: Minor): Minor {
  if (!line || quantity === 0) return charged;
  const listed = taxesIncluded ? withoutTax(line, net, quantity) : line.unitPrice;
  return listed > charged ? listed : charged;
}

function withoutTax(line: OrderLine, net: Minor, quantity: number): Minor {
  const gross = line.unitPrice * BigInt(line.quantity) - sumOf(line.allocations, (allocation) => allocation.amount);
  return gross > 0n ? (line.unitPrice * net * BigInt(line.quantity)) / (gross * BigInt(quantity)) : line.unitPrice;
}
