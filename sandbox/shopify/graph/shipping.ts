import { bag, minus, total } from '../rest/money';
import { listOf, textOf, wordsOf } from '../rest/read';
import { currenciesOf, gid, type OrderRecord } from '../order/record';
import { refundsOf } from '../order/refunds';
import type { Shipping } from '../order/shipping';
import { allocationsGraph, taxGraph } from './parts';

export function shippingGraph(line: Shipping, record: OrderRecord) {
  const currencies = currenciesOf(record);
  const refunded = refundsOf(record)
    .flatMap((refund) => refund.shipping)
    .filter((row) => row.shippingId === line.id || row.shippingId === null)
    .map((row) => row.subtotal);
  return {
    __typename: 'ShippingLine',
    id: gid('ShippingLine', line.id),
    title: textOf(line.rest, 'title') ?? '',
    code: wordsOf(line.rest, 'code'),
    source: wordsOf(line.rest, 'source'),
    carrierIdentifier: wordsOf(line.rest, 'carrier_identifier'),
    custom: textOf(line.rest, 'code') === 'custom',
    deliveryCategory: null,
    phone: wordsOf(line.rest, 'phone'),
    shippingRateHandle: null,
    isRemoved: line.removed,
    originalPriceSet: bag(line.original, currencies),
    discountedPriceSet: bag(line.discounted, currencies),
    currentDiscountedPriceSet: bag(minus(line.discounted, total(refunded)), currencies),
    discountAllocations: allocationsGraph(line.rest, listOf(record.order, 'discount_applications'), currencies),
    taxLines: line.taxes.map((tax) => taxGraph(tax, currencies)),
  };
}
