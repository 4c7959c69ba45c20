/** Small objects that many parts of an order carry: taxes, discounts, attributes. */
import { parseAmount, printAmount } from '../rest/amount';
import type { JsonObject } from '../rest/json';
import { bag, NOTHING, readMoney, type Currencies } from '../rest/money';
import { countOf, listOf, textOf } from '../rest/read';
import type { Tax } from '../order/taxes';
import { upper } from './words';

export function taxGraph(tax: Tax, currencies: Currencies) {
  const rate = tax.rate === null || parseAmount(tax.rate) === null ? null : Number(tax.rate);
  return {
    title: tax.title,
    // A rate is a plain number on Shopify's wire too; the percentage is shown, never reckoned with.
    rate,
    ratePercentage: rate === null ? null : Number((rate * 100).toFixed(6)),
    source: null,
    channelLiable: tax.channelLiable,
    priceSet: bag(tax.price, currencies),
  };
}

export function applicationGraph(rest: JsonObject, index: number, currency: string) {
  const type = textOf(rest, 'type');
  const value = textOf(rest, 'value') ?? '0';
  const percentage = textOf(rest, 'value_type') === 'percentage';
  const common = {
    allocationMethod: upper(textOf(rest, 'allocation_method'), ['ACROSS', 'EACH', 'ONE'], 'ACROSS'),
    index,
    targetSelection: upper(textOf(rest, 'target_selection'), ['ALL', 'ENTITLED', 'EXPLICIT'], 'ALL'),
    targetType: upper(textOf(rest, 'target_type'), ['LINE_ITEM', 'SHIPPING_LINE'], 'LINE_ITEM'),
    value: percentage
      ? { __typename: 'PricingPercentageValue', percentage: Number(value) }
      : { __typename: 'MoneyV2', amount: printAmount(parseAmount(value) ?? 0n), currencyCode: currency },
  };
  const title = textOf(rest, 'title') ?? textOf(rest, 'description') ?? textOf(rest, 'code') ?? 'Discount';
  if (type === 'discount_code') return { __typename: 'DiscountCodeApplication', ...common, code: textOf(rest, 'code') ?? title };
  if (type === 'automatic') return { __typename: 'AutomaticDiscountApplication', ...common, title };
  if (type === 'script') return { __typename: 'ScriptDiscountApplication', ...common, title };
  return { __typename: 'ManualDiscountApplication', ...common, title, description: textOf(rest, 'description') };
}

/** An allocation whose application a body does not list gets a manual one without a name, as the field may not be empty. */
export function allocationsGraph(source: JsonObject, applications: readonly JsonObject[], currencies: Currencies) {
  return listOf(source, 'discount_allocations').map((row) => {
    const at = countOf(row, 'discount_application_index') ?? 0;
    return {
      allocatedAmountSet: bag(readMoney(row, 'amount') ?? NOTHING, currencies),
      discountApplication: applicationGraph(applications[at] ?? { type: 'manual' }, at, currencies.shop),
    };
  });
}

export function attributesGraph(source: JsonObject, key: string) {
  return listOf(source, key).map((row) => ({ key: textOf(row, 'name') ?? '', value: textOf(row, 'value') }));
}
