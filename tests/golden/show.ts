import { formatMinor } from '~/domain/money/format';
import type { DocumentLine } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import type { Carried } from './carry';

/** What a case ends in, in words and decimals that a person can check against the order. */
export function showCarried({ row, documents, moved }: Carried) {
  return {
    verdict: row.verdict.status,
    cause: row.verdict.cause?.code ?? null,
    documents: documents.filter((one) => one.state !== 'thawed').map(showDocument),
    stock: moved,
  };
}

function showDocument({ number, state, document }: JournalDocument) {
  const money = (amount: bigint): string => formatMinor(amount, document.currency);
  return {
    number, kind: document.kind, state,
    lines: document.lines.map((line) => ({ to: targetName(line), description: line.description, quantity: line.quantity, unitPrice: money(line.unitPrice), total: money(line.total), listPrice: money(line.originalUnitPrice) })),
    shipping: document.shipping.map((one) => ({ title: one.title, amount: money(one.amount) })),
    taxes: document.taxes.map((tax) => ({ title: tax.title, rate: tax.rate, amount: money(tax.amount) })),
    total: money(document.total),
    payments: document.tenders.map((tender) => ({ gateway: tender.gateway, amount: money(tender.amount) })),
    owed: money(document.owed),
  };
}

const targetName = ({ target }: DocumentLine): string => (target.kind === 'item' ? `item ${target.sku}` : `product ${target.product}`);
