import { sumOf } from '../money/sum';
import type { Agreement } from '../order/agreement';
import type { Order } from '../order/order';
import { ok, type Result } from '../result';
import type { DocumentLine, DocumentTender, PosDocument } from './document';
import { documentParts, type TranslationFault } from './document-parts';
import { productLine } from './document-lines';
import { isClearing } from './settle-document';
import { splitUnits } from './split-line';

/**
 * A document whose POS transaction stands open, as it is to be after further agreements and payments. Lines keep their keys, so that
 * the plan knows which records to change; taxes and shipping are added to, because entries in a POS add up.
 */
export function reviseDocument(document: PosDocument, order: Order, agreements: readonly Agreement[], tenders: readonly DocumentTender[]): Result<PosDocument, TranslationFault> {
  const parts = documentParts(order, agreements);
  if (!parts.ok) return parts;
  const revision = document.revision + 1;
  const goods = mergeLines(document.lines, parts.value.lines, revision);
  const shipping = [...document.shipping, ...parts.value.shipping.map((one, index) => ({ ...one, key: String(document.shipping.length + index + 1) }))];
  const taxes = [...document.taxes, ...parts.value.taxes.map((tax, index) => ({ ...tax, key: String(document.taxes.length + index + 1) }))];
  const all = [...document.tenders, ...tenders];
  const paid = sumOf(all, (tender) => tender.amount);
  const sold = sumOf(goods, (line) => line.total) + sumOf(shipping, (one) => one.amount) + sumOf(taxes, (tax) => tax.amount);
  const lines = withClearing(goods, document.lines.find(isClearing) ?? null, paid > sold ? paid - sold : 0n, revision);
  const total = sold + sumOf(lines.filter(isClearing), (line) => line.total);
  return ok({ ...document, lines, shipping, taxes, tenders: all, total, owed: total - paid, folded: [...document.folded, ...agreements.map((one) => one.id)], revision });
}

/** What the delta says of a line of the shop's changes the lines that stand for it; the rest is added. */
function mergeLines(before: readonly DocumentLine[], delta: readonly DocumentLine[], revision: number): DocumentLine[] {
  let lines = before.filter((line) => !isClearing(line));
  let next = Math.max(0, ...before.map((line) => Number.parseInt(line.key, 10) || 0)) + 1;
  const byLine = new Map<string, DocumentLine[]>();
  const apart: DocumentLine[] = [];
  for (const line of delta) {
    const stands = line.shopifyLineId !== null && isGoods(line) && lines.some((one) => one.shopifyLineId === line.shopifyLineId && isGoods(one));
    if (stands && line.shopifyLineId !== null) byLine.set(line.shopifyLineId, [...(byLine.get(line.shopifyLineId) ?? []), line]);
    else apart.push(line);
  }
  for (const [lineId, changes] of byLine) {
    const standing = lines.filter((line) => line.shopifyLineId === lineId && isGoods(line));
    const { kept, added } = respread(standing, changes, revision, () => `${next++}`);
    lines = [...lines.map((line) => kept[standing.indexOf(line)] ?? line), ...added];
  }
  for (const line of apart) lines = cancelOrAdd(lines, line, revision, () => `${next++}`);
  return lines;
}

/** The same item's lines with their new quantity and value; those no longer needed keep their record at quantity 0. */
function respread(standing: readonly DocumentLine[], changes: readonly DocumentLine[], revision: number, newKey: () => string): { readonly kept: readonly DocumentLine[]; readonly added: readonly DocumentLine[] } {
  const quantity = [...standing, ...changes].reduce((count, line) => count + line.quantity, 0);
  const value = sumOf([...standing, ...changes], (line) => line.total);
  const parts = [...splitUnits(quantity, value)];
  const [first] = standing;
  const kept = standing.map((line): DocumentLine => {
    const part = parts.shift() ?? { quantity: 0, unitPrice: line.unitPrice };
    return part.quantity === line.quantity && part.unitPrice === line.unitPrice ? line : { ...line, ...priced(line, part), changedIn: revision };
  });
  return { kept, added: parts.flatMap((part) => (first ? [{ ...first, ...priced(first, part), key: newKey() }] : [])) };
}

const priced = (line: DocumentLine, part: { readonly quantity: number; readonly unitPrice: bigint }) => ({
  quantity: part.quantity, unitPrice: part.unitPrice, total: part.unitPrice * BigInt(part.quantity),
  originalUnitPrice: line.originalUnitPrice > part.unitPrice ? line.originalUnitPrice : part.unitPrice,
});

/** A product line taken back whole loses its quantity; any other change is a line of its own. */
function cancelOrAdd(lines: readonly DocumentLine[], line: DocumentLine, revision: number, newKey: () => string): DocumentLine[] {
  const opposite = lines.find((one) => one.shopifyLineId === line.shopifyLineId && sameTarget(one, line) && one.quantity === -line.quantity && one.unitPrice === line.unitPrice && one.quantity > 0);
  if (!opposite) return [...lines, { ...line, key: newKey() }];
  return lines.map((one) => (one === opposite ? { ...one, quantity: 0, total: 0n, changedIn: revision } : one));
}

/** An item, or what stands for one that the POS does not have. */
const isGoods = ({ target }: DocumentLine): boolean => target.kind === 'item' || target.product === 'noProduct';

const sameTarget = (a: DocumentLine, b: DocumentLine): boolean => JSON.stringify(a.target) === JSON.stringify(b.target);

function withClearing(goods: readonly DocumentLine[], before: DocumentLine | null, amount: bigint, revision: number): readonly DocumentLine[] {
  if (!before) return amount === 0n ? goods : [...goods, productLine('clearing', 'refund', 'Shopify Refund (clearing)', amount)];
  if (before.total === amount) return [...goods, before];
  const quantity = amount === 0n ? 0 : 1;
  return [...goods, { ...before, quantity, unitPrice: amount === 0n ? before.unitPrice : amount, total: amount, changedIn: revision }];
}
