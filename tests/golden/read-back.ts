import { formatMinor } from '~/domain/money/format';
import { requiredProducts } from '~/domain/translation/document';
import type { JournalDocument } from '~/ports/journal-store';
import type { Told } from '../support/pos/desk';

/** What the document asks for, in the form in which every POS is read back. */
export function asked({ number, document }: JournalDocument): Told {
  const money = (amount: bigint): string => formatMinor(amount, document.currency);
  const taxes: Record<string, bigint> = {};
  for (const tax of document.taxes) taxes[tax.title] = (taxes[tax.title] ?? 0n) + tax.amount;
  const goods = document.lines.filter((line) => line.quantity !== 0).map((line) => `${line.quantity} × ${line.target.kind === 'item' ? line.target.sku : requiredProducts[line.target.product]} at ${money(line.unitPrice)}`);
  const freight = document.shipping.reduce((sum, one) => sum + one.amount, 0n);
  return {
    number, total: money(document.total),
    lines: [...goods, ...(freight === 0n ? [] : [`shipping ${money(freight)}`])].sort(),
    taxes: Object.fromEntries(Object.entries(taxes).filter(([, amount]) => amount !== 0n).map(([title, amount]) => [title, money(amount)])),
    payments: document.tenders.map((tender) => money(tender.amount)).sort(),
  };
}
