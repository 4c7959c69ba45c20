import { allocate } from '../money/allocate';
import type { Minor } from '../money/money';
import type { OrderLine } from '../order/order';
import type { Refund, RefundLine } from '../order/refund';
import type { LineTarget } from './document';
import type { SaleGroup } from './sale-groups';

interface Back {
  readonly target: LineTarget;
  readonly quantity: number;
  readonly net: Minor;
  readonly locationId: string | null;
}

/**
 * Goods taken back, by what became of them: those put back to stock return as the item at the place where they were put; the value of
 * the others goes to Shopify Refund and leaves stock alone. What an edit takes off was never handed out, so it goes back as the item.
 */
export function goodsBack(group: SaleGroup, net: Minor, line: OrderLine, item: LineTarget, refunds: readonly Refund[]): readonly Back[] {
  const told = refunds.flatMap((refund) => refund.lines).filter((one) => one.lineId === line.id);
  const parts = byFate(group, line, told, refunds.length > 0);
  const shares = allocate(net, parts.map((part) => BigInt(part.quantity)));
  return parts.map((part, index) => {
    const value = shares[index] ?? 0n;
    return part.restocked
      ? { target: item, quantity: -part.quantity, net: value, locationId: part.locationId ?? line.locationId }
      : { target: { kind: 'product', product: 'refund' }, quantity: 0, net: value, locationId: null };
  });
}

/** As many units as the ledger took back, each with the fate that the refund tells; what it tells nothing of was not put back. */
function byFate(group: SaleGroup, line: OrderLine, told: readonly RefundLine[], isRefund: boolean): readonly RefundLine[] {
  const parts: RefundLine[] = [];
  let left = -group.quantity;
  for (const one of told) {
    const quantity = Math.min(left, one.quantity);
    if (quantity > 0) parts.push({ ...one, quantity });
    left -= quantity;
  }
  return left > 0 ? [...parts, { lineId: line.id, quantity: left, restocked: !isRefund, locationId: null }] : parts;
}
