import { Body } from '../body';
import type { Context } from '../context';
import { amountOf } from '../decimals';
import type { Draft } from '../draft';
import { malformed, rule } from '../refusal';
import { readContact } from '../resources/contact';
import { createCustomer } from '../resources/customers';
import type { Sale, TaxCategory } from '../rows';
import { moveStock } from '../stock';
import { isoStamp } from '../../shared/table-draft';
import { refuseOverRefund, writtenLine } from './lines';
import { moveCredit, withChange, writtenPayment } from './payments';
import { placeOf } from './place';
import { saleSums } from './sums';

export function createSale(context: Context, body: Body): Sale {
  const { draft } = context;
  const place = placeOf(draft, body, null);
  const customer = customerOf(context, body, null);
  const category = categoryOf(draft, body, place.shopID, customer);
  const empty = draft.insert('Sale', {
    ...place,
    completed: false, archived: false, voided: false,
    enablePromotions: body.flag('enablePromotions') ?? false,
    isTaxInclusive: category?.isTaxInclusive ?? false,
    tax1Rate: category?.tax1Rate ?? 0,
    tax2Rate: category?.tax2Rate ?? 0,
    taxCategoryID: category?.id ?? 0,
    createTime: draft.stamp(),
    completeTime: null,
    ...referenceOf(draft, body, null),
    change: 0,
    customerID: customer,
    shipToID: 0,
    internalNote: '', printedNote: '', lines: [], payments: [],
  });
  return filled(context, empty, body);
}

export function changeSale(context: Context, before: Sale, body: Body): Sale {
  const { draft } = context;
  if (before.archived || before.voided) throw rule('The Sale is archived or voided and cannot be changed.');
  if (before.completed) return changeCompleted(context, before, body);
  if (body.flag('archived')) throw rule('A Sale is archived with DELETE.');
  const place = placeOf(draft, body, before);
  const customerID = customerOf(context, body, before);
  const category = body.has('taxCategoryID')
    ? categoryOf(draft, body, place.shopID, customerID)
    : draft.find('TaxCategory', before.taxCategoryID);
  const next = {
    ...place,
    ...referenceOf(draft, body, before),
    customerID,
    taxCategoryID: category?.id ?? 0,
    isTaxInclusive: category?.isTaxInclusive ?? false,
    tax1Rate: category?.tax1Rate ?? 0,
    tax2Rate: category?.tax2Rate ?? 0,
  };
  return filled(context, draft.update('Sale', before, next), body);
}

/** Of a completed sale, only what is said about it may change; money and goods stand, until it is voided. */
function changeCompleted(context: Context, before: Sale, body: Body): Sale {
  const { draft } = context;
  if (body.has('SaleLines') || body.has('SalePayments')) throw rule('Lines and payments of a completed Sale cannot be changed.');
  if (body.flag('completed') === false) throw rule('A completed Sale cannot be reopened.');
  if (body.flag('archived')) throw rule('A completed Sale cannot be archived.');
  const noted = draft.update('Sale', before, {
    ...referenceOf(draft, body, before),
    ...notesOf(body, before),
    customerID: customerOf(context, body, before),
    completeTime: completeTimeOf(draft, body) ?? before.completeTime,
  });
  return body.flag('voided') ? voidSale(context, noted) : noted;
}

/** Goods go back on their shelves and payments no longer count. */
function voidSale(context: Context, sale: Sale): Sale {
  const { draft } = context;
  if (!context.may('admin_void_sale')) throw context.forbidden('admin_void_sale');
  moveStock(draft, sale, 1);
  moveCredit(draft, sale, -1);
  return draft.update('Sale', sale, { voided: true, payments: sale.payments.map((one) => ({ ...one, archived: true })) });
}

const NOTHING = new Body({});

