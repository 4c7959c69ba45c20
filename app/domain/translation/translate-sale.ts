import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import type { Order } from '../order/order';
import { fail, ok, type Result } from '../result';
import type { DocumentLine, DocumentShipping, PosDocument } from './document';
import { linesOf, marketplaceLines, productLine } from './document-lines';
import { documentTaxes } from './document-taxes';
import { groupSales, type SaleGroup } from './sale-groups';
import { tendersFor } from './tenders';

export type TranslationFault =
  /** Shopify's ledger has no placement to make the sale of. */
  | { readonly kind: 'no-sale' }
  /** A ledger row's tax and its tax lines differ. */
  | { readonly kind: 'taxes-differ'; readonly lineId: string | null; readonly left: Minor; readonly right: Minor };

/** The clearing line's own name, told apart from refunds of goods in the POS. */
const clearing = 'Shopify Refund (clearing)';

/**
 * The sale: what the ORDER agreement says, with the edits that exist by now folded in. Refunds and returns never are,
 * so that stock, tenders and numbers do not depend on when we looked.
 */
export function translateSale(order: Order): Result<PosDocument, TranslationFault> {
  const placement = order.agreements.find((agreement) => agreement.kind === 'order');
  if (!placement) return fail({ kind: 'no-sale' });
  const edits = order.agreements.filter((agreement) => agreement.kind === 'edit');
  const groups = groupSales([placement, ...edits]);
  const odd = groups.find((group) => sumOf(group.taxes, (tax) => tax.amount) !== group.tax);
  if (odd) return fail({ kind: 'taxes-differ', lineId: odd.lineId, left: sumOf(odd.taxes, (tax) => tax.amount), right: odd.tax });

  const goods = groups.filter((group) => group.lineType !== 'SHIPPING');
  const lines: DocumentLine[] = goods.flatMap((group, index) => linesOf(group, order, index + 1));
  lines.push(...marketplaceLines(groups, goods.length + 1));
  const shipping = groups.filter((group) => group.lineType === 'SHIPPING').map((group, index) => shippingOf(group, order, index + 1)).filter((one) => one.amount !== 0n);
  const taxes = documentTaxes(groups.flatMap((group) => group.taxes));

  const sold = sumOf(lines, (line) => line.total) + sumOf(shipping, (one) => one.amount) + sumOf(taxes, (tax) => tax.amount);
  const tenders = tendersFor(order, sold);
  const over = sumOf(tenders, (tender) => tender.amount) - sold;
  if (over > 0n) lines.push(productLine('clearing', 'refund', clearing, over));
  const total = over > 0n ? sold + over : sold;
  return ok({
    id: placement.id, orderId: order.id, orderName: order.name, kind: 'sale', currency: order.currency, happenedAt: placement.happenedAt,
    lines, shipping, taxes, tenders, total, owed: total - sumOf(tenders, (tender) => tender.amount),
    note: order.note, attributes: order.attributes, folded: edits.map((edit) => edit.id),
  });
}

function shippingOf(group: SaleGroup, order: Order, position: number): DocumentShipping {
  const line = order.shippingLines.find((one) => one.id === group.lineId);
  return { key: String(position), title: line?.title ?? group.label ?? '', amount: group.amount - group.tax };
}

export const isClearing = (line: DocumentLine): boolean => line.key === 'clearing';
