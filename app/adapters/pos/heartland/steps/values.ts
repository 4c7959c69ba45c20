import type { PosStep, StepFacts } from '~/domain/posting/step';
import { hashOf } from '../../shared/step-results';
import { field, isRecord, text } from '../wire';
import { base, cannotTell, done, failed, need, none, one, type StepContext } from './shared';

type Values = Readonly<Record<string, string>>;

/** Values chosen after the order was made, because the POS asked for them before it went on. */
export function valueSteps(context: StepContext): readonly PosStep[] {
  const { document, mapping } = context.request;
  const { line, transaction } = mapping.lateValues ?? {};
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}`;
  const lines = line ? document.lines.filter((one) => one.quantity !== 0) : [];
  return [
    ...lines.map((one) => valueStep(context, `line:${one.key}`, line ?? {}, (facts) => `${path(facts)}/lines/${need(facts, `line:${one.key}.id`)}`)),
    ...(transaction ? [valueStep(context, 'order', transaction, path)] : []),
  ];
}

/** Whether the lines of a ticket can be changed is unknown; the ticket itself can. */
export function ticketValueSteps(context: StepContext, part: string): readonly PosStep[] {
  const { transaction } = context.request.mapping.lateValues ?? {};
  return transaction ? [valueStep(context, part, transaction, (facts) => `sales/tickets/${need(facts, `${part}.id`)}`)] : [];
}

function valueStep({ api }: StepContext, what: string, values: Values, path: (facts: StepFacts) => string): PosStep {
  return {
    // Another value for the same field is another change.
    ...base(`values:${what}#${hashOf(values).slice(0, 8)}`, 'change', values),
    send: async (facts, startBefore) => {
      const changed = await api.change(path(facts), { custom: values }, startBefore);
      return changed.ok ? done(null) : failed(changed.error);
    },
    find: async (facts) => {
      const record = await api.get(path(facts));
      if (!record.ok) return cannotTell(record.error);
      const custom = field(record.value, 'custom');
      return isRecord(custom) && Object.entries(values).every(([key, value]) => text(custom, key) === value) ? one(text(record.value, 'id')) : none;
    },
  };
}
