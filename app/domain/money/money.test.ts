import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate';
import { exponentOf } from './currency';
import { formatMinor } from './format';
import { parseMinor } from './parse';
import { sum } from './sum';

describe('decimal text and minor units', () => {
  it.each([
    ['12.50', 'USD', 1_250n], ['12.5', 'USD', 1_250n], ['12', 'USD', 1_200n], ['-0.05', 'EUR', -5n], ['980', 'JPY', 980n], ['980.00', 'JPY', 980n],
    ['1.234', 'KWD', 1_234n], ['7.00', 'MGA', 700n], ['7.25', 'MRU', 725n], ['0.00', 'USD', 0n], ['123456789012345678.99', 'USD', 12_345_678_901_234_567_899n],
  ])('%s %s', (text, currency, minor) => expect(parseMinor(text, currency)).toEqual({ ok: true, value: minor }));

  it.each([
    ['1.005', 'USD', 'too-fine'], ['0.5', 'JPY', 'too-fine'], ['1e3', 'USD', 'not-an-amount'], ['', 'USD', 'not-an-amount'], ['1,00', 'USD', 'not-an-amount'],
    ['+1', 'USD', 'not-an-amount'], ['NaN', 'USD', 'not-an-amount'], ['1.', 'USD', 'not-an-amount'], [' 1', 'USD', 'not-an-amount'], ['1', 'usd', 'unknown-currency'], ['1', 'DOLLAR', 'unknown-currency'],
  ])('refuses %j %s as %s', (text, currency, kind) => {
    const parsed = parseMinor(text, currency);
    expect(parsed.ok ? null : parsed.error.kind).toBe(kind);
  });

  it('are inverses of one another in every currency', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.constantFrom('USD', 'JPY', 'KWD', 'EUR', 'ISK', 'MGA'), (amount, currency) => {
      expect(parseMinor(formatMinor(amount, currency), currency)).toEqual({ ok: true, value: amount });
    }));
  });
  it('writes the currency\'s own decimals', () => {
    expect([formatMinor(-5n, 'USD'), formatMinor(5n, 'KWD'), formatMinor(5n, 'JPY')]).toEqual(['-0.05', '0.005', '5']);
    expect(exponentOf('12A')).toBeNull();
  });
});

describe('allocation', () => {
  it('gives what is left from the first on', () => {
    expect(allocate(1_000n, [1n, 1n, 1n])).toEqual([334n, 333n, 333n]);
    expect(allocate(-1_000n, [1n, 1n, 1n])).toEqual([-334n, -333n, -333n]);
    expect(allocate(5n, [0n, 1n])).toEqual([0n, 5n]);
    expect(allocate(5n, [0n, 0n])).toEqual([3n, 2n]);
    expect(allocate(5n, [])).toEqual([]);
  });
  it('loses nothing, and never gives a part more than a unit beyond its share', () => {
    fc.assert(fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1, maxLength: 40 }), (total, weights) => {
      const parts = allocate(total, weights);
      expect(sum(parts)).toBe(total);
      const whole = sum(weights);
      if (whole === 0n) return;
      for (const [index, part] of parts.entries()) {
        const exact = total * (weights[index] ?? 0n);
        const off = part * whole - exact;
        expect(off < 0n ? -off : off).toBeLessThan(whole);
      }
    }));
  });
});
