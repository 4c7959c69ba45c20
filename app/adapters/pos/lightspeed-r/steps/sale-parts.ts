import type { Minor } from '~/domain/money/money';
import { sumOf } from '~/domain/money/sum';
import type { DocumentLine } from '~/domain/translation/document';
import { productLine } from '~/domain/translation/document-lines';
import { reckonsTax, type StepContext } from './shared';

/** A sale moves stock at one shop; goods of another stand on a sale of their own under the same number. */
export interface SalePart {
  /** The step's key: "sale", "sale-2"… */
  readonly key: string;
  /** What follows the agreement's id in its reference. */
  readonly suffix: string;
  readonly shopId: string | null;
  readonly lines: readonly DocumentLine[];
}

/** Shipping and Shopify's taxes are lines of products here, beside the goods of the first line's shop. */
export function saleParts(context: StepContext): readonly SalePart[] {
  const { document, mapping } = context.request;
  const goods = document.lines.filter((line) => line.target.kind === 'item');
  const home = goods[0] ? (mapping.shipFrom[goods[0].key] ?? mapping.sourceLocationId) : mapping.sourceLocationId;
  const away = new Map<string, DocumentLine[]>();
  for (const line of goods) {
    const shop = mapping.shipFrom[line.key] ?? home;
    if (shop !== null && shop !== home) away.set(shop, [...(away.get(shop) ?? []), line]);
  }
  const moved = [...away.values()].flat();
  const shipping = document.shipping.map((one) => productLine(`shipping.${one.key}`, 'shipping', one.title, one.amount));
  const taxes = reckonsTax(context) ? [] : document.taxes.map((tax) => productLine(`tax.${tax.key}`, 'tax', `Shopify Tax: ${tax.title}`, tax.amount));
  const parts = [
    { key: 'sale', suffix: '', shopId: home, lines: [...document.lines.filter((line) => !moved.includes(line)), ...shipping, ...taxes] },
    ...[...away].map(([shopId, lines], index) => ({ key: `sale-${index + 2}`, suffix: `-${index + 2}`, shopId, lines })),
  ];
  return document.tenders.length > 0 ? parts : balanced(parts);
}

/** Without any money, for example an even exchange over two shops, what one sale gives the other takes on Shopify Refund. */
function balanced(parts: readonly SalePart[]): readonly SalePart[] {
  const offset = (part: SalePart, value: Minor): SalePart => (value === 0n ? part : { ...part, lines: [...part.lines, productLine(`offset.${part.key}`, 'refund', 'Goods of another shop', value)] });
  const [home, ...others] = parts;
  if (!home) return parts;
  return [offset(home, sumOf(others, partTotal)), ...others.map((part) => offset(part, -partTotal(part)))];
}

export const partTotal = (part: SalePart): Minor => sumOf(part.lines, (line) => line.total);

export interface PartPayment { readonly tender: string; readonly amount: Minor }

/**
 * Each sale has to balance: the others take what they come to from the tenders, those of their own sign first, and the first sale what
 * is left. Every tender is spent to the cent, and where the totals come to the tenders' sum every sale is paid.
 */
export function payParts(totals: readonly Minor[], tenders: readonly { readonly key: string; readonly amount: Minor }[]): readonly (readonly PartPayment[])[] {
  const left = tenders.map((tender) => ({ tender: tender.key, amount: tender.amount }));
  const others = totals.slice(1).map((total) => {
    const paid: PartPayment[] = [];
    let due = total;
    for (const tender of left) {
      if (due === 0n || due > 0n !== tender.amount > 0n) continue;
      const taken = size(tender.amount) < size(due) ? tender.amount : due;
      paid.push({ tender: tender.tender, amount: taken });
      tender.amount -= taken;
      due -= taken;
    }
    const [first] = left;
    if (due !== 0n && first) {
      paid.push({ tender: first.tender, amount: due });
      first.amount -= due;
    }
    return merged(paid);
  });
  return [left.filter((tender) => tender.amount !== 0n), ...others];
}

/** A tender stands once on each sale. */
function merged(payments: readonly PartPayment[]): readonly PartPayment[] {
  const sums = new Map<string, Minor>();
  for (const { tender, amount } of payments) sums.set(tender, (sums.get(tender) ?? 0n) + amount);
  return [...sums].map(([tender, amount]) => ({ tender, amount })).filter(({ amount }) => amount !== 0n);
}

const size = (amount: Minor): Minor => (amount < 0n ? -amount : amount);
