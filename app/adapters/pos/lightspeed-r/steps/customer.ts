import type { Address, Buyer } from '~/domain/order/buyer';
import type { PosError } from '~/domain/posting/pos-error';
import type { PosStep, SendOutcome } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import { defaultSettings } from '~/domain/settings/settings';
import type { LightspeedApi } from '../api';
import { adopted, digits, emailOf, nameOf, recognisedBy } from '../../shared/buyers';
import { search, searchBy, searchByName } from '../customers';
import { text, type WireRecord } from '../wire';
import { base, cannotTell, done, failed, hashOf, none, one, type StepContext } from './shared';

/** Found as the settings say, created otherwise. A sale needs no customer here: who the POS refuses stands back for the default one or for none. */
export function customerStep({ api, request: { buyer, document, mapping } }: StepContext): PosStep {
  const { matchBy, defaultId } = mapping.customers ?? defaultSettings.customers;
  const who = buyer ? recognisedBy(buyer, matchBy) : '';
  const searches = buyer ? matchBy.flatMap((way) => searchBy(way, buyer)) : [];
  return {
    ...base('customer', 'find-or-create', document.orderId, { prepares: true, ...(who === '' ? {} : { shared: `customer:${hashOf(who)}` }) }),
    send: async (_facts, startBefore) => {
      if (!buyer) return done(defaultId, defaultId === null ? {} : { 'customer.id': defaultId });
      const found = await search(api, searches);
      if (!found.ok) return failed(found.error);
      if (found.value.length > 0) return adopted(found.value.map(idOf));
      const made = await create(api, buyer, startBefore);
      return made.kind === 'failed' && made.error.kind === 'rejected' ? standIn(defaultId, made.error.message) : made;
    },
    find: async () => {
      if (!buyer) return none;
      const found = await search(api, [...searches, searchByName(buyer)]);
      if (!found.ok) return cannotTell(found.error);
      const [first] = found.value;
      return first ? one(idOf(first), { 'customer.id': idOf(first) }) : none;
    },
  };
}

const standIn = (defaultId: string | null, why: string): SendOutcome =>
  defaultId === null ? done(null, { 'customer.dropped': why }) : done(defaultId, { 'customer.id': defaultId, 'customer.default': why });

/** Refusals name no field: what is refused with all its details is made with the name alone. */
async function create(api: LightspeedApi, buyer: Buyer, startBefore: number): Promise<SendOutcome> {
  const name = { firstName: nameOf(buyer.firstName), lastName: nameOf(buyer.lastName) };
  const contact = contactOf(buyer);
  const made = await api.create('Customer', { ...name, Contact: { ...silent, ...contact } }, startBefore);
  if (made.ok || made.error.kind !== 'rejected' || Object.keys(contact).length === 0) return asOutcome(made);
  const bare = asOutcome(await api.create('Customer', { ...name, Contact: silent }, startBefore));
  return bare.kind === 'done' ? { ...bare, facts: { ...bare.facts, 'customer.dropped': Object.keys(contact).join(', ') } } : bare;
}

/** Whoever ordered online has not agreed to the shop's mailings from its till. Said in so many words: without them the POS has been seen to choose either way. */
const silent = { noEmail: true, noPhone: true, noMail: true };

function contactOf(buyer: Buyer) {
  const email = emailOf(buyer);
  const address = buyer.billing ?? buyer.shipping;
  return {
    ...(email ? { Emails: { ContactEmail: [{ address: email, useType: 'Primary' }] } } : {}),
    ...(digits(buyer.phone) ? { Phones: { ContactPhone: [{ number: buyer.phone?.trim() ?? '', useType: 'Mobile' }] } } : {}),
    ...(address ? { Addresses: { ContactAddress: [addressOf(address)] } } : {}),
  };
}

export const addressOf = (address: Address) => ({
  address1: address.line1, address2: [address.line2, address.company].filter(Boolean).join(', '), city: address.city, state: address.provinceCode, stateCode: address.provinceCode, zip: address.zip, countryCode: address.countryCode,
});

const idOf = (row: WireRecord): string => text(row, 'customerID');
const asOutcome = (made: Result<WireRecord, PosError>): SendOutcome => (made.ok ? done(idOf(made.value), { 'customer.id': idOf(made.value) }) : failed(made.error));
