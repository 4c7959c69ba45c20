import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, contained, parseAmount, printAmount, printRest, share, unitOf, type Amount } from './amount';

const cents = (count: number): Amount => BigInt(count) * unitOf('USD');

describe('amounts', () => {
  it('are read and written without loss', () => {
    expect(printRest(parseAmount('12.5') ?? 0n, 'USD')).toBe('12.50');
    expect(printRest(parseAmount('1000') ?? 0n, 'JPY')).toBe('1000');
    expect(printRest(parseAmount('-0.011') ?? 0n, 'KWD')).toBe('-0.011');
    expect(printAmount(parseAmount('679') ?? 0n)).toBe('679.0');
    expect(printAmount(parseAmount('0.0100') ?? 0n)).toBe('0.01');
    // Finer than the currency: served as it came.
    expect(printRest(parseAmount('1.005') ?? 0n, 'USD')).toBe('1.005');
  });

  it('are nothing else than plain decimals', () => {
    for (const text of ['', '1,5', '1e3', 'NaN', '0x10', '1.1234567', '--1', null]) expect(parseAmount(text)).toBeNull();
  });

  it('put what is left of a division on the first shares', () => {
    expect(allocate(cents(1000), [1n, 1n, 1n], 'USD')).toEqual([cents(334), cents(333), cents(333)]);
    expect(allocate(cents(1), [0n, 5n], 'USD')).toEqual([0n, cents(1)]);
    expect(allocate(cents(5), [0n, 0n], 'USD')).toEqual([cents(3), cents(2)]);
  });

  it('lose nothing when allocated', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1 }),
        (total, weights) => {
          const shares = allocate(total, weights, 'USD');
          expect(shares.reduce((sum, part) => sum + part, 0n)).toBe(total);
          for (const part of shares) expect(total >= 0n ? part >= 0n : part <= 0n).toBe(true);
        },
      ),
    );
  });

  it('round taxes half up, in the currency of the order', () => {
    expect(printRest(share(cents(1050), '0.05', 'USD'), 'USD')).toBe('0.53');
    expect(printRest(share(parseAmount('150') ?? 0n, '0.1', 'JPY'), 'JPY')).toBe('15');
    expect(printRest(contained(cents(1200), '0.20', ['0.20'], 'USD'), 'USD')).toBe('2.00');
    // Two taxes inside of one price: 112.00 holds 5.00 and 7.00.
    expect(['0.05', '0.07'].map((rate) => printRest(contained(cents(11200), rate, ['0.05', '0.07'], 'USD'), 'USD'))).toEqual([
      '5.00',
      '7.00',
    ]);
  });
});
