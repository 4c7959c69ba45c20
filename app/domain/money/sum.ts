import type { Minor } from './money';

export const sum = (amounts: readonly Minor[]): Minor => amounts.reduce((total, amount) => total + amount, 0n);

export const sumOf = <T>(items: readonly T[], amount: (item: T) => Minor): Minor => items.reduce((total, item) => total + amount(item), 0n);
