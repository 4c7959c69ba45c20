/**
 * Shopify's ledger of one order, derived from its REST body: the placing, each edit and each refund is an agreement with sale rows
 * that are signed and never change afterwards.
 */
import type { JsonObject } from '../rest/json';
import { isNothing, minus, negative, NOTHING, plus, readMoney, times, total, type Money } from '../rest/money';
import { momentOf } from '../rest/read';
import { editsOf } from './edits';
import { duties, dutiesBack, fees } from './extras';
import { linesOf, spreadTax, type Line } from './lines';
import { gid, orderId, taxesIncluded, type OrderRecord } from './record';
import { refundsOf, type Refund, type RefundRow } from './refunds';
import { shippingOf, type Shipping } from './shipping';
import { SALE_TYPES, type Sale } from './sale';
import { removedLine, takenBack, type Gone } from './taken-back';

export interface Agreement {
  readonly type: 'OrderAgreement' | 'OrderEditAgreement' | 'RefundAgreement' | 'ReturnAgreement';
  readonly id: string;
  readonly reason: 'ORDER' | 'ORDER_EDIT' | 'REFUND' | 'RETURN';
  readonly at: string;
  readonly refundId: string | null;
  readonly returnId: string | null;
  readonly sales: readonly Sale[];
}

export type { Sale } from './sale';

