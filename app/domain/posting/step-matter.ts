import type { Minor } from '../money/money';
import { sumOf } from '../money/sum';
import { requiredProducts, type PosDocument } from '../translation/document';
import type { PosStep } from './step';

export interface StepMatter {
  /** What it is about, in the document's own words; null where the step's name says all. */
  readonly subject: { readonly kind: 'line'; readonly quantity: number; readonly name: string } | { readonly kind: 'gateway'; readonly gateway: string } | { readonly kind: 'name'; readonly name: string } | null;
  readonly amount: Minor | null;
}

const nothing: StepMatter = { subject: null, amount: null };

/**
 * What of the document a planned step carries, told by its key: "line:3.2", "payment:gid…", "tax:1"; the document's own step carries all of it,
 * unless goods of several places stand on transactions of their own ("sale", "sale-2"): how much each carries is the POS's to tell.
 */
export function matterOf({ key, kind, isDocument }: Pick<PosStep, 'key' | 'kind' | 'isDocument'>, document: PosDocument, plan: readonly Pick<PosStep, 'key'>[]): StepMatter {
  const [what = '', ...rest] = key.replace(/#\d+$/, '').split(':');
  const part = rest.join(':');
  switch (what) {
    case 'line': {
      const line = document.lines.find((one) => one.key === part);
      return line ? { subject: { kind: 'line', quantity: line.quantity, name: line.description }, amount: line.total } : nothing;
    }
    case 'tax': {
      const tax = document.taxes.find((one) => one.key === part);
      return tax ? { subject: { kind: 'name', name: tax.title }, amount: tax.amount } : nothing;
    }
    case 'payment': {
      const tender = document.tenders.find((one) => one.key === part);
      return tender ? { subject: { kind: 'gateway', gateway: tender.gateway }, amount: tender.amount } : nothing;
    }
    case 'product':
      return { subject: part in requiredProducts ? { kind: 'name', name: requiredProducts[part as keyof typeof requiredProducts] } : null, amount: null };
    case 'shipping':
      return { subject: null, amount: sumOf(document.shipping, (one) => one.amount) };
    default:
      return { subject: null, amount: (isDocument && !plan.some((one) => one.key === `${key}-2`)) || (kind === 'verify' && /total$/.test(what)) ? document.total : null };
  }
}
