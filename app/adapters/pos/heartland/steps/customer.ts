import type { Buyer } from '~/domain/order/buyer';
import type { PosError } from '~/domain/posting/pos-error';
import type { PosStep, SendOutcome } from '~/domain/posting/step';
import { ok, type Result } from '~/domain/result';
import type { HeartlandApi, Filter } from '../api';
import { idOf, text, type WireRecord } from '../wire';
import { base, byId, cannotTell, done, failed, none, one, type StepContext } from './shared';

/** The vendor's own tool gives unknown buyers to a customer of this number. */
const walkIn = { public_id: 'CASH', first_name: 'Walk-in', last_name: 'Customer' };

/** Found by e-mail, then by phone; created otherwise. A detail that the POS refuses is left out, so that it never stops the sale. */
export function customerStep({ api, request: { buyer, document } }: StepContext): PosStep {
  return {
    ...base('customer', 'find-or-create', document.orderId, { prepares: true }),
    send: async (_facts, startBefore) => {
      const found = await find(api, buyer, false);
      if (!found.ok) return failed(found.error);
      return found.value.length > 0 ? adopted(found.value) : create(api, buyer, startBefore);
    },
    find: async () => {
      const found = await find(api, buyer, true);
      if (!found.ok) return cannotTell(found.error);
      const [first] = found.value;
      return first ? one(idOf(first), { 'customer.id': idOf(first) }) : none;
    },
  };
}

function adopted(rows: readonly WireRecord[]): SendOutcome {
  const [first, ...others] = rows;
  const id = first ? idOf(first) : '';
  return done(id, { 'customer.id': id, ...(others.length > 0 ? { 'customer.others': others.map(idOf).join(', ') } : {}) });
}

/** Lowest id first. Rows are compared here once more, because a filter that an account does not know may be ignored. */
async function find(api: HeartlandApi, buyer: Buyer | null, byName: boolean): Promise<Result<readonly WireRecord[], PosError>> {
  const search = searchFor(buyer, byName);
  if (!search) return ok([]);
  const rows = await api.list('customers', search.filter);
  if (!rows.ok) return rows.error.kind === 'rejected' ? ok([]) : rows;
  return ok(rows.value.filter(search.fits).sort(byId));
}

interface Search { readonly filter: Filter; fits(row: WireRecord): boolean }

/** By name only when looking for what a lost answer hid: two people may share one. */
function searchFor(buyer: Buyer | null, byName: boolean): Search | null {
  if (!buyer) return { filter: { public_id: walkIn.public_id }, fits: (row) => text(row, 'public_id') === walkIn.public_id };
  const email = buyer.email?.trim().toLowerCase();
  const phone = digits(buyer.phone);
  if (email) return { filter: { email }, fits: (row) => text(row, 'email').trim().toLowerCase() === email };
  if (phone) return { filter: { phone_number: phone }, fits: (row) => digits(text(row, 'phone_number')) === phone };
  const [first, last] = [nameOf(buyer.firstName), nameOf(buyer.lastName)];
  return byName ? { filter: { first_name: first, last_name: last }, fits: (row) => text(row, 'first_name') === first && text(row, 'last_name') === last } : null;
}

async function create(api: HeartlandApi, buyer: Buyer | null, startBefore: number): Promise<SendOutcome> {
  if (!buyer) return asOutcome(await api.create('customers', walkIn, startBefore), '');
  const names = { first_name: nameOf(buyer.firstName), last_name: nameOf(buyer.lastName) };
  const email = buyer.email?.trim().toLowerCase();
  const phone = digits(buyer.phone);
  const whole = await api.create('customers', { ...names, ...(email ? { email } : {}), ...(phone ? { phone_number: phone } : {}) }, startBefore);
  const detail = !whole.ok && whole.error.kind === 'rejected' && !whole.error.customField ? whole.error.field : null;
  if (detail === null || detail === 'first_name' || detail === 'last_name') return asOutcome(whole, '');
  return asOutcome(await api.create('customers', { ...names, ...(email && detail !== 'email' ? { email } : {}) }, startBefore), detail);
}

const asOutcome = (result: Result<string, PosError>, dropped: string): SendOutcome =>
  result.ok ? done(result.value, { 'customer.id': result.value, ...(dropped === '' ? {} : { 'customer.dropped': dropped }) }) : failed(result.error);

/** Never empty: the POS refuses customers without names. */
const nameOf = (name: string): string => name.trim() || '?';
const digits = (phone: string | null): string => (phone ?? '').replace(/\D/g, '');
