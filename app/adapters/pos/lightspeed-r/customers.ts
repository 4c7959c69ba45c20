import type { CustomerRecord } from '~/domain/checks/pos-facts';
import type { Buyer } from '~/domain/order/buyer';
import type { PosError } from '~/domain/posting/pos-error';
import { ok, type Result } from '~/domain/result';
import type { CustomerMatch } from '~/domain/settings/settings';
import { digits, emailOf, nameOf } from '../shared/buyers';
import type { Filter, LightspeedApi } from './api';
import { byId, flag, isRecord, relation, text, type WireRecord } from './wire';

/** Customers have no number of their own but their id. */
export async function findCustomers(api: LightspeedApi, number: string): Promise<Result<readonly CustomerRecord[], PosError>> {
  if (!/^\d{1,18}$/.test(number)) return ok([]);
  const rows = await api.list('Customer', { customerID: number }, { archived: true });
  return rows.ok ? ok(rows.value.filter((row) => text(row, 'customerID') === number).map((row) => ({ id: number, active: !flag(row, 'archived') }))) : rows;
}

export interface Search { readonly filters: readonly Filter[]; fits(row: WireRecord): boolean }

/** The first search that finds somebody counts. Rows are compared here once more: the POS's own comparison ignores case, and may ignore a field that it does not know. */
export async function search(api: LightspeedApi, searches: readonly Search[]): Promise<Result<readonly WireRecord[], PosError>> {
  for (const { filters, fits } of searches) {
    for (const filter of filters) {
      const rows = await api.list('Customer', filter, { relations: ['Contact'] });
      if (!rows.ok && rows.error.kind !== 'rejected') return rows;
      const fitting = rows.ok ? rows.value.filter((row) => fits(row) && !flag(row, 'archived')).sort(byId('customerID')) : [];
      if (fitting.length > 0) return ok(fitting);
    }
  }
  return ok([]);
}

/** Phones stand under their use; buyers from Shopify are written under *Mobile*, people at the till use the others as well. */
const phoneFields = ['Contact.mobile', 'Contact.phoneHome', 'Contact.phoneWork'] as const;

export function searchBy(way: CustomerMatch, buyer: Buyer): readonly Search[] {
  const email = emailOf(buyer);
  const phone = digits(buyer.phone);
  if (way === 'email') return email ? [{ filters: [{ 'Contact.email': email }], fits: (row) => emailsOf(row).includes(email) }] : [];
  // However it is written in the POS, its digits are what is compared.
  const spellings = [...new Set([phone, `+${phone}`, buyer.phone?.trim() ?? ''])];
  return phone ? [{ filters: phoneFields.map((field) => ({ [field]: spellings })), fits: (row) => phonesOf(row).includes(phone) }] : [];
}

/** Only to find what a lost answer hid: two people may share a name, and who has another e-mail or phone is somebody else. */
export function searchByName(buyer: Buyer): Search {
  const [firstName, lastName] = [nameOf(buyer.firstName), nameOf(buyer.lastName)];
  const isOurs = (told: readonly string[], ours: string): boolean => told.every((one) => one === '' || one === ours);
  return {
    filters: [{ firstName, lastName }],
    fits: (row) => text(row, 'firstName') === firstName && text(row, 'lastName') === lastName
      && isOurs(emailsOf(row), emailOf(buyer)) && isOurs(phonesOf(row), digits(buyer.phone)),
  };
}

const contacts = (row: WireRecord, list: string, member: string, field: string): readonly string[] => (isRecord(row.Contact) ? relation(row.Contact, list, member).map((one) => text(one, field)) : []);

const emailsOf = (row: WireRecord): readonly string[] => contacts(row, 'Emails', 'ContactEmail', 'address').map((one) => one.trim().toLowerCase());
const phonesOf = (row: WireRecord): readonly string[] => contacts(row, 'Phones', 'ContactPhone', 'number').map(digits);
