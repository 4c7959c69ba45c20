import type { PosStep, StepFacts } from '~/domain/posting/step';
import { sumOf } from '~/domain/money/sum';
import { rawAmount, rawId } from '../wire';
import { findByReference } from './find-transaction';
import { withRemark } from './remark';
import { base, need, type StepContext } from './shared';

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
    ...base('order', 'create', fixed, { isDocument: true, matter: { kind: 'whole' } }),
    send: async (facts, startBefore) =>
      withRemark(context, 'order', (custom) => context.api.create('sales/orders', { ...fixed, custom: { ...fixed.custom, ...custom }, ...people(facts) }, startBefore)),
    find: () => findByReference(context.api, context.request.mapping.referenceField, 'sales/orders', { key: 'order', number, reference: document.id }),
  };
}

const addressId = (facts: StepFacts, role: 'billing' | 'shipping') => {
  const id = facts[`address:${role}.id`];
  return id === undefined ? {} : { [`${role}_address_id`]: rawId(id) };
};
