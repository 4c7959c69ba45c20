/**
 * Exact amounts: bigint millionths, finer than any currency, so that a file's amount with too many decimals is served as it is
 * instead of rounded. Rounding happens only where an amount is divided, in the currency's own unit.
 */
export type Amount = bigint;

const SCALE = 6;
const ONE = 10n ** BigInt(SCALE);
const WHOLE = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

export function decimalsOf(currency: string): number {
  if (WHOLE.has(currency)) return 0;
  return THOUSANDTHS.has(currency) ? 3 : 2;
}

/** One cent, one yen, one fils. */
export function unitOf(currency: string): Amount {
  return 10n ** BigInt(SCALE - decimalsOf(currency));
}

/** Null unless it is plain decimal text with at most six decimals. */
export function parseAmount(text: string | null): Amount | null {
  const match = /^\s*(-?)(\d+)(?:\.(\d+))?\s*$/.exec(text ?? '');
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > SCALE) return null;
  const size = BigInt(match[2] ?? '0') * ONE + BigInt(fraction.padEnd(SCALE, '0'));
  return match[1] === '-' ? -size : size;
}

/** As GraphQL's Decimal is written: `679.0`, `12.5`, `0.01`. */
export function printAmount(amount: Amount): string {
  return print(amount, 1);
}

/** As REST writes it: the currency's own decimals, `12.50`, `1000`. */
export function printRest(amount: Amount, currency: string): string {
  return print(amount, decimalsOf(currency));
}

function print(amount: Amount, least: number): string {
  const size = amount < 0n ? -amount : amount;
  const fraction = String(size % ONE)
    .padStart(SCALE, '0')
    .replace(/0+$/, '')
    .padEnd(least, '0');
  return `${amount < 0n ? '-' : ''}${size / ONE}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Splits a total over weights in whole units of the currency, losing nothing: shares are rounded down and what is left goes out unit
 * by unit from the first share (10.00 over three equal ones: 3.34, 3.33, 3.33). Weights of zero or below get nothing, unless all are.
 */
export function allocate(total: Amount, weights: readonly bigint[], currency: string): Amount[] {
  if (weights.length === 0) return [];
  if (total < 0n) return allocate(-total, weights, currency).map((share) => -share);
  const unit = unitOf(currency);
  const counted = weights.some((weight) => weight > 0n)
    ? weights.map((weight) => (weight > 0n ? weight : 0n))
    : weights.map(() => 1n);
  const sum = counted.reduce((all, weight) => all + weight, 0n);
  const shares = counted.map((weight) => ((total * weight) / sum / unit) * unit);
  let left = total - shares.reduce((all, share) => all + share, 0n);
  for (let at = 0; left > 0n; at = (at + 1) % shares.length) {
    if (counted[at] === 0n) continue;
    const step = left < unit ? left : unit;
    shares[at] = (shares[at] ?? 0n) + step;
    left -= step;
  }
  return shares;
}

/** `amount × rate`, rounded half up (away from zero) to the currency's unit. The rate is decimal text such as `0.0825`. */
export function share(amount: Amount, rate: string, currency: string): Amount {
  const parts = parseAmount(rate);
  if (parts === null) throw new RangeError(`not a rate: ${rate}`);
  return round(amount * parts, ONE * unitOf(currency)) * unitOf(currency);
}

/** What one of several taxes contributes to a price that contains them all: `gross × rate ÷ (1 + all rates)`, rounded half up. */
export function contained(gross: Amount, rate: string, all: readonly string[], currency: string): Amount {
  const [parts, sum] = [parseAmount(rate), all.reduce((whole, each) => whole + (parseAmount(each) ?? 0n), 0n)];
  if (parts === null) throw new RangeError(`not a rate: ${rate}`);
  return round(gross * parts, (ONE + sum) * unitOf(currency)) * unitOf(currency);
}

function round(top: bigint, bottom: bigint): bigint {
  return top < 0n ? -((-top * 2n + bottom) / (bottom * 2n)) : (top * 2n + bottom) / (bottom * 2n);
}
