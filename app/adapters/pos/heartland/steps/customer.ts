import type { Buyer } from '~/domain/order/buyer';
import type { PosError } from '~/domain/posting/pos-error';
import type { PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import { ok, type Result } from '~/domain/result';
import { defaultSettings, type CustomerMatch } from '~/domain/settings/settings';
import { adopted, digits, emailOf, nameOf, recognisedBy } from '../../shared/buyers';
import { hashOf } from '../../shared/step-results';
import { customOf } from '../account';
import type { HeartlandApi, Filter } from '../api';
import { idOf, text, type WireRecord } from '../wire';
import { base, byId, cannotTell, done, failed, none, one, type StepContext } from './shared';

/** The vendor's own tool gives unknown buyers to a customer of this number. */
const walkIn = { public_id: 'CASH', first_name: 'Walk-in', last_name: 'Customer' };

/** Found as the settings say, created otherwise. Who the POS refuses stands back for the default customer: nobody stops a sale. */
export function customerStep({ api, request: { buyer, document, mapping } }: StepContext): PosStep {
  const { matchBy, defaultId } = mapping.customers ?? defaultSettings.customers;
  // The walk-in customer is everybody's.
  const who = buyer ? recognisedBy(buyer, matchBy) : defaultId === null ? walkIn.public_id : '';
  const custom = customOf(mapping.customValues.customer);
  const searches = buyer ? matchBy.flatMap((way) => searchBy(way, buyer)) : [walkInSearch];
  return {
    ...base('customer', 'find-or-create', document.orderId, { prepares: true, ...(who === '' ? {} : { shared: `customer:${hashOf(who)}` }) }),
    send: async (_facts, startBefore) => {
      if (!buyer && defaultId !== null) return done(defaultId, { 'customer.id': defaultId });
      const found = await find(api, searches);
      if (!found.ok) return failed(found.error);
      if (found.value.length > 0) return adopted(found.value.map(idOf));
      const made = await create(api, buyer, custom, startBefore);
      return made.kind === 'failed' && made.error.kind === 'rejected' && buyer ? standIn(api, defaultId, made, custom, startBefore) : made;
    },
    find: async () => {
      if (!buyer && defaultId !== null) return none;
      // By name only when looking for what a lost answer hid: two people may share one.
      const found = await find(api, buyer ? [...searches, nameSearch(buyer)] : searches);
      if (!found.ok) return cannotTell(found.error);
      const [first] = found.value;
      return first ? one(idOf(first), { 'customer.id': idOf(first) }) : none;
    },
  };
}

interface Search { readonly filter: Filter; fits(row: WireRecord): boolean }

/** The first search that finds somebody counts. Rows are compared here once more, because a filter that an account does not know may be ignored. */
async function find(api: HeartlandApi, searches: readonly Search[]): Promise<Result<readonly WireRecord[], PosError>> {
  for (const { filter, fits } of searches) {
    const rows = await api.list('customers', filter);
    if (!rows.ok && rows.error.kind !== 'rejected') return rows;
    const fitting = rows.ok ? rows.value.filter(fits).sort(byId) : [];
    if (fitting.length > 0) return ok(fitting);
  }
  return ok([]);
}

const walkInSearch: Search = { filter: { public_id: walkIn.public_id }, fits: (row) => text(row, 'public_id') === walkIn.public_id };

function searchBy(way: CustomerMatch, buyer: Buyer): readonly Search[] {
  const email = emailOf(buyer);
  const phone = digits(buyer.phone);
  if (way === 'email') return email ? [{ filter: { email }, fits: (row) => text(row, 'email').trim().toLowerCase() === email }] : [];
  // However it is written in the POS, its digits are what is compared.
  const spellings = [...new Set([phone, `+${phone}`, buyer.phone?.trim() ?? ''])];
  return phone ? [{ filter: { phone_number: { $in: spellings } }, fits: (row) => digits(text(row, 'phone_number')) === phone }] : [];
}

/** Who has another e-mail or phone is somebody else of that name; what the POS refused of ours stands nowhere. */
function nameSearch(buyer: Buyer): Search {
  const [first_name, last_name] = [nameOf(buyer.firstName), nameOf(buyer.lastName)];
  const isOurs = (told: string, ours: string): boolean => told === '' || told === ours;
  return {
    filter: { first_name, last_name },
    fits: (row) => text(row, 'first_name') === first_name && text(row, 'last_name') === last_name
      && isOurs(text(row, 'email').trim().toLowerCase(), emailOf(buyer)) && isOurs(digits(text(row, 'phone_number')), digits(buyer.phone)),
  };
}

type Custom = ReturnType<typeof customOf>;

/** A detail that the POS refuses is left out, one after the other, down to the name. */
async function create(api: HeartlandApi, buyer: Buyer | null, custom: Custom, startBefore: number): Promise<SendOutcome> {
  if (!buyer) return asOutcome(await api.create('customers', { ...walkIn, ...custom }, startBefore));
  let details: Readonly<Record<string, string>> = { ...(emailOf(buyer) ? { email: emailOf(buyer) } : {}), ...(digits(buyer.phone) ? { phone_number: digits(buyer.phone) } : {}) };
  const dropped: string[] = [];
  for (;;) {
    const made = await api.create('customers', { first_name: nameOf(buyer.firstName), last_name: nameOf(buyer.lastName), ...details, ...custom }, startBefore);
    const refused = !made.ok && (made.error.kind === 'rejected' || made.error.kind === 'already-exists') ? made.error.field : null;
    if (refused === null || !(refused in details)) return asOutcome(made, dropped.length > 0 ? { 'customer.dropped': dropped.join(', ') } : {});
    dropped.push(refused);
    details = Object.fromEntries(Object.entries(details).filter(([name]) => name !== refused));
  }
}

/** The default customer, else the walk-in one; where there is neither, the refusal itself is the answer. */
async function standIn(api: HeartlandApi, defaultId: string | null, refusal: SendOutcome, custom: Custom, startBefore: number): Promise<SendOutcome> {
  const why = refusal.kind === 'failed' && refusal.error.kind === 'rejected' ? (refusal.error.field ?? refusal.error.message) : '';
  const told = (id: string): SendOutcome => done(id, { 'customer.id': id, 'customer.default': why });
  if (defaultId !== null) return told(defaultId);
  const known = await find(api, [walkInSearch]);
  if (!known.ok) return failed(known.error);
  if (known.value[0]) return told(idOf(known.value[0]));
  const made = await api.create('customers', { ...walkIn, ...custom }, startBefore);
  return made.ok ? told(made.value) : made.error.kind === 'rejected' ? refusal : failed(made.error);
}

const asOutcome = (result: Result<string, PosError>, facts: StepFacts = {}): SendOutcome => (result.ok ? done(result.value, { 'customer.id': result.value, ...facts }) : failed(result.error));
