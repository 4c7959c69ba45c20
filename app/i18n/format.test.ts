import { describe, expect, it } from 'vitest';
import { formatDay, formatDistance, formatMoney, formatMoment } from './format';
import { languageOf } from './languages';

describe('formatMoney', () => {
  it('keeps every digit of the text, whatever its size', () => {
    expect(formatMoney('90071992547409931.07', 'USD', 'en')).toBe('$90,071,992,547,409,931.07');
    expect(formatMoney('0.10', 'USD', 'en')).toBe('$0.10');
  });
  it('shows the decimals that the amount has, also where the currency usually has others', () => {
    expect(formatMoney('1200', 'JPY', 'en')).toBe('¥1,200');
    expect(formatMoney('1.234', 'KWD', 'en')).toMatch(/1\.234/);
    expect(formatMoney('12.50', 'MGA', 'en')).toMatch(/12\.50/);
  });
  it('puts the minus before the sum and the symbol behind it in French', () => {
    expect(formatMoney('-12.50', 'EUR', 'fr')).toBe('-12,50\u00a0€');
  });
  it('shows what is no number as it is', () => {
    expect(formatMoney('n/a', 'USD', 'en')).toBe('n/a\u00a0USD');
  });
});

describe('times', () => {
  const at = Date.UTC(2026, 10, 18, 23, 5);
  it('are told in the shop’s zone', () => {
    expect(formatMoment(at, 'America/Chicago', 'en')).toBe('18 Nov 2026, 17:05');
    expect(formatMoment(at, 'Europe/Paris', 'fr')).toBe('19 nov. 2026, 00\u00a0h\u00a005');
    expect(formatDay(at, 'UTC', 'en')).toBe('18 Nov 2026');
  });
  it('are told as a distance from the moment the page was made', () => {
    expect(formatDistance(at, at + 3 * 3_600_000 + 59 * 60_000, 'en')).toBe('3 hours ago');
    expect(formatDistance(at, at - 61_000, 'fr')).toBe('dans 1 minute');
    expect(formatDistance(at, at, 'en')).toBe('in 0 seconds');
  });
});

describe('languageOf', () => {
  it('matches by language and falls back to English', () => {
    expect(['fr', 'fr-CA', 'FR', 'en-GB', 'de', '', null].map(languageOf)).toEqual(['fr', 'fr', 'fr', 'en', 'en', 'en', 'en']);
  });
});
