import type { JsonObject } from '../rest/json';
import { flagOf, momentOf, objectOf, textOf, wordsOf } from '../rest/read';
import { gid, orderId, type OrderRecord } from '../order/record';

const COUNTRY = /^[A-Z]{2}$/;

/** `position` tells the addresses of one order apart: their ids exist in GraphQL only. */
export function addressGraph(rest: JsonObject | null, id: string) {
  if (!rest) return null;
  const first = textOf(rest, 'first_name');
  const last = textOf(rest, 'last_name');
  const name = wordsOf(rest, 'name') ?? [first, last].filter((part) => part !== null && part !== '').join(' ');
  const code = textOf(rest, 'country_code')?.toUpperCase() ?? '';
  const lines = [textOf(rest, 'address1'), textOf(rest, 'address2')];
  const town = [textOf(rest, 'city'), textOf(rest, 'province_code'), textOf(rest, 'zip')].filter(Boolean).join(' ');
  return {
    __typename: 'MailingAddress',
    id: `${gid('MailingAddress', id)}?model_name=Address`,
    address1: lines[0],
    address2: lines[1],
    city: textOf(rest, 'city'),
    company: textOf(rest, 'company'),
    country: textOf(rest, 'country'),
    countryCodeV2: COUNTRY.test(code) ? code : null,
    firstName: first,
    lastName: last,
    name: name === '' ? null : name,
    phone: textOf(rest, 'phone'),
    province: textOf(rest, 'province'),
    provinceCode: textOf(rest, 'province_code'),
    zip: textOf(rest, 'zip'),
    formatted: (args: { withName?: boolean | null; withCompany?: boolean | null }) =>
      [
        args.withName === true ? name : null,
        args.withCompany === false ? null : textOf(rest, 'company'),
        ...lines,
        town,
        textOf(rest, 'country'),
      ].filter((row) => row !== null && row.trim() !== ''),
    formattedArea: [town, textOf(rest, 'country')].filter(Boolean).join(', '),
    coordinatesValidated: false,
    latitude: null,
    longitude: null,
    timeZone: null,
  };
}

export function buyerGraph(record: OrderRecord, currency: string) {
  const rest = objectOf(record.order, 'customer');
  const id = textOf(rest, 'id');
  if (!rest || id === null) return null;
  const first = textOf(rest, 'first_name');
  const last = textOf(rest, 'last_name');
  const email = wordsOf(rest, 'email');
  const phone = wordsOf(rest, 'phone');
  const name = [first, last].filter((part) => part !== null && part !== '').join(' ');
  const createdAt = momentOf(rest, 'created_at') ?? momentOf(record.order, 'created_at');
  return {
    __typename: 'Customer',
    id: gid('Customer', id),
    legacyResourceId: id,
    displayName: name || email || phone || '',
    firstName: first,
    lastName: last,
    locale: 'en',
    note: wordsOf(rest, 'note'),
    tags: (textOf(rest, 'tags') ?? '')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    taxExempt: flagOf(rest, 'tax_exempt'),
    state: 'DISABLED',
    verifiedEmail: flagOf(rest, 'verified_email'),
    numberOfOrders: '1',
    amountSpent: { amount: '0.0', currencyCode: currency },
    createdAt,
    updatedAt: momentOf(rest, 'updated_at') ?? createdAt,
    defaultEmailAddress: email && { emailAddress: email, marketingState: 'NOT_SUBSCRIBED' },
    defaultPhoneNumber: phone && { phoneNumber: phone },
    defaultAddress: addressGraph(
      objectOf(rest, 'default_address'),
      textOf(objectOf(rest, 'default_address'), 'id') ?? `${orderId(record)}3`,
    ),
  };
}
