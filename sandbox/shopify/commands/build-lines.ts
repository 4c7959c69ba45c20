/** Order lines with Shopify's arithmetic: discounts come in allocations, tax per line is rounded to the cent. */
import { contained, share, type Amount } from '../rest/amount';
import { numeral, type JsonObject } from '../rest/json';
import { writeMoney, type Currencies } from '../rest/money';
import { idIn, type Tools } from './command';

export interface BuildLine {
  /** Null: a custom item. */
  readonly sku: string | null;
  readonly title: string;
  readonly price: Amount;
  readonly quantity: number;
  readonly giftCard: boolean;
  readonly taxable: boolean;
  /** Where it is sent from; null: the shop's first location. */
  readonly locationId: string | null;
}

export interface LineTerms {
  readonly currency: string;
  readonly included: boolean;
  readonly rates: readonly { readonly title: string; readonly rate: string }[];
  /** What each discount takes off this line, with the discount's place in the order's list. */
  readonly discounts: readonly { readonly index: number; readonly amount: Amount }[];
}

export function builtLine(line: BuildLine, terms: LineTerms, tools: Pick<Tools, 'nextId'>): JsonObject {
  const money = currenciesBoth(terms.currency);
  const off = terms.discounts.filter((discount) => discount.amount > 0n);
  const net = line.price * BigInt(line.quantity) - off.reduce((sum, discount) => sum + discount.amount, 0n);
  const custom = line.sku === null;
  const rest: JsonObject = {};
  idIn(rest, 'LineItem', tools.nextId());
  Object.assign(rest, {
    variant_id: custom ? null : numeral(stableId(line.sku ?? '', 4)),
    product_id: custom ? null : numeral(stableId(line.sku ?? '', 7)),
    product_exists: !custom,
    sku: line.sku,
    title: line.title,
    name: line.title,
    variant_title: null,
    vendor: null,
    quantity: numeral(line.quantity),
    current_quantity: numeral(line.quantity),
    fulfillable_quantity: numeral(line.quantity),
    fulfillment_status: null,
    taxable: line.taxable && !line.giftCard,
    gift_card: line.giftCard,
    requires_shipping: !line.giftCard,
    properties: [],
    duties: [],
    discount_allocations: off.map((discount) => {
      const row: JsonObject = { discount_application_index: numeral(discount.index) };
      writeMoney(row, 'amount', both(discount.amount), money);
      return row;
    }),
    tax_lines: line.taxable && !line.giftCard ? taxLines(net, terms) : [],
  });
  writeMoney(rest, 'price', both(line.price), money);
  writeMoney(rest, 'total_discount', both(0n), money);
  return rest;
}

export function taxLines(net: Amount, terms: Pick<LineTerms, 'currency' | 'included' | 'rates'>): JsonObject[] {
  const all = terms.rates.map((tax) => tax.rate);
  return terms.rates.map((tax) => {
    const amount = terms.included ? contained(net, tax.rate, all, terms.currency) : share(net, tax.rate, terms.currency);
    const row: JsonObject = { title: tax.title, rate: numeral(tax.rate), channel_liable: false };
    writeMoney(row, 'price', both(amount), currenciesBoth(terms.currency));
    return row;
  });
}

export const both = (amount: Amount) => ({ shop: amount, presentment: amount });
export const currenciesBoth = (currency: string): Currencies => ({ shop: currency, presentment: currency });

/** Digits that stand for a text: the same SKU is the same product in every order, the same e-mail the same customer. */
export function stableId(text: string, lead: number): string {
  let hash = 2_166_136_261;
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 16_777_619) >>> 0;
  return `${lead}${String(hash).padStart(10, '0')}`;
}
