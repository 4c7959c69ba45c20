import { idParam, value } from '../context';
import type { Context, Endpoint } from '../context';
import { acceptCustom, customText, customView, requireCustom, requireUnique } from '../custom-values';
import type { Draft } from '../draft';
import type { Fields } from '../fields';
import { listPage, shown } from '../listing';
import type { Listing } from '../listing';
import { invalid, notFound } from '../refusal';
import type { Address, Customer, JsonObject } from '../rows';
import { uuid } from '../../shared/uuid';
import { times } from '../views';
import { announce } from './webhooks';

const ADDRESS_FIELDS = [
  'first_name',
  'last_name',
  'line_1',
  'line_2',
  'city',
  'state',
  'postal_code',
  'country',
  'phone',
] as const;

export function customerView(draft: Draft, customer: Customer): JsonObject {
  return {
    id: customer.id,
    uuid: customer.uuid,
    public_id: customer.public_id,
    first_name: customer.first_name,
    last_name: customer.last_name,
    name: `${customer.first_name} ${customer.last_name}`,
    email: customer.email,
    phone_number: customer.phone_number,
    custom: customView(draft, 'customer', customer.custom),
    ...times(customer),
  };
}

function customers(draft: Draft): Listing<Customer> {
  return {
    rows: draft.all('customers'),
    view: (customer) => customerView(draft, customer),
    words: (customer) =>
      [customer.public_id, customer.first_name, customer.last_name, customer.email, customer.phone_number].join(' '),
  };
}

function addresses(draft: Draft, customerId: number): Listing<Address> {
  return {
    rows: draft.all('addresses').filter((address) => address.customer_id === customerId),
    view: (address) => ({ ...address, ...times(address) }),
    words: (address) => ADDRESS_FIELDS.map((field) => address[field]).join(' '),
  };
}

type Written<R> = Omit<R, 'id' | 'created_at' | 'updated_at' | 'uuid'>;

function writtenCustomer(draft: Draft, fields: Fields, before: Customer | null): Written<Customer> {
  const email = fields.has('email') ? fields.text('email') : (before?.email ?? null);
  if (email && !/^[^\s@,;]+@[^\s@,;]+$/.test(email)) fields.fault('email', 'is not a valid e-mail address');
  const next = {
    first_name: before && !fields.has('first_name') ? before.first_name : fields.required('first_name'),
    last_name: before && !fields.has('last_name') ? before.last_name : fields.required('last_name'),
    email: email || null,
    phone_number: fields.text('phone_number') ?? before?.phone_number ?? null,
    public_id: fields.text('public_id') ?? before?.public_id ?? '',
  };
  fields.check();
  const custom = acceptCustom(draft, 'customer', fields.custom() ?? {}, before?.custom);
  requireCustom(draft, 'customer', custom);
  const others = draft.all('customers').filter((customer) => customer.id !== before?.id);
  requireUnique(draft, 'customer', custom, (field, value) => others.some((customer) => customText(field)(customer) === value));
  const taken = next.public_id !== '' && others.some((customer) => customer.public_id === next.public_id);
  if (taken && draft.switches.uniquePublicIds) throw invalid({ public_id: 'has already been taken' });
  return { ...next, custom };
}

function writtenAddress(draft: Draft, fields: Fields, customerId: number, before: Address | null): Written<Address> {
  const read = (name: (typeof ADDRESS_FIELDS)[number]): string => {
    const text = fields.has(name) ? (fields.text(name) ?? '') : (before?.[name] ?? '');
    if (draft.switches.addressNeeds.includes(name) && text.trim() === '') fields.fault(name, "can't be blank");
    if (draft.switches.addressTrimmed && text !== text.trim()) fields.fault(name, 'has blanks around it');
    return text;
  };
  const values = Object.fromEntries(ADDRESS_FIELDS.map((name) => [name, read(name)])) as Record<
    (typeof ADDRESS_FIELDS)[number],
    string
  >;
  if (values.country !== '' && !/^[A-Z]{2}$|^\p{L}[\p{L} .'-]{3,}$/u.test(values.country))
    fields.fault('country', 'is not a known country');
  fields.check();
  return { customer_id: customerId, ...values };
}

function customerOf(context: Context): Customer {
  const customer = context.draft.find('customers', idParam(context));
  if (!customer) throw notFound();
  return customer;
}

function addressOf(context: Context): Address {
  const address = context.draft.find('addresses', idParam(context, 'address_id'));
  if (!address || address.customer_id !== customerOf(context).id) throw notFound();
  return address;
}

export const customerEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/customers', run: ({ draft, query }) => value(listPage(draft, query, customers(draft))) },
  {
    method: 'GET',
    path: '/customers/:id',
    run: (context) => value(shown(customerOf(context), customers(context.draft), context.query)),
  },
  {
    method: 'POST',
    path: '/customers',
    run: ({ draft, fields }) => {
      const next = writtenCustomer(draft, fields, null);
      const id = draft.nextId('customers');
      const customer = draft.insert('customers', { ...next, id, uuid: uuid(draft.rng), public_id: next.public_id || String(id) });
      announce(draft, 'customer_created', customerView(draft, customer));
      return { kind: 'created', id, path: `/customers/${id}`, value: customerView(draft, customer) };
    },
  },
  {
    method: 'PUT',
    path: '/customers/:id',
    run: (context) => {
      const { draft, fields } = context;
      const before = customerOf(context);
      const customer = draft.update('customers', before, writtenCustomer(draft, fields, before));
      announce(draft, 'customer_updated', customerView(draft, customer));
      return { kind: 'updated', value: customerView(draft, customer) };
    },
  },
  {
    method: 'GET',
    path: '/customers/:id/addresses',
    run: (context) => value(listPage(context.draft, context.query, addresses(context.draft, customerOf(context).id))),
  },
  {
    method: 'GET',
    path: '/customers/:id/addresses/:address_id',
    run: (context) => value(shown(addressOf(context), addresses(context.draft, idParam(context)), context.query)),
  },
  {
    method: 'POST',
    path: '/customers/:id/addresses',
    run: (context) => {
      const { draft, fields } = context;
      const customer = customerOf(context);
      const address = draft.insert('addresses', writtenAddress(draft, fields, customer.id, null));
      const path = `/customers/${customer.id}/addresses/${address.id}`;
      return { kind: 'created', id: address.id, path, value: addresses(draft, customer.id).view(address) };
    },
  },
  {
    method: 'PUT',
    path: '/customers/:id/addresses/:address_id',
    run: (context) => {
      const { draft, fields } = context;
      const before = addressOf(context);
      const address = draft.update('addresses', before, writtenAddress(draft, fields, before.customer_id, before));
      return { kind: 'updated', value: addresses(draft, before.customer_id).view(address) };
    },
  },
];
