import { bag, NOTHING, readMoney, total, type Money } from '../rest/money';
import { listOf, momentOf, objectOf, textOf } from '../rest/read';
import { connection } from '../graphql/connection';
import type { Payment } from '../order/payments';
import { currenciesOf, gid, type OrderRecord } from '../order/record';
import type { Refund } from '../order/refunds';
import { returnGraph } from './agreement';
import type { Places } from './place';
import { placeGraph } from './place';
import { adjustmentReason, restockType } from './words';

export interface RefundParts {
  readonly order: () => unknown;
  readonly line: (id: string) => { readonly graph: object; readonly unit: Money } | null;
  readonly shipping: (id: string | null) => object | null;
  readonly payment: (payment: Payment) => object;
  readonly payments: readonly Payment[];
  readonly places: Places;
}

export function refundGraph(refund: Refund, record: OrderRecord, parts: RefundParts) {
  const currencies = currenciesOf(record);
  const sum = (money: Money) => bag(money, currencies);
  const own = parts.payments.filter((payment) => refund.transactions.some((rest) => textOf(rest, 'id') === payment.id));
  const paidBack = own
    .filter((payment) => payment.kind === 'REFUND' && payment.status === 'SUCCESS')
    .map((payment) => payment.amount);
  const rows = refund.rows.flatMap((row) => {
    const line = parts.line(row.lineId);
    if (!line) return [];
    const type = restockType(textOf(row.rest, 'restock_type'));
    const place = textOf(row.rest, 'location_id');
    return [
      {
        id: gid('RefundLineItem', row.id),
        quantity: row.quantity,
        restockType: type,
        restocked: type !== 'NO_RESTOCK',
        lineItem: line.graph,
        location: place === null ? null : placeGraph(parts.places.find(place)),
        priceSet: sum(line.unit),
        subtotalSet: sum(row.subtotal),
        totalTaxSet: sum(row.tax),
      },
    ];
  });
  return {
    __typename: 'Refund',
    id: gid('Refund', refund.id),
    legacyResourceId: refund.id,
    note: textOf(refund.rest, 'note'),
    createdAt: momentOf(refund.rest, 'created_at') ?? refund.at,
    processedAt: refund.at,
    updatedAt: momentOf(refund.rest, 'processed_at') ?? refund.at,
    order: parts.order,
    return: refundedReturn(refund.rest),
    totalRefundedSet: sum(total(paidBack)),
    duties: listOf(refund.rest, 'duties').map((duty) => ({
      amountSet: sum(readMoney(duty, 'amount') ?? NOTHING),
      originalDuty: null,
    })),
    refundLineItems: connection(rows),
    refundShippingLines: connection(
      refund.shipping.flatMap((row) => {
        const line = parts.shipping(row.shippingId);
        const id = gid('RefundShippingLine', row.id);
        return line ? [{ id, shippingLine: line, subtotalAmountSet: sum(row.subtotal), taxAmountSet: sum(row.tax) }] : [];
      }),
    ),
    orderAdjustments: connection(
      refund.adjustments.map((row) => ({
        id: gid('OrderAdjustment', row.id),
        reason: adjustmentReason(row.reason, row.kind),
        amountSet: sum(row.amount),
        taxAmountSet: sum(row.tax),
      })),
    ),
    transactions: connection(own.map(parts.payment)),
  };
}

function refundedReturn(rest: Refund['rest']) {
  const id = textOf(objectOf(rest, 'return'), 'id');
  return id === null ? null : returnGraph(id);
}
