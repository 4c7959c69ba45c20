import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import { agreementTotal } from '../order/ledger';
import type { Order } from '../order/order';
import { fail, ok, type Result } from '../result';
import type { PosDocument } from './document';
import { cleared } from './settle-document';

export interface BalanceFault {
  /** What the document's parts come to. */
  readonly ours: Minor;
  /** What Shopify's ledger says of the same agreements. */
  readonly shopify: Minor;
}

export const documentSum = (document: PosDocument): Minor =>
  sumOf(document.lines, (line) => line.total) + sumOf(document.shipping, (one) => one.amount) + sumOf(document.taxes, (tax) => tax.amount);

/** Every cent adds up, or the order stops with both sums. The tolerance changes no amount; it only says what is called equal. */
export function balance(document: PosDocument, order: Order, tolerance: Minor): Result<{ readonly within: Minor }, BalanceFault> {
  const carried = new Set([document.id, ...document.folded]);
  const shopify = sumOf(order.agreements.filter((agreement) => carried.has(agreement.id)), agreementTotal);
  const ours = documentSum(document) - cleared(document);
  const off = ours > shopify ? ours - shopify : shopify - ours;
  const multiplies = document.lines.every((line) => line.unitPrice * BigInt(line.quantity) === line.total);
  if (!multiplies || documentSum(document) !== document.total || off > tolerance) return fail({ ours, shopify });
  return ok({ within: off });
}
