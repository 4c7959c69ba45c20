import type { Minor } from '~/domain/money/money';
import { sumOf } from '~/domain/money/sum';
import type { StepFacts } from '~/domain/posting/step';
import type { DocumentLine } from '~/domain/translation/document';
import { requiredProducts } from '~/domain/translation/document';
import { cutText } from '~/domain/translation/remarks';
import { money } from '../wire';
import { addressOf } from './customer';
import type { PartPayment, SalePart } from './sale-parts';
import { need, reckonsTax, type StepContext } from './shared';

/** How long a note may be is not published; this much is what a receipt has room for. */
const mostLetters = 255;

/**
 * `whole`: with what a report likes to have and a sale can do without: list prices with their discounts, links to the lines that
 * goods come back from, the address, the notes. What is refused with all that is sent once more without.
 */
export type Manner = 'whole' | 'plain';

export const itemIdFor = ({ request }: StepContext, line: DocumentLine, facts: StepFacts): string =>
  line.target.kind === 'item' ? (request.mapping.itemIds[line.key] ?? '') : need(facts, `product:${line.target.product}.id`);

/** Amounts and ids; the step's hash is of these. */
export function saleHead(context: StepContext, part: SalePart) {
  const { document, number, mapping } = context.request;
  return {
    employeeID: mapping.employeeId ?? '0', registerID: registerAt(context, part) ?? '0', shopID: part.shopId ?? '0',
    // Shopify's prices stand as they are.
    enablePromotions: false,
    ...(reckonsTax(context) ? {} : { taxCategoryID: '0' }),
    referenceNumber: number,
    referenceNumberSource: `${document.id}${part.suffix}`,
  };
}

/** A register belongs to one shop; the one chosen for the account counts at its own. */
export const registerAt = ({ request: { mapping } }: StepContext, { shopId }: SalePart): string | null =>
  mapping.stationAt[shopId ?? ''] ?? (shopId === mapping.sourceLocationId ? mapping.stationId : null);

export function saleBody(context: StepContext, part: SalePart, facts: StepFacts, manner: Manner, parents: ReadonlyMap<string, string>) {
  const { remarks, buyer, document } = context.request;
  const whole = manner === 'whole';
  const customerId = facts['customer.id'];
  return {
    ...saleHead(context, part),
    ...(customerId === undefined ? {} : { customerID: customerId }),
    ...(whole && document.kind === 'sale' && part.suffix === '' && buyer?.shipping
      ? { ShipTo: { firstName: buyer.shipping.firstName, lastName: buyer.shipping.lastName, company: buyer.shipping.company ?? '', Contact: { Addresses: { ContactAddress: [addressOf(buyer.shipping)] } } } } : {}),
    ...(whole && remarks.order !== null ? { SaleNotes: { InternalNote: { note: cutText(remarks.order, mostLetters) } } } : {}),
    SaleLines: { SaleLine: part.lines.map((line) => lineBody(context, line, itemIdFor(context, line, facts), manner, parents.get(line.key))) },
  };
}

function lineBody(context: StepContext, line: DocumentLine, itemID: string, manner: Manner, parent: string | undefined) {
  const { document } = context.request;
  const note = noteOf(context, line);
  const { unitPrice, discount } = priced(line, manner);
  return {
    itemID,
    unitQuantity: String(line.quantity),
    unitPrice: money(unitPrice, document.currency),
    ...(discount === 0n ? {} : { discountAmount: money(discount, document.currency) }),
    ...(reckonsTax(context) ? {} : { tax: false }),
    ...(manner === 'whole' && parent !== undefined ? { parentSaleLineID: parent } : {}),
    ...(note !== null && (manner === 'whole' || line.target.kind === 'product') ? { Note: { note, isPublic: true } } : {}),
  };
}

/** The list price and what the line as a whole was let off, where both are known and goods go out. */
function priced({ quantity, unitPrice, originalUnitPrice }: DocumentLine, manner: Manner): { readonly unitPrice: Minor; readonly discount: Minor } {
  const off = originalUnitPrice - unitPrice;
  return manner === 'plain' || quantity <= 0 || off <= 0n ? { unitPrice, discount: 0n } : { unitPrice: originalUnitPrice, discount: off * BigInt(quantity) };
}

/** As the POS's pages say it reckons: unit price times quantity, less the line's discount. */
export const reckoned = (part: SalePart, manner: Manner): Minor =>
  sumOf(part.lines, (line) => {
    const { unitPrice, discount } = priced(line, manner);
    return unitPrice * BigInt(line.quantity) - discount;
  });

/** The item has its own name; a product of ours says what it stands for here. */
function noteOf({ request: { remarks } }: StepContext, line: DocumentLine): string | null {
  const told = line.shopifyLineId === null ? undefined : remarks.lines[line.shopifyLineId];
  const name = line.target.kind === 'product' && line.description !== requiredProducts[line.target.product] ? line.description : '';
  const note = [name, told ?? ''].filter((part) => part !== '').join(' – ');
  return note === '' ? null : cutText(note, mostLetters);
}

export const paymentBodies = ({ request: { mapping, document } }: StepContext, part: SalePart, payments: readonly PartPayment[], manner: Manner) => {
  const bodies = payments.map(({ tender, amount }) => ({
    amount: money(amount, document.currency), paymentTypeID: mapping.paymentTypes[tender] ?? '0',
    ...(manner === 'whole' ? { remoteReference: `${tender}${part.suffix}` } : {}),
  }));
  return bodies.length === 0 ? {} : { SalePayments: { SalePayment: bodies } };
};

/** In the past where it was; the POS refuses times to come, and its clock may be behind Shopify's. */
export const completion = ({ clock, request: { document } }: StepContext) =>
  document.happenedAt < clock.now() - 60_000 ? { completed: true, completeTime: new Date(document.happenedAt).toISOString().replace(/\.\d+Z$/, '+00:00') } : { completed: true };
