import type { JsonObject } from '../rest/json';
import { minus, NOTHING, plus, readMoney, total, type Money } from '../rest/money';
import { flagOf, listOf, textOf } from '../rest/read';
import { orderId, taxesIncluded, type OrderRecord } from './record';
import { taxesOf, taxTotal, type Tax } from './taxes';

export interface Shipping {
  readonly rest: JsonObject;
  readonly id: string;
  readonly original: Money;
  /** After every discount; with tax when prices include it. */
  readonly discounted: Money;
  readonly taxes: readonly Tax[];
  readonly tax: Money;
  /** What the customer was charged: after discounts, with tax. */
  readonly charged: Money;
  readonly removed: boolean;
}

export function shippingOf(record: OrderRecord): Shipping[] {
  const included = taxesIncluded(record);
  return listOf(record.order, 'shipping_lines').map((rest, at) => {
    const original = readMoney(rest, 'price') ?? NOTHING;
    const off = total(listOf(rest, 'discount_allocations').map((part) => readMoney(part, 'amount') ?? NOTHING));
    const discounted = readMoney(rest, 'discounted_price') ?? minus(original, off);
    const taxes = taxesOf(rest);
    const tax = taxTotal(taxes);
    return {
      rest,
      id: textOf(rest, 'id') ?? `${orderId(record)}${String(900 + at)}`,
      original,
      discounted,
      taxes,
      tax,
      charged: included ? discounted : plus(discounted, tax),
      removed: flagOf(rest, 'is_removed'),
    };
  });
}
