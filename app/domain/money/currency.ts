/**
 * Digits after the decimal point, by ISO 4217 code, as shops and tills write amounts.
 * MGA and MRU are written with 2 although their subunit is a fifth; libraries that say 0 or "base 5" misread Shopify's amounts.
 */
const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const withThree = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/** Null for text that is no currency code. */
export function exponentOf(currency: string): number | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  if (withoutDecimals.includes(currency)) return 0;
  return withThree.includes(currency) ? 3 : 2;
}
