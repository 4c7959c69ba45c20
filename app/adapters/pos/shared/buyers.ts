import type { Buyer } from '~/domain/order/buyer';
import type { SendOutcome } from '~/domain/posting/step';
import type { CustomerMatch } from '~/domain/settings/settings';
import { done } from './step-results';

/** Never empty: no POS takes customers without names. */
export const nameOf = (name: string): string => name.trim() || '?';
export const emailOf = (buyer: Buyer): string => buyer.email?.trim().toLowerCase() ?? '';
export const digits = (phone: string | null): string => (phone ?? '').replace(/\D/g, '');

/** What other orders of the same buyer are recognised by; empty where nobody is looked for. */
export const recognisedBy = (buyer: Buyer, matchBy: readonly CustomerMatch[]): string => matchBy.map((way) => (way === 'email' ? emailOf(buyer) : digits(buyer.phone))).find((one) => one !== '') ?? '';

/** Of all who fit, the lowest first, it is that one; the timeline names the others. */
export function adopted(ids: readonly string[]): SendOutcome {
  const [id = '', ...others] = ids;
  return done(id, { 'customer.id': id, ...(others.length > 0 ? { 'customer.others': others.join(', ') } : {}) });
}
