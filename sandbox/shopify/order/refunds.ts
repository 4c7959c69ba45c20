/** Refunds of a REST body, read into what each gave back. All amounts here are positive for what the customer got. */
import type { JsonObject } from '../rest/json';
import { negative, NOTHING, plus, readMoney, total, type Money } from '../rest/money';
import { countOf, listOf, momentOf, objectOf, textOf } from '../rest/read';
import { orderId, taxesIncluded, type OrderRecord } from './record';

export interface RefundRow {
  readonly rest: JsonObject;
  readonly id: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly subtotal: Money;
  readonly tax: Money;
  readonly charged: Money;
}

export interface RefundedShipping {
  readonly id: string;
  readonly shippingId: string | null;
  readonly subtotal: Money;
  readonly tax: Money;
  readonly charged: Money;
}

export interface Adjustment {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
  /** Signed as Shopify writes it: negative is money off the order. */
  readonly amount: Money;
  readonly tax: Money;
}

export interface Refund {
  readonly rest: JsonObject;
  readonly id: string;
  /** Position in the order's list, from 0; refunds are only ever appended. */
  readonly position: number;
  readonly at: string;
  readonly rows: readonly RefundRow[];
  readonly shipping: readonly RefundedShipping[];
  readonly adjustments: readonly Adjustment[];
  readonly transactions: readonly JsonObject[];
}

export function refundsOf(record: OrderRecord): Refund[] {
  const included = taxesIncluded(record);
  return listOf(record.order, 'refunds').map((rest, position) => {
    const prefix = textOf(rest, 'id') ?? `${orderId(record)}8${String(position).padStart(2, '0')}`;
    const adjustments = listOf(rest, 'order_adjustments').map((row, at) => ({
      id: textOf(row, 'id') ?? `${prefix}5${at}`,
      kind: textOf(row, 'kind') ?? '',
      reason: textOf(row, 'reason') ?? '',
      amount: readMoney(row, 'amount') ?? NOTHING,
      tax: readMoney(row, 'tax_amount') ?? NOTHING,
    }));
    return {
      rest,
      id: prefix,
      position,
      at: momentOf(rest, 'processed_at') ?? momentOf(rest, 'created_at') ?? '',
      rows: listOf(rest, 'refund_line_items').map((row, at) => rowOf(row, `${prefix}1${at}`, included)),
      shipping: shippingOf(rest, adjustments, prefix, included),
      adjustments: adjustments.filter((row) => row.kind !== 'shipping_refund'),
      transactions: listOf(rest, 'transactions'),
    };
  });
}

function rowOf(row: JsonObject, spareId: string, included: boolean): RefundRow {
  const subtotal = readMoney(row, 'subtotal') ?? NOTHING;
  const tax = readMoney(row, 'total_tax') ?? NOTHING;
  return {
    rest: row,
    id: textOf(row, 'id') ?? spareId,
    lineId: textOf(row, 'line_item_id') ?? textOf(objectOf(row, 'line_item'), 'id') ?? '',
    quantity: countOf(row, 'quantity') ?? 0,
    subtotal,
    tax,
    charged: included ? subtotal : plus(subtotal, tax),
  };
}

/** REST may tell one refund of shipping twice, as an adjustment and as a shipping row; the row counts, the adjustment only alone. */
function shippingOf(rest: JsonObject, adjustments: readonly Adjustment[], prefix: string, included: boolean): RefundedShipping[] {
  const rows = listOf(rest, 'refund_shipping_lines').map((row, at) => {
    const subtotal = readMoney(row, 'subtotal_amount_set') ?? NOTHING;
    const tax = readMoney(row, 'tax_amount_set') ?? NOTHING;
    const shippingId = textOf(row, 'shipping_line_id') ?? textOf(objectOf(row, 'shipping_line'), 'id');
    return {
      id: textOf(row, 'id') ?? `${prefix}2${at}`,
      shippingId,
      subtotal,
      tax,
      charged: included ? subtotal : plus(subtotal, tax),
    };
  });
  if (rows.length > 0) return rows;
  return adjustments
    .filter((row) => row.kind === 'shipping_refund')
    .map((row) => {
      const [subtotal, tax] = [negative(row.amount), negative(row.tax)];
      return { id: row.id, shippingId: null, subtotal, tax, charged: included ? subtotal : plus(subtotal, tax) };
    });
}

/** Everything a refund takes off what the customer owes or paid for goods and shipping, before adjustments. */
export function givenBack(refund: Refund): Money {
  return total([...refund.rows, ...refund.shipping].map((row) => row.charged));
}
