import type { PosStep, StepFacts } from '~/domain/posting/step';
import type { DocumentTender } from '~/domain/translation/document';
import { amount, rawAmount, rawId, text } from '../wire';
import { base, created, need, pick, type StepContext } from './shared';

/** Money that Shopify has taken already, hence a deposit. */
export function paymentStep({ api, request: { document, mapping } }: StepContext, tender: DocumentTender): PosStep {
  const key = `payment:${tender.key}`;
  const type = mapping.paymentTypes[tender.key] ?? '';
  const body = { type: 'CustomPayment', payment_type_id: rawId(type), amount: rawAmount(tender.amount, document.currency), deposit: true };
  const path = (facts: StepFacts): string => `sales/orders/${need(facts, 'order.id')}/payments`;
  return {
    ...base(key, 'create', body, { matter: { kind: 'payment', key: tender.key } }),
    send: async (facts, startBefore) => created(key, await api.create(path(facts), body, startBefore)),
    find: async (facts, taken) => pick(key, await api.list(path(facts)), taken, (row) => text(row, 'payment_type_id') === type && amount(row, 'amount', document.currency) === tender.amount),
  };
}
