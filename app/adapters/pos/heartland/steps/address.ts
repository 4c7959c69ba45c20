import type { Address } from '~/domain/order/buyer';
import type { PosStep } from '~/domain/posting/step';
import { text, type WireRecord } from '../wire';
import { base, byId, created, done, failed, need, pick, type StepContext } from './shared';
import { idOf } from '../wire';

const fields = ['first_name', 'last_name', 'line_1', 'line_2', 'city', 'state', 'postal_code', 'country', 'phone'] as const;
type Body = Partial<Record<(typeof fields)[number], string>>;

/** One for billing and one for shipping, found among the customer's own by equality; equal ones share a record. */
export function addressStep({ api, request }: StepContext, role: 'billing' | 'shipping', address: Address): PosStep {
  const key = `address:${role}`;
  const body = asBody(address);
  const path = (customerId: string): string => `customers/${customerId}/addresses`;
  return {
    ...base(key, 'find-or-create', request.document.orderId, { prepares: true }),
    send: async (facts, startBefore) => {
      const list = path(need(facts, 'customer.id'));
      const rows = await api.list(list);
      if (!rows.ok) return failed(rows.error);
      const same = rows.value.filter((row) => equals(row, body)).sort(byId)[0];
      if (same) return done(idOf(same), { [`${key}.id`]: idOf(same) });
      const made = await api.create(list, body, startBefore);
      // An address that the POS refuses never stops a sale: the order goes without it.
      return !made.ok && made.error.kind === 'rejected' ? done(null, { 'address.dropped': made.error.field ?? role }) : created(key, made);
    },
    find: async (facts) => pick(key, await api.list(path(need(facts, 'customer.id'))), new Set(), (row) => equals(row, body)),
  };
}

/** Trimmed, country and state as codes, names never empty: the POS refuses addresses otherwise. */
function asBody(address: Address): Body {
  const body: Required<Body> = {
    first_name: address.firstName || '?', last_name: address.lastName || '?', line_1: address.line1 || '?', line_2: [address.line2, address.company].filter(Boolean).join(', '),
    city: address.city, state: address.provinceCode, postal_code: address.zip, country: address.countryCode, phone: address.phone ?? '',
  };
  return Object.fromEntries(fields.map((name) => [name, body[name].trim().replace(/\s+/g, ' ')]).filter(([, value]) => value !== ''));
}

const equals = (row: WireRecord, body: Body): boolean => fields.every((name) => text(row, name).trim().toLowerCase() === (body[name] ?? '').toLowerCase());
