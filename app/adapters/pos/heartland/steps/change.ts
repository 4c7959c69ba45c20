import { sumOf } from '~/domain/money/sum';
import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { DocumentLine } from '~/domain/translation/document';
import { amount, rawAmount, rawNumber, text } from '../wire';
import { sameCount } from './line';
import { base, cannotTell, done, failed, need, none, one, revised, type StepContext } from './shared';

/** What changes an open order in place: the lines that edits and returns touched, and its shipping charge. */
export function changeSteps(context: StepContext): readonly PosStep[] {
  const { document } = context.request;
  if (document.revision === 0) return [];
  const changed = document.lines.filter((line) => line.changedIn === document.revision);
  return [...changed.map((line) => changeLineStep(context, line)), shippingStep(context)];
}

function changeLineStep({ api, request: { document } }: StepContext, line: DocumentLine): PosStep {
  const lineId = (facts: StepFacts): string => need(facts, `line:${line.key}.id`);
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}/lines/${lineId(facts)}`;
  const body = { qty: rawNumber(String(line.quantity)), adjusted_unit_price: rawAmount(line.unitPrice, document.currency) };
  return {
    ...base(revised(`line:${line.key}`, document), 'change', body, { matter: { kind: 'line', key: line.key } }),
    send: async (facts, startBefore) => {
      // Whether lines can be removed is unknown; where they cannot, a line of none says the same.
      const removed = line.quantity === 0 ? await api.remove(path(facts), startBefore) : null;
      if (removed?.ok || (removed && removed.error.kind !== 'rejected')) return removed.ok ? done(lineId(facts)) : failed(removed.error);
      const changed = await api.change(path(facts), body, startBefore);
      return changed.ok ? done(lineId(facts)) : failed(changed.error);
    },
    find: async (facts) => {
      const row = await api.get(path(facts));
      if (!row.ok) return line.quantity === 0 && row.error.kind === 'missing-reference' ? one(lineId(facts)) : cannotTell(row.error);
      const same = sameCount(text(row.value, 'qty'), line.quantity) && amount(row.value, 'adjusted_unit_price', document.currency) === line.unitPrice;
      return same ? one(lineId(facts)) : none;
    },
  };
}

function shippingStep({ api, request: { document } }: StepContext): PosStep {
  const charge = sumOf(document.shipping, (one) => one.amount);
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}`;
  return {
    ...base(revised('shipping', document), 'change', charge, { matter: { kind: 'shipping' } }),
    send: async (facts, startBefore) => {
      const changed = await api.change(path(facts), { shipping_charge: rawAmount(charge, document.currency) }, startBefore);
      return changed.ok ? done(null) : failed(changed.error);
    },
    find: async (facts) => {
      const order = await api.get(path(facts));
      if (!order.ok) return cannotTell(order.error);
      return amount(order.value, 'shipping_charge', document.currency) === charge ? one(need(facts, 'order.id')) : none;
    },
  };
}
