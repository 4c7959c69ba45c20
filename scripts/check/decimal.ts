/** The check's own arithmetic, so that a mistake in the app's cannot agree with itself: decimal text as millionths. */
const scale = 6;

export function millionths(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6})0*)?$/.exec(text.trim());
  if (!match) throw new Error(`${JSON.stringify(text)} is no decimal amount`);
  const [, sign, whole = '0', fraction = ''] = match;
  const size = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -size : size;
}

/** With at least `decimals` places, and more only where the amount has them. */
export function decimal(amount: bigint, decimals: number): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '').padEnd(decimals, '0');
  return `${sign}${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`;
}

export const add = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** Places that shops write: none for yen and won, three for the dinars of the Gulf. */
export const placesOf = (currency: string): number => (['JPY', 'KRW', 'CLP', 'ISK', 'VND', 'PYG', 'UGX', 'XAF', 'XOF', 'XPF'].includes(currency) ? 0 : ['KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD'].includes(currency) ? 3 : 2);

/** JSON with every number as the text it was written in. */
export const exactJson = (text: string): unknown =>
  (JSON as unknown as { parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown }).parse(text, (_key, value, { source }) => (typeof value === 'number' ? source : value));
