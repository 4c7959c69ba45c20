import { exponentOf } from './currency';
import type { Minor } from './money';

/** Minor units → decimal text with the currency's own decimals, for example "12.50", "-0.05", "980" (JPY). */
export function formatMinor(amount: Minor, currency: string): string {
  const exponent = exponentOf(currency) ?? 2;
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0');
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
