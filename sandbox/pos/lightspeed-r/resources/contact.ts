import type { Body } from '../body';
import type { Contact, JsonObject } from '../rows';
import { oneOrMany } from '../values';

const PHONES = ['Home', 'Work', 'Mobile', 'Pager', 'Fax'];
const EMAILS = ['Primary', 'Secondary'];
const ADDRESS = ['address1', 'address2', 'city', 'state', 'stateCode', 'zip', 'country', 'countryCode'] as const;

/** Created over the API, a contact opts out of everything that is not said otherwise. */
const NEW: Contact = {
  address1: '', address2: '', city: '', state: '', stateCode: '', zip: '', country: '', countryCode: '',
  phones: {}, emails: {}, noEmail: true, noPhone: true, noMail: true,
};

export function readContact(body: Body | null, before: Contact = NEW): Contact {
  if (!body) return before;
  const [address] = body.children('Addresses', 'ContactAddress');
  const lines = Object.fromEntries(ADDRESS.map((name) => [name, address?.text(name) ?? before[name]]));
  return {
    ...before,
    ...lines,
    phones: { ...before.phones, ...byUse(body.children('Phones', 'ContactPhone'), 'number', PHONES, 'Home') },
    emails: { ...before.emails, ...byUse(body.children('Emails', 'ContactEmail'), 'address', EMAILS, 'Primary') },
    noEmail: body.flag('noEmail') ?? before.noEmail,
    noPhone: body.flag('noPhone') ?? before.noPhone,
    noMail: body.flag('noMail') ?? before.noMail,
  };
}

function byUse(entries: readonly Body[], field: string, uses: readonly string[], usual: string): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const asked = entry.text('useType') ?? usual;
      return [uses.find((use) => use.toLowerCase() === asked.toLowerCase()) ?? usual, entry.text(field) ?? ''];
    }),
  );
}

export function contactView(contact: Contact, timeStamp: string): JsonObject {
  const address = Object.fromEntries(ADDRESS.map((name) => [name, contact[name]]));
  const entries = (values: Readonly<Record<string, string>>, field: string) =>
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([useType, value]) => ({ [field]: value, useType }));
  return {
    custom: '',
    noEmail: contact.noEmail,
    noPhone: contact.noPhone,
    noMail: contact.noMail,
    Addresses: { ContactAddress: address },
    Phones: oneOrMany('ContactPhone', entries(contact.phones, 'number')),
    Emails: oneOrMany('ContactEmail', entries(contact.emails, 'address')),
    Websites: '',
    timeStamp,
  };
}

/** The flat names under which a contact is searched. */
export const contactSearch: Readonly<Record<string, (contact: Contact) => string>> = {
  'Contact.email': (contact) => contact.emails.Primary ?? '',
  'Contact.phoneHome': (contact) => contact.phones.Home ?? '',
  'Contact.phoneWork': (contact) => contact.phones.Work ?? '',
  'Contact.mobile': (contact) => contact.phones.Mobile ?? '',
};
