/**
 * Shopify's ledger of one order, derived from its REST body: the placing, each edit and each refund is an agreement with sale rows
 * that are signed and never change afterwards.
 */
import { isNothing, minus, negative, NOTHING, plus, times, total, type Money } from '../rest/money';
import { momentOf } from '../rest/read';
import { editsOf } from './edits';
import { duties, fees } from './extras';
import { linesOf, spreadTax, type Line } from './lines';
import { gid, orderId, taxesIncluded, type OrderRecord } from './record';
import { refundsOf, type Refund, type RefundRow } from './refunds';
import { shippingOf, type Shipping } from './shipping';
import { SALE_TYPES, type Sale } from './sale';
import { removedLine, takenBack, type Gone } from './taken-back';

export interface Agreement {
  readonly type: 'OrderAgreement' | 'OrderEditAgreement' | 'RefundAgreement';
  readonly id: string;
  readonly reason: 'ORDER' | 'ORDER_EDIT' | 'REFUND';
  readonly at: string;
  readonly refundId: string | null;
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
  const placed: Agreement = {
    type: 'OrderAgreement',
    id: gid('OrderAgreement', id),
    reason: 'ORDER',
    at: momentOf(record.order, 'processed_at') ?? momentOf(record.order, 'created_at') ?? '',
    refundId: null,
    sales: [
      ...lines.filter((line) => !late.has(line.id)).map((line) => soldLine(line, 'ORDER')),
      ...duties(
        record,
        lines.filter((line) => !late.has(line.id)),
      ),
      ...fees(record),
      ...shipping.map(soldShipping),
    ],
  };
  const gone: Gone = new Map();
  const later = [
    ...edits.map((edit) => ({ at: edit.at, make: () => editAgreement(record, edit, lines, gone) })),
    ...refundsOf(record).map((refund) => ({ at: refund.at, make: () => refundAgreement(record, refund, lines, shipping, gone) })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return [placed, ...later.map((part) => part.make())];
}

function soldLine(line: Line, action: Sale['action']): Sale {
  const { charged: amount, tax, discount, taxes, quantity } = line;
  return { type: SALE_TYPES[line.kind], action, lineType: line.kind, quantity, amount, tax, discount, taxes, of: line.id };
}

function soldShipping(line: Shipping): Sale {
  const discount = minus(line.original, line.discounted);
  const { charged: amount, tax, taxes } = line;
  return {
    type: 'ShippingLineSale',
    action: 'ORDER',
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
  gone: Gone,
): Agreement {
  const sales = [
    ...lines.filter((line) => edit.added.includes(line.id)).map((line) => soldLine(line, 'UPDATE')),
    ...edit.removed.flatMap(({ lineId, quantity }) => {
      const line = lines.find((candidate) => candidate.id === lineId);
      return line ? [removedLine(record, line, quantity, gone)] : [];
    }),
  ];
  return {
    type: 'OrderEditAgreement',
    id: gid('OrderEditAgreement', edit.id),
    reason: 'ORDER_EDIT',
    at: edit.at,
    refundId: null,
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
  const rows = refund.rows.map((row): Sale => {
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
    sales: [...rows, ...back, ...adjusted],
  };
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
