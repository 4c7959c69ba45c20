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

/** The sale may lack all of its price: what was agreed since changes it while it stands open. Others lack what the customer still owes on the whole. */
export type Owes = 'all' | 'rest' | 'nothing';

/** The money of one order, spent on its documents in order of time. */
export interface Account {
  /** `own`: a refund's money. `owes`: whether the customer may owe on it; what does not balance otherwise is cleared. */
  settle(parts: DocumentParts, own: readonly DocumentTender[], owes: Owes): Settled;
  /** Payments for a frozen document on which the customer still owes. */
  payMore(document: PosDocument): readonly DocumentTender[];
  /** Payments that nothing is owed for stand on the sale, or on the newest document that is not frozen; there they are cleared. */
  spendRest(documents: readonly PosDocument[], frozen: ReadonlySet<string>): readonly PosDocument[];
}

/** `outstanding`: what the customer owes on the whole order now, negative where the shop owes. */
export function openAccount(payments: readonly DocumentTender[], frozen: readonly PosDocument[], outstanding: Minor): Account {
  const spent = new Set(frozen.flatMap((document) => document.tenders.map((tender) => tender.key)));
  let left = payments.filter((payment) => !spent.has(payment.key));
  /** Asked for on the oldest documents first. What a document lacks beyond it, other documents give: a clearing line says so. */
  let owing = outstanding > 0n ? outstanding : 0n;
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
    settle(parts, own, owes) {
      const tenders = [...own, ...(owes === 'nothing' ? [] : take(parts.sold - sumOf(own, (tender) => tender.amount)))];
      const settled = settle(parts, tenders, owes === 'all' ? parts.sold : owes === 'rest' ? owing : 0n);
      owing = settled.owed < owing ? owing - settled.owed : 0n;
      return settled;
    },
    payMore(document) {
      const more = take(document.owed);
      const left = document.owed - sumOf(more, (tender) => tender.amount);
      if (left > 0n) owing = left < owing ? owing - left : 0n;
      return more;
    },
    spendRest(documents, frozen) {
      const open = documents.filter((document) => !frozen.has(document.id));
      const target = open.find((document) => document.kind === 'sale') ?? open.at(-1);
      if (!target || left.length === 0) return documents;
      const parts = { ...target, lines: target.lines.filter((line) => !isClearing(line)), sold: target.total - cleared(target) };
      const whole = { ...target, ...settle(parts, [...target.tenders, ...left], 0n) };
      return documents.map((document) => (document === target ? whole : document));
    },
  };
}

/** What more or less money came than was sold for, apart from what the customer may owe, is balanced by one signed clearing line. */
function settle(parts: DocumentParts, tenders: readonly DocumentTender[], mayOwe: Minor): Settled {
  const paid = sumOf(tenders, (tender) => tender.amount);
  const short = parts.sold - paid;
  const owed = short <= 0n ? 0n : short < mayOwe ? short : mayOwe;
  const clear = owed - short;
  const lines = clear === 0n ? parts.lines : [...parts.lines, productLine('clearing', 'refund', clearing, clear)];
  return { lines, shipping: parts.shipping, taxes: parts.taxes, tenders, total: parts.sold + clear, owed };
}