/** Lines, payments, notes and address from the body; then completed if it asks for that. */
function filled(context: Context, empty: Sale, body: Body): Sale {
  const { draft } = context;
  const stored = (sale: Sale, fields: Partial<Sale>) => draft.update('Sale', sale, fields);
  let sale = stored(empty, { ...notesOf(body, empty), shipToID: shipToOf(draft, empty, body) });
  // Lines that stay are taxed anew: the category, or the shop, may be another one now.
  const same = sale;
  sale = stored(sale, { lines: sale.lines.map((line) => writtenLine(context, same, NOTHING, line)) });
  for (const one of body.children('SaleLines', 'SaleLine')) {
    const before = sale.lines.find((line) => line.id === one.id('saleLineID')) ?? null;
    if (!before && one.id('saleLineID')) throw malformed(`SaleLine ${one.id('saleLineID')} is not on this Sale.`);
    const line = writtenLine(context, sale, one, before);
    sale = stored(sale, { lines: before ? sale.lines.map((other) => (other === before ? line : other)) : [...sale.lines, line] });
  }
  refuseOverRefund(draft, sale);
  for (const one of body.children('SalePayments', 'SalePayment')) {
    const before = sale.payments.find((payment) => payment.id === one.id('salePaymentID')) ?? null;
    const payment = writtenPayment(draft, sale, one, before);
    sale = stored(sale, { payments: before ? sale.payments.map((other) => (other === before ? payment : other)) : [...sale.payments, payment] });
  }
  return body.flag('completed') ? complete(context, sale, completeTimeOf(draft, body)) : sale;
}

export function complete(context: Context, sale: Sale, completeTime: string | null): Sale {
  const { draft } = context;
  const { total, payments } = saleSums(draft, sale);
  const settled = payments === total ? sale : withChange(draft, sale, amountOf(payments - total));
  if (!settled) {
    if (draft.switches.unbalanced === 'left-open') return sale;
    throw rule('Sale not completed. Payments must equal the total of the Sale.');
  }
  moveStock(draft, settled, -1);
  moveCredit(draft, settled, 1);
  return draft.update('Sale', settled, { completed: true, completeTime: completeTime ?? draft.stamp() });
}

function customerOf(context: Context, body: Body, before: Sale | null): number {
  const { draft } = context;
  const fresh = body.child('Customer');
  if (fresh && !body.id('customerID')) return createCustomer(draft, fresh).id;
  if (!body.has('customerID')) return before?.customerID ?? 0;
  const customer = body.row(draft, 'customerID', 'Customer');
  if (customer?.archived && draft.switches.archivedCustomer === 'refused') throw rule(`Customer ${customer.id} is archived.`);
  return customer?.id ?? 0;
}

/** What the sale names; else the customer's own, else the shop's. 0 is a choice too: no tax. */
function categoryOf(draft: Draft, body: Body, shopID: number, customerID: number): TaxCategory | null {
  if (body.has('taxCategoryID')) return body.row(draft, 'taxCategoryID', 'TaxCategory');
  const own = draft.find('Customer', customerID)?.taxCategoryID || draft.find('Shop', shopID)?.taxCategoryID;
  return own ? draft.find('TaxCategory', own) : null;
}

function referenceOf(draft: Draft, body: Body, before: Sale | null): Pick<Sale, 'referenceNumber' | 'referenceNumberSource'> {
  const read = (name: 'referenceNumber' | 'referenceNumberSource') => {
    const text = body.text(name) ?? before?.[name] ?? '';
    const { referenceNumberMax: most, referenceTooLong } = draft.switches;
    if (text.length > most && referenceTooLong === 'refused') throw rule(`${name} is longer than ${most} characters.`);
    return text.slice(0, most);
  };
  return { referenceNumber: read('referenceNumber'), referenceNumberSource: read('referenceNumberSource') };
}

function notesOf(body: Body, before: Sale): Pick<Sale, 'internalNote' | 'printedNote'> {
  const notes = body.child('SaleNotes');
  const read = (name: string) => notes?.child(name)?.text('note') ?? null;
  return { internalNote: read('InternalNote') ?? before.internalNote, printedNote: read('PrintedNote') ?? before.printedNote };
}

function completeTimeOf(draft: Draft, body: Body): string | null {
  const text = body.text('completeTime') ?? '';
  if (text === '') return null;
  const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(at)) throw malformed('completeTime must be a date and time.');
  if (at > draft.now) throw rule('completeTime cannot be in the future.');
  return isoStamp(at);
}

function shipToOf(draft: Draft, sale: Sale, body: Body): number {
  const given = body.child('ShipTo');
  if (!given) return body.row(draft, 'shipToID', 'ShipTo')?.id ?? sale.shipToID;
  const text = (name: string) => given.text(name) ?? '';
  const fields = { shipNote: text('shipNote'), firstName: text('firstName'), lastName: text('lastName'), company: text('company') };
  const before = draft.find('ShipTo', sale.shipToID);
  const contact = readContact(given.child('Contact'), before?.contact);
  if (before) return draft.update('ShipTo', before, { ...fields, contact }).id;
  return draft.insert('ShipTo', { ...fields, contact, shipped: given.flag('shipped') ?? false, customerID: sale.customerID, saleID: sale.id }).id;
}
