import type { ItemMatches } from '../checks/pos-facts';
import type { DocumentLine, LineTarget, PosDocument } from './document';

const noProduct: LineTarget = { kind: 'product', product: 'noProduct' };

/** SKUs that no item answers to, on No Product Found: the money is right, stock does not move. Two items that answer are for a person to tell apart. */
export function onNoProduct(document: PosDocument, items: ItemMatches): PosDocument {
  return mapLines(document, (line) => line.target.kind === 'item' && items.get(line.target.sku)?.every((match) => !match.active) === true);
}

/** What was sold as No Product Found comes back as it, whatever items have been added to the POS since: stock never left. */
export function asSold(document: PosDocument, earlier: readonly PosDocument[]): PosDocument {
  const sold = new Set(earlier.flatMap((one) => one.lines).filter((line) => line.target.kind === 'product' && line.target.product === 'noProduct').map((line) => line.shopifyLineId));
  return mapLines(document, (line) => line.target.kind === 'item' && line.shopifyLineId !== null && sold.has(line.shopifyLineId));
}

const mapLines = (document: PosDocument, changes: (line: DocumentLine) => boolean): PosDocument =>
  ({ ...document, lines: document.lines.map((line) => (changes(line) ? { ...line, target: noProduct } : line)) });
