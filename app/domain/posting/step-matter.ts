import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import { requiredProducts, type PosDocument } from '../translation/document';
import type { StepMatter } from './step';

export interface ToldMatter {
  /** What it is about, in the document's own words; null where the step's name says all. */
  readonly subject: { readonly kind: 'line'; readonly quantity: number; readonly name: string } | { readonly kind: 'gateway'; readonly gateway: string } | { readonly kind: 'name'; readonly name: string } | null;
  readonly amount: Minor | null;
}

const nothing: ToldMatter = { subject: null, amount: null };

/** What of the document a planned step carries, in words and money. */
export function tellMatter(matter: StepMatter | undefined, document: PosDocument): ToldMatter {
  switch (matter?.kind) {
    case 'line': {
      const line = document.lines.find((one) => one.key === matter.key);
      return line ? { subject: { kind: 'line', quantity: line.quantity, name: line.description }, amount: line.total } : nothing;
    }
    case 'tax': {
      const tax = document.taxes.find((one) => one.key === matter.key);
      return tax ? { subject: { kind: 'name', name: tax.title }, amount: tax.amount } : nothing;
    }
    case 'payment': {
      const tender = document.tenders.find((one) => one.key === matter.key);
      return tender ? { subject: { kind: 'gateway', gateway: tender.gateway }, amount: tender.amount } : nothing;
    }
    case 'product':
      return { subject: { kind: 'name', name: requiredProducts[matter.product] }, amount: null };
    case 'shipping':
      return { subject: null, amount: sumOf(document.shipping, (one) => one.amount) };
    case 'whole':
      return { subject: null, amount: document.total };
    case undefined:
      return nothing;
  }
}
