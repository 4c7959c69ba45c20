import type { FindOutcome, PosStep, StepFacts } from '~/domain/posting/step';
import { sumOf } from '~/domain/money/sum';
import { idOf, isRecord, rawAmount, rawId, text, type WireRecord } from '../wire';
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

/**
 * A match needs our reference. The number alone may be somebody else's, and that is for a person to say.
 * Rows are compared here once more: a filter that an account does not know may be ignored, and then anything comes back.
 */
async function findOrder({ api, request: { document, number, mapping } }: StepContext): Promise<FindOutcome> {
  const key = mapping.referenceField;
  const isOurs = (row: WireRecord): boolean => key !== null && isRecord(row.custom) && text(row.custom, key) === document.id;
  if (key !== null) {
    const rows = await api.list('sales/orders', { [`custom@${key}`]: document.id });
    if (!rows.ok && rows.error.kind !== 'rejected') return cannotTell(rows.error);
    const [first, second] = rows.ok ? rows.value.filter(isOurs) : [];
    if (first && second) return { kind: 'many', externalIds: [idOf(first), idOf(second)] };
    if (first) return found(first);
  }
  const numbered = await api.list('sales/orders', { public_id: number });
  if (!numbered.ok) return cannotTell(numbered.error);
  const same = numbered.value.filter((row) => text(row, 'public_id') === number);
  const ours = same.find(isOurs);
  if (ours) return found(ours);
  return same.length === 0 ? none : { kind: 'many', externalIds: same.map(idOf) };
}

const found = (row: WireRecord): FindOutcome => one(idOf(row), { 'order.id': idOf(row) });
