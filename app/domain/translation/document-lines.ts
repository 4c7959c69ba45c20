import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { SaleLineType } from '../order/agreement';
import type { Order, OrderLine } from '../order/order';
import { requiredProducts, type DocumentLine, type LineTarget, type RequiredProduct } from './document';
import type { SaleGroup } from './sale-groups';
import { splitUnits } from './split-line';

/** Where money goes that is not an item of the shop's. An unknown kind is a fee, never dropped. */
const products: Readonly<Record<Exclude<SaleLineType, 'PRODUCT' | 'SHIPPING'>, RequiredProduct>> = {
  GIFT_CARD: 'giftCard', TIP: 'tip', DUTY: 'duties', ADDITIONAL_FEE: 'fees', FEE: 'fees', ADJUSTMENT: 'refund', UNKNOWN: 'fees',
};

/** The lines of one group; two where the unit price does not divide. */
export function linesOf(group: SaleGroup, order: Order, position: number): readonly DocumentLine[] {
  const line = order.lines.find((one) => one.id === group.lineId) ?? null;
  const target = targetOf(group, line);
  const net = group.amount - sumOf(group.taxes, (tax) => tax.amount);
  const quantity = target.kind === 'item' || line ? group.quantity : 0;
  const parts = splitUnits(quantity, net);
  const original = originalUnitPrice(line, order.taxesIncluded, net, group.quantity);
  return parts.map((part, index) => ({
    key: parts.length === 1 ? String(position) : `${position}.${index + 1}`,
    target,
    description: describe(group, line, target),
    quantity: part.quantity,
    unitPrice: part.unitPrice,
    // A list price below the charged one would be reported as a mark-up.
    originalUnitPrice: original > part.unitPrice ? original : part.unitPrice,
    total: part.unitPrice * BigInt(part.quantity),
    shopifyLineId: group.lineId,
    locationId: line?.locationId ?? null,
  }));
}

/** The marketplace's tax, one untaxed line per title. */
export function marketplaceLines(groups: readonly SaleGroup[], firstPosition: number): readonly DocumentLine[] {
  const byTitle = new Map<string, Minor>();
  for (const tax of groups.flatMap((group) => group.taxes).filter((one) => one.channelLiable)) byTitle.set(tax.title, (byTitle.get(tax.title) ?? 0n) + tax.amount);
  return [...byTitle]
    .filter(([, amount]) => amount !== 0n)
    .map(([title, amount], index) => productLine(String(firstPosition + index), 'marketplaceTax', title, amount));
}

export function productLine(key: string, product: RequiredProduct, description: string, amount: Minor): DocumentLine {
  return { key, target: { kind: 'product', product }, description, quantity: 1, unitPrice: amount, originalUnitPrice: amount, total: amount, shopifyLineId: null, locationId: null };
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

/** Before discounts and net of included tax. It is for the mark-down report alone, so a fraction of a cent may be dropped. */
function originalUnitPrice(line: OrderLine | null, taxesIncluded: boolean, net: Minor, quantity: number): Minor {
  if (!line || quantity <= 0) return 0n;
  if (!taxesIncluded) return line.unitPrice;
  const gross = line.unitPrice * BigInt(line.quantity);
  const charged = gross - sumOf(line.allocations, (allocation) => allocation.amount);
  return charged > 0n ? (line.unitPrice * net) / charged : line.unitPrice;
}
