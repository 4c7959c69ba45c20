import type { JsonObject } from '../rest/json';
import { NOTHING, readMoney, total, type Money } from '../rest/money';
import { flagOf, listOf, textOf } from '../rest/read';

export interface Tax {
  readonly title: string;
  /** Decimal text. */
  readonly rate: string | null;
  readonly channelLiable: boolean;
  readonly price: Money;
}

export function taxesOf(source: JsonObject): Tax[] {
  return listOf(source, 'tax_lines').map((line) => ({
    title: textOf(line, 'title') ?? '',
    rate: textOf(line, 'rate'),
    channelLiable: flagOf(line, 'channel_liable'),
    price: readMoney(line, 'price') ?? NOTHING,
  }));
}

export function taxTotal(taxes: readonly Tax[]): Money {
  return total(taxes.map((tax) => tax.price));
}

/** Two rows are the same tax when title, rate and who remits it agree. */
export function taxKey(tax: Tax): string {
  return JSON.stringify([tax.title, tax.rate, tax.channelLiable]);
}
