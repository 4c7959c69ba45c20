import { formatMinor } from '~/domain/money/format';
import { parseMinor } from '~/domain/money/parse';
import { sumOf } from '~/domain/money/sum';
import type { PosStep, StepFacts } from '~/domain/posting/step';
import { amount, flag, text } from '../wire';
import { completion, paymentBodies } from './sale-body';
import { payParts, type SalePart } from './sale-parts';
import { base, cannotTell, done, failed, need, none, one, type StepContext } from './shared';

/** What the POS reckoned, tax included, against the document, before any money and before anything is final. */
export function totalStep({ api, request: { document } }: StepContext, parts: readonly SalePart[]): PosStep {
  const ours = formatMinor(document.total, document.currency);
  return {
    ...base('total', 'verify', ours, { matter: { kind: 'whole' } }),
    send: async (facts) => {
      const totals: Record<string, string> = {};
      for (const part of parts) {
        const sale = await api.get('Sale', need(facts, `${part.key}.id`));
        if (!sale.ok) return failed(sale.error);
        const total = amount(sale.value, 'total', document.currency);
        if (total === null) return { kind: 'differs', ours, theirs: text(sale.value, 'total') };
        totals[`${part.key}.total`] = formatMinor(total, document.currency);
      }
      const theirs = sumOf(parts, (part) => totalOf(totals, part, document.currency));
      return theirs === document.total ? done(null, totals) : { kind: 'differs', ours, theirs: formatMinor(theirs, document.currency) };
    },
    find: () => Promise.resolve(none),
  };
}

/** Stock and sums move here. */
export function completeStep(context: StepContext, parts: readonly SalePart[], part: SalePart): PosStep {
  const { api, request: { document } } = context;
  const key = `complete:${part.key}`;
  const saleId = (facts: StepFacts): string => need(facts, `${part.key}.id`);
  return {
    ...base(key, 'change', 'completed'),
    send: async (facts, startBefore) => {
      const payments = payParts(parts.map((one) => totalOf(facts, one, document.currency)), document.tenders)[parts.indexOf(part)] ?? [];
      const changed = await api.change('Sale', saleId(facts), { ...completion(context), ...paymentBodies(context, part, payments, 'whole') }, startBefore);
      if (!changed.ok) return failed(changed.error);
      return flag(changed.value, 'completed') ? done(null) : { kind: 'left-pending', reason: 'uncompleted', fields: [] };
    },
    find: async (facts) => {
      const sale = await api.get('Sale', saleId(facts));
      if (!sale.ok) return cannotTell(sale.error);
      return flag(sale.value, 'completed') ? one(saleId(facts)) : none;
    },
  };
}

function totalOf(facts: StepFacts, part: SalePart, currency: string): bigint {
  const parsed = parseMinor(need(facts, `${part.key}.total`), currency);
  return parsed.ok ? parsed.value : 0n;
}
