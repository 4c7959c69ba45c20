import { formatMinor } from '~/domain/money/format';
import { sumOf } from '~/domain/money/sum';
import type { PosError } from '~/domain/posting/pos-error';
import type { FindOutcome, PosStep, SendOutcome, StepFacts } from '~/domain/posting/step';
import type { Result } from '~/domain/result';
import { flag, text, type WireRecord } from '../wire';
import { findSale } from './find-sale';
import { parentsOf, soldLines } from './parents';
import { completion, itemIdFor, paymentBodies, reckoned, registerAt, saleBody, saleHead, type Manner } from './sale-body';
import { partTotal, payParts, type SalePart } from './sale-parts';
import { base, done, failed, one, reckonsTax, type StepContext } from './shared';

/** One request makes a whole sale, with its lines and money, and completes it. What the POS reckons itself is left uncompleted until its total is known. */
export function saleStep(context: StepContext, parts: readonly SalePart[], part: SalePart): PosStep {
  const { api, request: { document, mapping, number } } = context;
  const payments = reckonsTax(context) ? [] : (payParts(parts.map(partTotal), document.tenders)[parts.indexOf(part)] ?? []);
  const body = (facts: StepFacts, manner: Manner, parents: ReadonlyMap<string, string>) => ({
    ...saleBody(context, part, facts, manner, parents),
    ...(reckonsTax(context) ? {} : { ...completion(context), ...paymentBodies(context, part, payments, manner) }),
  });
  return {
    ...base(part.key, 'create', [saleHead(context, part), part.lines, payments, document.tenders.map((tender) => mapping.paymentTypes[tender.key])], { isDocument: part.suffix === '', ...(parts.length === 1 ? { matter: { kind: 'whole' } } : {}) }),
    send: async (facts, startBefore) => {
      const gap = gapIn(context, part) ?? sumsDiffer(context, part, sumOf(payments, (payment) => payment.amount));
      if (gap) return gap;
      const parents = parentsOf(context, part);
      const made = await api.create('Sale', body(facts, 'whole', parents), startBefore);
      if (made.ok || !couldBeExtras(made.error)) return asOutcome(context, part, made, facts);
      const plain = await asOutcome(context, part, await api.create('Sale', body(facts, 'plain', new Map()), startBefore), facts);
      return plain.kind === 'done' ? { ...plain, facts: { ...plain.facts, ...dropped(context, part, parents, made.error) } } : plain;
    },
    find: () => findSale(api, { number, document: document.id, suffix: part.suffix }, (row) => found(part, row)),
  };
}

/** Nothing is sent for a place or a person that is not known: "0" is taken for none and would be guessed at by the POS. */
function gapIn(context: StepContext, part: SalePart): SendOutcome | null {
  const lacks = (field: string, message: string): SendOutcome => failed({ kind: 'rejected', code: 'not-chosen', field, customField: false, message });
  if (!context.request.mapping.employeeId) return lacks('employeeID', 'No employee is chosen for the sales.');
  if (part.shopId === null) return lacks('shopID', 'No shop is chosen for the sales.');
  return registerAt(context, part) === null ? lacks('registerID', `The shop ${part.shopId} has no active register.`) : null;
}

/** What the POS will reckon from the body is compared with the document before it is sent, because this one request is final. */
function sumsDiffer(context: StepContext, part: SalePart, paid: bigint): SendOutcome | null {
  const { currency } = context.request.document;
  const ours = partTotal(part);
  const theirs = reckoned(part, 'whole');
  if (theirs !== ours) return { kind: 'differs', ours: formatMinor(ours, currency), theirs: formatMinor(theirs, currency) };
  return reckonsTax(context) || paid === ours ? null : { kind: 'differs', ours: formatMinor(ours, currency), theirs: formatMinor(paid, currency) };
}

/** Refused for one of these, a sale is refused without its extras as well. */
const essential = new Set(['employeeID', 'registerID', 'shopID', 'paymentTypeID', 'serialized', 'itemID']);
const couldBeExtras = (error: PosError): boolean => error.kind === 'rejected' && !(error.field !== null && essential.has(error.field));

function dropped({ request: { sale } }: StepContext, part: SalePart, parents: ReadonlyMap<string, string>, error: PosError): StepFacts {
  const why = error.kind === 'rejected' ? error.message : error.kind;
  return parents.size > 0 ? { [`${part.key}.unlinked`]: sale?.number ?? '' } : { [`${part.key}.dropped`]: why };
}

async function asOutcome(context: StepContext, part: SalePart, made: Result<WireRecord, PosError>, facts: StepFacts): Promise<SendOutcome> {
  if (!made.ok) return failed(await goneItem(context, part, made.error, facts));
  const id = text(made.value, 'saleID');
  return done(id, { [`${part.key}.id`]: id, ...soldLines(part, made.value) });
}

const found = (part: SalePart, row: WireRecord): FindOutcome => one(text(row, 'saleID'), { [`${part.key}.id`]: text(row, 'saleID'), ...soldLines(part, row) });

/** A refused item that was archived since it was found is looked up again under its SKU; the refusal itself does not say which it is. */
async function goneItem(context: StepContext, part: SalePart, error: PosError, facts: StepFacts): Promise<PosError> {
  if (error.kind !== 'rejected' || error.field !== 'itemID') return error;
  const ids = [...new Set(part.lines.map((line) => itemIdFor(context, line, facts)))];
  const rows = await context.api.list('Item', { itemID: ids }, { archived: true });
  if (!rows.ok) return error;
  const gone = ids.find((id) => rows.value.every((row) => text(row, 'itemID') !== id || flag(row, 'archived')));
  return gone === undefined ? error : { kind: 'missing-reference', externalId: gone, what: 'item' };
}
