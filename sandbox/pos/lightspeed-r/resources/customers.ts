import type { Body } from '../body';
import type { Context, Endpoint } from '../context';
import type { Draft } from '../draft';
import { single } from '../listing';
import { readsOf, rowOf } from '../reads';
import { malformed } from '../refusal';
import type { Customer } from '../rows';
import { part } from '../shape';
import type { Shape } from '../shape';
import { contactSearch, contactView, readContact } from './contact';

export const customerShape: Shape<Customer> = {
  name: 'Customer',
  key: 'customerID',
  sortable: ['customerID', 'timeStamp', 'firstName', 'lastName'],
  view: (_draft, row) => ({
    firstName: row.firstName,
    lastName: row.lastName,
    title: row.title,
    company: row.company,
    companyRegistrationNumber: '',
    vatNumber: '',
    creditAccountID: 0,
    customerTypeID: 0,
    discountID: 0,
    taxCategoryID: row.taxCategoryID,
    customerID: row.id,
    createTime: row.createTime,
    timeStamp: row.timeStamp,
    archived: row.archived,
  }),
  relations: { Contact: part((_draft, row) => contactView(row.contact, row.timeStamp)) },
  search: Object.fromEntries(
    Object.entries(contactSearch).map(([name, read]) => [name, (_draft: Draft, row: Customer) => [read(row.contact)]]),
  ),
};

function written(draft: Draft, body: Body, before: Customer | null) {
  const firstName = body.text('firstName') ?? before?.firstName ?? '';
  const lastName = body.text('lastName') ?? before?.lastName ?? '';
  const company = body.text('company') ?? before?.company ?? '';
  if (!before && `${firstName}${lastName}${company}`.trim() === '') {
    throw malformed('Customer not created. A Customer must have a name or a company.');
  }
  return {
    firstName,
    lastName,
    company,
    title: body.text('title') ?? before?.title ?? '',
    taxCategoryID: body.row(draft, 'taxCategoryID', 'TaxCategory')?.id ?? before?.taxCategoryID ?? 0,
    contact: readContact(body.child('Contact'), before?.contact),
  };
}

export function createCustomer(draft: Draft, body: Body): Customer {
  return draft.insert('Customer', { ...written(draft, body, null), archived: false, createTime: draft.stamp() });
}

const READ = ['customers', 'customers_read', 'register'];
const WRITE = ['customers'];
const row = (context: Context) => rowOf(context, 'Customer', customerShape);

export const customerEndpoints: readonly Endpoint[] = [
  ...readsOf('Customer', customerShape, READ),
  {
    method: 'POST',
    path: '/Customer',
    needs: WRITE,
    run: (context) => single(context, customerShape, createCustomer(context.draft, context.body), ['Contact']),
  },
  {
    method: 'PUT',
    path: '/Customer/:customerID',
    needs: WRITE,
    run: (context) => {
      const before = row(context);
      return single(context, customerShape, context.draft.update('Customer', before, written(context.draft, context.body, before)), ['Contact']);
    },
  },
  {
    method: 'DELETE',
    path: '/Customer/:customerID',
    needs: WRITE,
    run: (context) => single(context, customerShape, context.draft.update('Customer', row(context), { archived: true })),
  },
];
