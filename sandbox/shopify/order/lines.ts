/** Order lines with their amounts worked out: what was charged for each, and how much of it a number of units carries. */
import { allocate, unitOf } from '../rest/amount';
import type { JsonObject } from '../rest/json';
import { minus, NOTHING, plus, readMoney, sides, times, total, type Currencies, type Money } from '../rest/money';
import { countOf, flagOf, listOf, objectOf, textOf, wordsOf } from '../rest/read';
import { currenciesOf, orderId, taxesIncluded, type OrderRecord } from './record';
import { taxesOf, taxTotal, type Tax } from './taxes';

export type LineKind = 'PRODUCT' | 'GIFT_CARD' | 'TIP';

export interface Line {
  readonly rest: JsonObject;
  readonly id: string;
  readonly kind: LineKind;
  readonly quantity: number;
  readonly currentQuantity: number;
  readonly unit: Money;
  readonly gross: Money;
  readonly discount: Money;
  readonly taxes: readonly Tax[];
  readonly tax: Money;
  /** Gross less discounts: with tax when prices include it. */
  readonly net: Money;
  /** What the customer was charged for the line: after discounts, with tax. */
  readonly charged: Money;
}

export function linesOf(record: OrderRecord): Line[] {
  const included = taxesIncluded(record);
  const tipped = (readMoney(record.order, 'total_tip_received')?.shop ?? 0n) > 0n;
  return listOf(record.order, 'line_items').map((rest, at) => {
    const quantity = countOf(rest, 'quantity') ?? 1;
    const unit = readMoney(rest, 'price') ?? NOTHING;
    const gross = times(unit, quantity);
    const discount = total(listOf(rest, 'discount_allocations').map((part) => readMoney(part, 'amount') ?? NOTHING));
    const taxes = taxesOf(rest);
    const tax = taxTotal(taxes);
    const net = minus(gross, discount);
    const id = textOf(rest, 'id') ?? `${orderId(record)}${String(at + 1).padStart(3, '0')}`;
    return {
      rest,
      id,
      kind: kindOf(rest, tipped),
      quantity,
      currentQuantity: countOf(rest, 'current_quantity') ?? Math.max(0, quantity - unitsReturned(record, id)),
      unit,
      gross,
      discount,
      taxes,
      tax,
      net,
      charged: included ? net : plus(net, tax),
    };
  });
}

/** REST marks a tip by a `tip` object; older bodies only by a product-less line with that title on an order that received one. */
function kindOf(rest: JsonObject, tipped: boolean): LineKind {
  if (flagOf(rest, 'gift_card')) return 'GIFT_CARD';
  const noProduct = textOf(rest, 'product_id') === null && wordsOf(rest, 'sku') === null;
  if (objectOf(rest, 'tip') !== null || (tipped && noProduct && /^tip$/i.test(textOf(rest, 'title') ?? ''))) return 'TIP';
  return 'PRODUCT';
}

export function unitsReturned(record: OrderRecord, lineId: string): number {
  return listOf(record.order, 'refunds')
    .flatMap((refund) => listOf(refund, 'refund_line_items'))
    .filter((row) => textOf(row, 'line_item_id') === lineId)
    .reduce((sum, row) => sum + (countOf(row, 'quantity') ?? 0), 0);
}

/**
 * What `quantity` of a line's units carry of one of its amounts, after `gone` units took `taken` of it. The last units take what is
 * left, so that the parts always add up to the whole.
 */
export function carried(
  whole: Money,
  units: number,
  gone: number,
  taken: Money,
  quantity: number,
  currencies: Currencies,
): Money {
  if (gone + quantity >= units) return minus(whole, taken);
  return sides(currencies, (side, currency) => {
    const unit = unitOf(currency);
    return ((whole[side] * BigInt(quantity)) / BigInt(units) / unit) * unit;
  });
}

/** Splits an amount over a line's taxes in proportion to what each of them was. */
export function spreadTax(amount: Money, taxes: readonly Tax[], record: OrderRecord): Tax[] {
  const currencies = currenciesOf(record);
  const shares = {
    shop: allocate(
      amount.shop,
      taxes.map((tax) => tax.price.shop),
      currencies.shop,
    ),
    presentment: allocate(
      amount.presentment,
      taxes.map((tax) => tax.price.presentment),
      currencies.presentment,
    ),
  };
  return taxes.map((tax, at) => ({ ...tax, price: { shop: shares.shop[at] ?? 0n, presentment: shares.presentment[at] ?? 0n } }));
}
