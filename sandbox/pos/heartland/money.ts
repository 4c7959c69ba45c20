import { decimalsOf } from '../shared/currency';
import type { Minor } from './rows';

/** From the wire's JSON number; digits beyond the currency's own are rounded half away from zero. */
export function toMinor(value: number, currency: string): Minor {
  const scaled = Math.abs(value) * 10 ** decimalsOf(currency);
  // The nudge undoes binary noise (1.005 × 100 is 100.49999…), and is far below half of any minor unit.
  return Math.sign(value) * Math.round(scaled + 1e-7) || 0;
}

export function fromMinor(value: Minor, currency: string): number {
  return value / 10 ** decimalsOf(currency);
}

/** Quantities may be fractional, to a thousandth. */
export function times(qty: number, price: Minor): Minor {
  const product = Math.round(qty * 1000) * price;
  return Math.sign(product) * Math.round(Math.abs(product) / 1000) || 0;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
