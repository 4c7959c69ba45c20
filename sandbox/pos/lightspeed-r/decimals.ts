import type { Amount, JsonValue, Rate } from './rows';

const AMOUNT_PLACES = 4;
const RATE_PLACES = 6;
/** Places of what is computed from an amount and a rate. */
export const CALC_PLACES = AMOUNT_PLACES + RATE_PLACES;
const RATE_ONE = 10n ** BigInt(RATE_PLACES);

/** Exact, in `CALC_PLACES` places. */
export type Calc = bigint;

export const readAmount = (value: JsonValue | undefined): Amount | null => readScaled(value, AMOUNT_PLACES);
export const readRate = (value: JsonValue | undefined): Rate | null => readScaled(value, RATE_PLACES);
export const showAmount = (amount: Amount): string => show(BigInt(amount), AMOUNT_PLACES);
export const showRate = (rate: Rate): string => show(BigInt(rate), RATE_PLACES);
export const showCalc = (value: Calc): string => show(value, CALC_PLACES);
export const calcOf = (amount: Amount): Calc => BigInt(amount) * RATE_ONE;
export const amountOf = (value: Calc): Amount => Number(divide(value, RATE_ONE));
export const share = (amount: Calc, rate: Rate): Calc => divide(amount * BigInt(rate), RATE_ONE);
/** What an amount that already holds the rates comes to without them. */
export const without = (amount: Calc, rates: Rate): Calc => divide(amount * RATE_ONE, RATE_ONE + BigInt(rates));

/** To the currency's own decimals, half away from zero. */
export function rounded(value: Calc, places: number): Calc {
  const unit = 10n ** BigInt(CALC_PLACES - places);
  return divide(value, unit) * unit;
}

/** Half away from zero. */
function divide(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value < 0n ? -((-value + half) / by) : (value + half) / by;
}

/** From a string or a JSON number, without a float in between; null for anything else. */
function readScaled(value: JsonValue | undefined, places: number): number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const [, sign, whole, fraction = ''] = /^\s*([-+]?)(\d+)(?:\.(\d*))?\s*$/.exec(String(value)) ?? [];
  if (whole === undefined) return null;
  const digits = fraction.padEnd(places + 1, '0');
  const up = (digits[places] ?? '0') >= '5' ? 1n : 0n;
  const scaled = Number(BigInt(whole + digits.slice(0, places)) + up);
  return sign === '-' ? 0 - scaled : scaled;
}

/** As the API writes numbers: no zeros that say nothing. */
function show(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const sign = value < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -places)}${fraction ? `.${fraction}` : ''}`;
}

/** With all the currency's decimals, as people write amounts. */
export function fixed(value: bigint, from: number, places: number): string {
  const scaled = divide(value, 10n ** BigInt(from - places));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const whole = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0n ? `-${whole}` : whole;
}