/** In order of time; the placing comes first whatever its time says. */
export function agreementsOf(record: OrderRecord): Agreement[] {
  const id = orderId(record);
  const lines = linesOf(record);
  const shipping = shippingOf(record);
  const edits = editsOf(record, lines);
  const late = new Set(edits.flatMap((edit) => edit.added));
  const named = edits.flatMap((edit) => [...(edit.shippingRemoved ?? []), ...(edit.shippingAdded ?? [])]);
  const lateShipping = new Set(edits.flatMap((edit) => edit.shippingAdded ?? []));
  // A removed line that no edit tells of was never more than a change of mind at the checkout.
  const placedShipping = shipping.filter((line) => !lateShipping.has(line.id) && (!line.removed || named.includes(line.id)));
  const placed: Agreement = {
    type: 'OrderAgreement',
    id: gid('OrderAgreement', id),
    reason: 'ORDER',
    at: momentOf(record.order, 'processed_at') ?? momentOf(record.order, 'created_at') ?? '',
    refundId: null,
    returnId: null,
    sales: [
      ...lines.filter((line) => !late.has(line.id)).map((line) => soldLine(record, line, 'ORDER')),
      ...duties(
        record,
        lines.filter((line) => !late.has(line.id)),
      ),
      ...fees(record),
      ...placedShipping.map((line) => soldShipping(line)),
    ],
  };
  const gone: Gone = new Map();
  const later = [
    ...edits.map((edit) => ({ at: edit.at, make: () => editAgreement(record, edit, lines, shipping, gone) })),
    ...refundsOf(record).map((refund) => ({ at: refund.at, make: () => refundAgreement(record, refund, lines, shipping, gone) })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return [placed, ...later.map((part) => part.make())];
}

/** Duties that the price contains are a row of their own, and no part of the line's. */
function soldLine(record: OrderRecord, line: Line, action: Sale['action']): Sale {
  const { charged, tax, discount, taxes, quantity } = line;
  const amount = record.order.duties_included === true ? minus(charged, total(duties(record, [line]).map((duty) => duty.amount))) : charged;
  return { type: SALE_TYPES[line.kind], action, lineType: line.kind, quantity, amount, tax, discount, taxes, of: line.id };
}

function soldShipping(line: Shipping, action: Sale['action'] = 'ORDER'): Sale {
  const discount = minus(line.original, line.discounted);
  const { charged: amount, tax, taxes } = line;
  return {
    type: 'ShippingLineSale',
    action,
    lineType: 'SHIPPING',
    quantity: null,
    amount,
    tax,
    discount,
    taxes,
    of: line.id,
  };
}

function editAgreement(
  record: OrderRecord,
  edit: ReturnType<typeof editsOf>[number],
  lines: readonly Line[],
  shipping: readonly Shipping[],
  gone: Gone,
): Agreement {
  const action = edit.returnId ? 'RETURN' : 'UPDATE';
  const freight = (ids: readonly string[] = []) => shipping.filter((line) => ids.includes(line.id)).map((line) => soldShipping(line, 'UPDATE'));
  const sales = [
    ...lines.filter((line) => edit.added.includes(line.id)).map((line) => soldLine(record, line, 'UPDATE')),
    ...edit.removed.flatMap(({ lineId, quantity }) => {
      const line = lines.find((candidate) => candidate.id === lineId);
      return line ? [{ ...removedLine(record, line, quantity, gone), action } as Sale] : [];
    }),
    ...(edit.changed ?? []).flatMap(({ lineId, amount }) => {
      const line = lines.find((candidate) => candidate.id === lineId);
      return line ? [changedLine(record, line, amount)] : [];
    }),
    ...freight(edit.shippingAdded),
    ...freight(edit.shippingRemoved).map(takenOff),
  ];
  const type = edit.returnId ? 'ReturnAgreement' : 'OrderEditAgreement';
  return {
    type,
    id: gid(type, edit.id),
    reason: edit.returnId ? 'RETURN' : 'ORDER_EDIT',
    at: edit.at,
    refundId: null,
    returnId: edit.returnId ?? null,
    sales,
  };
}

function refundAgreement(
  record: OrderRecord,
  refund: Refund,
  lines: readonly Line[],
  shipping: readonly Shipping[],
  gone: Gone,
): Agreement {
  // The goods of a return stand in the return's own agreement; its refund only gives the money.
  const own = refund.rest.return ? [] : refund.rows;
  const rows = own.map((row): Sale => {
    const line = lines.find((candidate) => candidate.id === row.lineId);
    if (!line) return strange(row);
    const part = { net: row.subtotal, tax: row.tax, discount: minus(times(line.unit, row.quantity), row.subtotal) };
    return takenBack(record, line, 'RETURN', row.quantity, part, gone);
  });
  const back = refund.shipping.map((row): Sale => {
    const line = shipping.find((candidate) => candidate.id === row.shippingId) ?? shipping[0];
    return {
      type: 'ShippingLineSale',
      action: 'RETURN',
      lineType: 'SHIPPING',
      quantity: null,
      amount: negative(row.charged),
      tax: negative(row.tax),
      discount: NOTHING,
      taxes: line ? spreadTax(negative(row.tax), line.taxes, record) : [],
      of: line?.id ?? null,
    };
  });
  const adjusted = refund.adjustments
    .filter((row) => !isNothing(row.amount) || !isNothing(row.tax))
    .map((row): Sale => ({
      type: 'AdjustmentSale',
      action: 'RETURN',
      lineType: 'ADJUSTMENT',
      quantity: null,
      amount: plus(row.amount, taxesIncluded(record) ? NOTHING : row.tax),
      tax: row.tax,
      discount: NOTHING,
      taxes: [],
      of: null,
    }));
  return {
    type: 'RefundAgreement',
    // Public sample orders share refund ids; the order's id and the refund's place make one that is the shop's only one.
    id: gid('RefundAgreement', `${orderId(record)}${String(refund.position + 1).padStart(3, '0')}`),
    reason: 'REFUND',
    at: refund.at,
    refundId: refund.id,
    returnId: null,
    sales: [...rows, ...back, ...dutiesBack(record, refund.rest), ...adjusted],
  };
}

function changedLine(record: OrderRecord, line: Line, row: JsonObject): Sale {
  const net = readMoney(row, 'amount') ?? NOTHING;
  const tax = readMoney(row, 'tax') ?? NOTHING;
  const amount = taxesIncluded(record) ? net : plus(net, tax);
  return { type: SALE_TYPES[line.kind], action: 'UPDATE', lineType: line.kind, quantity: 0, amount, tax, discount: negative(net), taxes: spreadTax(tax, line.taxes, record), of: line.id };
}

function takenOff(sale: Sale): Sale {
  return { ...sale, amount: negative(sale.amount), tax: negative(sale.tax), discount: negative(sale.discount), taxes: sale.taxes.map((tax) => ({ ...tax, price: negative(tax.price) })) };
}

/** A row of a line that the body does not have. */
function strange(row: RefundRow): Sale {
  return {
    type: 'UnknownSale',
    action: 'RETURN',
    lineType: 'UNKNOWN',
    quantity: -row.quantity,
    amount: negative(row.charged),
    tax: negative(row.tax),
    discount: NOTHING,
    taxes: [],
    of: null,
  };
}

export function ledgerTotal(agreements: readonly Agreement[]): Money {
  return total(agreements.flatMap((agreement) => agreement.sales.map((sale) => sale.amount)));
}
