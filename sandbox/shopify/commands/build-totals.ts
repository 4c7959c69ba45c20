import type { Amount } from '../rest/amount';
import { numeral, type JsonObject } from '../rest/json';
import { writeMoney } from '../rest/money';
import { linesOf } from '../order/lines';
import type { OrderRecord } from '../order/record';
import { shippingOf } from '../order/shipping';
import { taxKey, taxesOf } from '../order/taxes';
import { both, currenciesBoth } from './build-lines';

/** Writes a new order's sums from its lines, and gives the total. */
export function writeTotals(order: JsonObject, record: OrderRecord, currency: string): Amount {
  const money = currenciesBoth(currency);
  const all = linesOf(record);
  const goods = all.filter((line) => line.kind !== 'TIP');
  const shipping = shippingOf(record);
  const sum = (amounts: readonly Amount[]) => amounts.reduce((whole, amount) => whole + amount, 0n);
  const subtotal = sum(goods.map((line) => line.net.shop));
  const tax = sum([...all, ...shipping].map((line) => line.tax.shop));
  const tip = sum(all.filter((line) => line.kind === 'TIP').map((line) => line.net.shop));
  const shipped = sum(shipping.map((line) => line.discounted.shop));
  const total = subtotal + shipped + tip + (order.taxes_included === true ? 0n : tax);
  const discount = sum([
    ...goods.map((line) => line.discount.shop),
    ...shipping.map((line) => line.original.shop - line.discounted.shop),
  ]);
  const figures: Readonly<Record<string, Amount>> = {
    total_line_items_price: sum(goods.map((line) => line.gross.shop)),
    total_discounts: discount,
    subtotal_price: subtotal,
    total_tax: tax,
    total_price: total,
    total_shipping_price_set: sum(shipping.map((line) => line.original.shop)),
    current_subtotal_price: subtotal,
    current_total_tax: tax,
    current_total_price: total,
    current_total_discounts: discount,
    current_shipping_price_set: shipped,
  };
  for (const [key, amount] of Object.entries(figures)) writeMoney(order, key, both(amount), money);
  const taxes = new Map<string, { row: JsonObject; amount: Amount }>();
  for (const row of [...all, ...shipping].flatMap((line) => taxesOf(line.rest).map((tax) => ({ tax, line })))) {
    const before = taxes.get(taxKey(row.tax));
    const base: JsonObject = { title: row.tax.title, rate: numeral(row.tax.rate ?? '0'), channel_liable: row.tax.channelLiable };
    taxes.set(taxKey(row.tax), { row: before?.row ?? base, amount: (before?.amount ?? 0n) + row.tax.price.shop });
  }
  order.tax_lines = [...taxes.values()].map(({ row, amount }) => {
    writeMoney(row, 'price', both(amount), money);
    return row;
  });
  return total;
}
