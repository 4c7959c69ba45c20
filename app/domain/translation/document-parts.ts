import { sumOf } from '../money/sum';
import type { Minor } from '../money/money';
import type { Agreement } from '../order/agreement';
import type { Order } from '../order/order';
import type { Refund } from '../order/refund';
import { fail, ok, type Result } from '../result';
import type { DocumentLine, DocumentShipping, DocumentTax } from './document';
import { linesOf, marketplaceLines } from './document-lines';
import { documentTaxes } from './document-taxes';
import { groupSales, type SaleGroup } from './sale-groups';

export type TranslationFault =
  /** Shopify's ledger has no placement to make the sale of. */
  | { readonly kind: 'no-sale' }
  /** A ledger row's tax and its tax lines differ. */
  | { readonly kind: 'taxes-differ'; readonly lineId: string | null; readonly left: Minor; readonly right: Minor };

/** What agreements sold or took back, before any money. */
export interface DocumentParts {
  readonly lines: readonly DocumentLine[];
  readonly shipping: readonly DocumentShipping[];
  readonly taxes: readonly DocumentTax[];
  /** Σ lines + Σ shipping + Σ taxes; negative where more was taken back than sold. */
  readonly sold: Minor;
}

/** The agreements as one document's goods, shipping and taxes. `refunds`: those that tell what became of goods taken back. */
export function documentParts(order: Order, agreements: readonly Agreement[], refunds: readonly Refund[] = []): Result<DocumentParts, TranslationFault> {
  const groups = groupSales(agreements);
  const odd = groups.find((group) => group.lineType !== 'ADJUSTMENT' && sumOf(group.taxes, (tax) => tax.amount) !== group.tax);
  if (odd) return fail({ kind: 'taxes-differ', lineId: odd.lineId, left: sumOf(odd.taxes, (tax) => tax.amount), right: odd.tax });

  const goods = groups.filter((group) => group.lineType !== 'SHIPPING');
  const lines: DocumentLine[] = goods.flatMap((group, index) => linesOf(group, order, index + 1, refunds));
  lines.push(...marketplaceLines(groups, goods.length + 1));
  const shipping = groups.filter((group) => group.lineType === 'SHIPPING').map((group, index) => shippingOf(group, order, index + 1)).filter((one) => one.amount !== 0n);
  const taxes = documentTaxes(groups.flatMap((group) => group.taxes));
  return ok({ lines, shipping, taxes, sold: sumOf(lines, (line) => line.total) + sumOf(shipping, (one) => one.amount) + sumOf(taxes, (tax) => tax.amount) });
}

function shippingOf(group: SaleGroup, order: Order, position: number): DocumentShipping {
  const line = order.shippingLines.find((one) => one.id === group.lineId);
  return { key: String(position), title: line?.title ?? group.label ?? '', amount: group.amount - sumOf(group.taxes, (tax) => tax.amount) };
}
