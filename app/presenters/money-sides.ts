import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import { sumOf } from '~/domain/money/sum';
import type { Minor } from '~/domain/money/money';
import type { Sale, SaleLineType } from '~/domain/order/agreement';
import type { Order } from '~/domain/order/order';
import { received, refunded } from '~/domain/order/payments';
import { explainedParams } from '~/domain/translation/explain';
import type { DocumentLine, PosDocument, RequiredProduct } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';

const kinds = ['items', 'discounts', 'giftCards', 'shipping', 'tax', 'tip', 'duties', 'payments'] as const;
export type MoneyKind = (typeof kinds)[number];
type Sums = Record<MoneyKind, Minor>;

const none = (): Sums => ({ items: 0n, discounts: 0n, giftCards: 0n, shipping: 0n, tax: 0n, tip: 0n, duties: 0n, payments: 0n });

export interface MoneyTotals {
  readonly purchase: string | null;
  readonly current: string | null;
  readonly currency: string | null;
}

/**
 * Both sides by the same kinds, without tax in any row but its own. Shopify's side is its ledger, read now; the POS's side is
 * what was sent. The totals are not added up from the rows: one is Shopify's own figure, the other what the POS told.
 */
export function presentMoney(order: Order | null, journal: readonly JournalDocument[], totals: MoneyTotals) {
  const sent = journal.filter((one) => one.state !== 'thawed');
  const currency = totals.currency ?? sent[0]?.document.currency ?? null;
  if (!currency) return null;
  const documents = sent.map((one) => one.document);
  const ours = order ? sumOrder(order, documents) : null;
  const theirs = documents.length > 0 ? documents.map(sumDocument).reduce(add, none()) : null;
  const text = (amount: Minor | undefined): string | null => (amount === undefined ? null : formatMinor(amount, currency));
  // Shopify tells no discount of what came back, so after a return its side of that row is not known.
  const apartFromReturns = documents.some((document) => document.kind === 'return') ? null : ours;
  const shopifyTotal = documents.some(isLater) ? totals.current : totals.purchase;
  const posTotal = addUp(
    sent.map((one) => one.posTotal),
    currency,
  );
  const difference = minus(posTotal, shopifyTotal, currency);
  const apart = difference === null ? null : parseMinor(difference, currency);
  return {
    currency,
    read: order !== null,
    rows: kinds
      .map((kind) => ({ kind, shopify: text((kind === 'discounts' ? apartFromReturns : ours)?.[kind]), pos: text(theirs?.[kind]) }))
      .filter((row) => row.kind === 'items' || [ours, theirs].some((side) => side && side[row.kind] !== 0n)),
    total: { shopify: shopifyTotal, pos: posTotal },
    owed: documents.some((document) => document.owed > 0n) ? text(sumOf(documents, (document) => document.owed)) : null,
    difference,
    /** The parts of the order that make up the difference; empty where none do. */
    parts: order && apart?.ok ? explainedParams(order, apart.value).parts : '',
    /** What Shopify changed after the sale that no document carries yet. */
    later: totals.current === shopifyTotal ? null : minus(totals.current, shopifyTotal, currency),
  };
}

const isLater = (document: PosDocument): boolean => document.kind !== 'sale';

const kindOfSale: Record<SaleLineType, MoneyKind> = {
  PRODUCT: 'items',
  GIFT_CARD: 'giftCards',
  SHIPPING: 'shipping',
  TIP: 'tip',
  DUTY: 'duties',
  ADDITIONAL_FEE: 'duties',
  FEE: 'duties',
  ADJUSTMENT: 'items',
  UNKNOWN: 'items',
};

/** The agreements that the documents carry; before there are any, those that the sale will. */
function sumOrder(order: Order, documents: readonly PosDocument[]): Sums {
  const carried = new Set(documents.flatMap((document) => [document.id, ...document.folded]));
  const agreements = order.agreements.filter((agreement) =>
    carried.size > 0 ? carried.has(agreement.id) : agreement.kind === 'order' || agreement.kind === 'edit',
  );
  const sums = none();
  for (const sale of agreements.flatMap((agreement) => agreement.sales)) {
    sums[kindOf(sale, order)] += sale.amount - sale.tax;
    sums.tax += sale.tax;
  }
  sums.discounts = -sumOf(order.lines, (line) => sumOf(line.allocations, (allocation) => allocation.amount));
  sums.payments = received(order) - (documents.some(isLater) ? refunded(order) : 0n);
  return sums;
}

const kindOf = (sale: Sale, order: Order): MoneyKind =>
  sale.lineType === 'PRODUCT' && order.lines.some((line) => line.id === sale.lineId && line.isGiftCard)
    ? 'giftCards'
    : kindOfSale[sale.lineType];

const kindOfProduct: Partial<Record<RequiredProduct, MoneyKind>> = {
  tip: 'tip',
  giftCard: 'giftCards',
  duties: 'duties',
  fees: 'duties',
  shipping: 'shipping',
  marketplaceTax: 'tax',
};

function sumDocument(document: PosDocument): Sums {
  const sums = none();
  for (const line of document.lines) {
    const kind = kindOfLine(line);
    sums[kind] += line.total;
    if (kind === 'items') sums.discounts += line.total - line.originalUnitPrice * BigInt(line.quantity);
  }
  sums.shipping += sumOf(document.shipping, (one) => one.amount);
  sums.tax += sumOf(document.taxes, (tax) => tax.amount);
  sums.payments = sumOf(document.tenders, (tender) => tender.amount);
  return sums;
}

const kindOfLine = ({ target }: DocumentLine): MoneyKind =>
  target.kind === 'item' ? 'items' : (kindOfProduct[target.product] ?? 'items');

function add(left: Sums, right: Sums): Sums {
  const sums = none();
  for (const kind of kinds) sums[kind] = left[kind] + right[kind];
  return sums;
}

/** Null as soon as one part is not known: half a sum would look like a difference. */
function addUp(texts: readonly (string | null)[], currency: string): string | null {
  if (texts.length === 0) return null;
  let total = 0n;
  for (const text of texts) {
    const amount = text === null ? null : parseMinor(text, currency);
    if (!amount?.ok) return null;
    total += amount.value;
  }
  return formatMinor(total, currency);
}

function minus(left: string | null, right: string | null, currency: string): string | null {
  if (left === null || right === null) return null;
  const [from, what] = [parseMinor(left, currency), parseMinor(right, currency)];
  return from.ok && what.ok ? formatMinor(from.value - what.value, currency) : null;
}
