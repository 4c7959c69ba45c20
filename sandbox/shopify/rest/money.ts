/** An amount in both of an order's currencies, as REST's `…_set` and GraphQL's MoneyBag carry it. */
import { printAmount, printRest, parseAmount, type Amount } from './amount';
import type { JsonObject } from './json';
import { objectOf, textOf } from './read';

export interface Money {
  readonly shop: Amount;
  readonly presentment: Amount;
}

export interface Currencies {
  readonly shop: string;
  readonly presentment: string;
}

export const NOTHING: Money = { shop: 0n, presentment: 0n };

export const plus = (one: Money, other: Money): Money => ({
  shop: one.shop + other.shop,
  presentment: one.presentment + other.presentment,
});
export const minus = (one: Money, other: Money): Money => plus(one, negative(other));
export const negative = (money: Money): Money => ({ shop: -money.shop, presentment: -money.presentment });
export const times = (money: Money, count: number): Money => ({
  shop: money.shop * BigInt(count),
  presentment: money.presentment * BigInt(count),
});
export const total = (parts: readonly Money[]): Money => parts.reduce(plus, NOTHING);
export const isNothing = (money: Money): boolean => money.shop === 0n && money.presentment === 0n;

/** Both sides from one calculation, each in its own currency. */
export function sides(currencies: Currencies, count: (side: keyof Money, currency: string) => Amount): Money {
  return { shop: count('shop', currencies.shop), presentment: count('presentment', currencies.presentment) };
}

/**
 * Reads `key` and `key_set`. The plain field is the shop's side; the other side comes from the set, and where a file has none the
 * shop's figure stands for both.
 */
export function readMoney(source: JsonObject | null, key: string): Money | null {
  const set = objectOf(source, `${key}_set`) ?? (key.endsWith('_set') ? objectOf(source, key) : null);
  const shop = parseAmount(textOf(source, key)) ?? parseAmount(textOf(objectOf(set, 'shop_money'), 'amount'));
  if (shop === null) return null;
  return { shop, presentment: parseAmount(textOf(objectOf(set, 'presentment_money'), 'amount')) ?? shop };
}

export interface MoneyBag {
  readonly shopMoney: { readonly amount: string; readonly currencyCode: string };
  readonly presentmentMoney: { readonly amount: string; readonly currencyCode: string };
}

export function bag(money: Money, currencies: Currencies): MoneyBag {
  return {
    shopMoney: { amount: printAmount(money.shop), currencyCode: currencies.shop },
    presentmentMoney: { amount: printAmount(money.presentment), currencyCode: currencies.presentment },
  };
}

/** Writes `key` and `key_set` as REST does. */
export function writeMoney(target: JsonObject, key: string, money: Money, currencies: Currencies): void {
  const shop = printRest(money.shop, currencies.shop);
  if (!key.endsWith('_set')) target[key] = shop;
  target[key.endsWith('_set') ? key : `${key}_set`] = {
    shop_money: { amount: shop, currency_code: currencies.shop },
    presentment_money: { amount: printRest(money.presentment, currencies.presentment), currency_code: currencies.presentment },
  };
}
