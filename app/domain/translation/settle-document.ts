import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import type { DocumentLine, DocumentTender, PosDocument } from './document';
import { productLine } from './document-lines';
import type { DocumentParts } from './document-parts';

/** The clearing line's own name, told apart from refunds of goods in the POS. */
const clearing = 'Shopify Refund (clearing)';
export const isClearing = (line: DocumentLine): boolean => line.key === 'clearing';
export const cleared = (document: Pick<PosDocument, 'lines'>): Minor => sumOf(document.lines.filter(isClearing), (line) => line.total);

export type Settled = Pick<PosDocument, 'lines' | 'shipping' | 'taxes' | 'tenders' | 'total' | 'owed'>;

/** The money of one order, spent on its documents in order of time. */
export interface Account {
  /** `own`: a refund's money. `mayOwe`: the customer may owe on it; what does not balance otherwise is cleared. */
  settle(parts: DocumentParts, own: readonly DocumentTender[], mayOwe: boolean): Settled;
  /** Payments for a frozen document on which the customer still owes. */
  payMore(document: PosDocument): readonly DocumentTender[];
  /** Payments that nothing is owed for stand on the sale, or on the newest document that is not frozen; there they are cleared. */
  spendRest(documents: readonly PosDocument[], frozen: ReadonlySet<string>): readonly PosDocument[];
}

export function openAccount(payments: readonly DocumentTender[], frozen: readonly PosDocument[]): Account {
  const spent = new Set(frozen.flatMap((document) => document.tenders.map((tender) => tender.key)));
  let left = payments.filter((payment) => !spent.has(payment.key));
  /** What the shop owes the customer by the clearing lines so far; later documents use it up before money is asked for. */
  let credit = 0n;
  const take = (owed: Minor): DocumentTender[] => {
    const taken: DocumentTender[] = [];
    for (let open = owed; open > 0n && left.length > 0; open -= taken.at(-1)?.amount ?? open) {
      const [next, ...rest] = left;
      if (!next) break;
      taken.push(next);
      left = rest;
    }
    return taken;
  };
  return {
    settle(parts, own, mayOwe) {
      const needed = parts.sold - sumOf(own, (tender) => tender.amount);
      const used = mayOwe && needed > 0n && credit > 0n ? (needed < credit ? needed : credit) : 0n;
      const tenders = [...own, ...(mayOwe ? take(needed - used) : [])];
      const settled = settle(parts, tenders, mayOwe, used);
      credit += cleared(settled);
      return settled;
    },
    payMore(document) {
      credit += cleared(document);
      return take(document.owed);
    },
    spendRest(documents, frozen) {
      const open = documents.filter((document) => !frozen.has(document.id));
      const target = open.find((document) => document.kind === 'sale') ?? open.at(-1);
      if (!target || left.length === 0) return documents;
      const parts = { ...target, lines: target.lines.filter((line) => !isClearing(line)), sold: target.total - cleared(target) };
      const whole = { ...target, ...settle(parts, [...target.tenders, ...left], false, 0n) };
      return documents.map((document) => (document === target ? whole : document));
    },
  };
}

/** What more money came than was sold for (or less, where the customer does not owe it) is balanced by one signed clearing line. */
function settle(parts: DocumentParts, tenders: readonly DocumentTender[], mayOwe: boolean, used: Minor): Settled {
  const paid = sumOf(tenders, (tender) => tender.amount);
  const over = paid - parts.sold;
  const clear = !mayOwe || over > -used ? over : -used;
  const lines = clear === 0n ? parts.lines : [...parts.lines, productLine('clearing', 'refund', clearing, clear)];
  const total = parts.sold + clear;
  return { lines, shipping: parts.shipping, taxes: parts.taxes, tenders, total, owed: total - paid };
}
