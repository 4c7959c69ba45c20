import type { FindOutcome, PosStep, StepFacts } from '~/domain/posting/step';
import { sumOf } from '~/domain/money/sum';
import { idOf, rawAmount, rawId } from '../wire';
import { base, cannotTell, created, need, none, one, type StepContext } from './shared';

/** The document's own transaction, pending until everything on it adds up. It carries our number and the agreement's id. */
export function orderStep(context: StepContext): PosStep {
  const { document, number, mapping } = context.request;
  const charge = sumOf(document.shipping, (one) => one.amount);
  const fixed = {
    public_id: number,
    status: 'pending',
    ...(mapping.stationId ? { station_id: rawId(mapping.stationId) } : {}),
    ...(mapping.sourceLocationId ? { source_location_id: rawId(mapping.sourceLocationId) } : {}),
    ...(charge === 0n ? {} : { shipping_charge: rawAmount(charge, document.currency) }),
    ...(mapping.salesRep ? { sales_rep: mapping.salesRep } : {}),
    created_at: new Date(document.happenedAt).toISOString(),
    custom: { ...mapping.customValues.transaction, ...(mapping.referenceField ? { [mapping.referenceField]: document.id } : {}) },
  };
  const people = (facts: StepFacts) => ({
    customer_id: rawId(need(facts, 'customer.id')),
    ...addressId(facts, 'billing'),
    ...addressId(facts, 'shipping'),
  });
  return {
    ...base('order', 'create', fixed, { isDocument: true }),
    send: async (facts, startBefore) => created('order', await context.api.create('sales/orders', { ...fixed, ...people(facts) }, startBefore)),
    find: () => findOrder(context),
  };
}

const addressId = (facts: StepFacts, role: 'billing' | 'shipping') => {
  const id = facts[`address:${role}.id`];
  return id === undefined ? {} : { [`${role}_address_id`]: rawId(id) };
};

/** A match needs our reference. The number alone may be somebody else's, and that is for a person to say. */
async function findOrder({ api, request: { document, number, mapping } }: StepContext): Promise<FindOutcome> {
  if (mapping.referenceField) {
    const rows = await api.list('sales/orders', { [`custom@${mapping.referenceField}`]: document.id });
    if (!rows.ok) return cannotTell(rows.error);
    const [first, second] = rows.value;
    if (first && !second) return one(idOf(first), { 'order.id': idOf(first) });
    if (second) return { kind: 'many', externalIds: rows.value.map(idOf) };
  }
  const numbered = await api.list('sales/orders', { public_id: number });
  if (!numbered.ok) return cannotTell(numbered.error);
  return numbered.value.length === 0 ? none : { kind: 'many', externalIds: numbered.value.map(idOf) };
}
