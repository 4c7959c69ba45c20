import { numeral, type Json, type JsonObject } from '../rest/json';
import { stableId } from './build-lines';

export interface BuyerForm {
  /** account: a customer with addresses; guest: e-mail and addresses only; none: neither. */
  readonly kind: 'account' | 'guest' | 'none';
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** Invented people at invented addresses; example.com never reaches anyone. */
export function buyer(form: BuyerForm): JsonObject {
  if (form.kind === 'none') return { email: null, phone: null, customer: null, billing_address: null, shipping_address: null };
  const address: JsonObject = {
    first_name: form.firstName,
    last_name: form.lastName,
    name: `${form.firstName} ${form.lastName}`.trim(),
    company: null,
    address1: '12 Harbour Road',
    address2: null,
    city: 'Springfield',
    province: 'Illinois',
    province_code: 'IL',
    country: 'United States',
    country_code: 'US',
    zip: '62701',
    phone: '+12175550148',
  };
  const customer: Json =
    form.kind === 'guest'
      ? null
      : {
          id: numeral(stableId(form.email, 6)),
          email: form.email,
          first_name: form.firstName,
          last_name: form.lastName,
          phone: null,
          default_address: { ...address },
        };
  return { email: form.email, phone: null, customer, billing_address: { ...address }, shipping_address: { ...address } };
}
