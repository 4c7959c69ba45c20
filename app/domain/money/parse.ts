import { fail, ok, type Result } from '../result';
import { exponentOf } from './currency';
import type { Minor } from './money';

export type MoneyFault =
  | { readonly kind: 'not-an-amount'; readonly text: string }
  | { readonly kind: 'too-fine'; readonly text: string; readonly decimals: number }
  | { readonly kind: 'unknown-currency'; readonly currency: string };

const shape = /^(-?)(\d{1,24})(?:\.(\d{1,12}))?$/;

/** Decimal text → minor units, exactly. More decimals than the currency has are allowed only if they are zeros. */
export function parseMinor(text: string, currency: string): Result<Minor, MoneyFault> {
  const exponent = exponentOf(currency);
  if (exponent === null) return fail({ kind: 'unknown-currency', currency });
  const match = shape.exec(text);
  if (!match) return fail({ kind: 'not-an-amount', text });
  const [, sign = '', whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(exponent))) return fail({ kind: 'too-fine', text, decimals: exponent });
  const digits = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return ok(sign === '-' ? -digits : digits);
}
