import type { Language } from './languages';

const noBreak = '\u00a0';
/** Node's and the browser's ICU versions choose different kinds of thin space; one kind keeps server and browser text equal. */
const evenSpaces = (text: string): string => text.replace(/[\u202f\u2009]/g, noBreak);

const decimal = /^-?\d+(\.\d+)?$/;
const localeOf: Record<Language, string> = { en: 'en-US', fr: 'fr-FR' };

/**
 * Decimal text with its currency, for example "1250.50" and "USD". The text goes to Intl as it is and keeps all its decimals,
 * so no amount passes through a float. Text that is no decimal number is shown beside the code unchanged.
 */
export function formatMoney(amount: string, currency: string, language: Language): string {
  if (!decimal.test(amount)) return `${amount}${noBreak}${currency}`;
  const digits = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(localeOf[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return evenSpaces(format.format(amount as `${number}`));
}

export const formatCount = (value: number, language: Language): string =>
  evenSpaces(new Intl.NumberFormat(localeOf[language]).format(value));

/** Day as "18 Nov 2026" or "18 nov. 2026", in the shop's time zone; put together here because the order is not American. */
export function formatDay(at: number, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(localeOf[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).formatToParts(at);
  return ['day', 'month', 'year'].map((type) => partOf(parts, type)).join(' ');
}

const partOf = (parts: readonly Intl.DateTimeFormatPart[], type: string): string =>
  parts.find((part) => part.type === type)?.value ?? '';

/** Time of day as "13:52" or "13 h 52". */
export function formatTime(at: number, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(at);
  const [hour, minute] = [partOf(parts, 'hour'), partOf(parts, 'minute')];
  return language === 'en' ? `${hour}:${minute}` : `${hour}${noBreak}h${noBreak}${minute}`;
}

export const formatMoment = (at: number, zone: string, language: Language): string =>
  `${formatDay(at, zone, language)}, ${formatTime(at, zone, language)}`;

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** "2 hours ago", "in 5 minutes", measured from the moment the page was made, not from when it is read. */
export function formatDistance(at: number, now: number, language: Language): string {
  const away = at - now;
  const [unit, size] = steps.find(([, ms]) => Math.abs(away) >= ms) ?? ['second', 1_000];
  return evenSpaces(new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'always' }).format(Math.trunc(away / size), unit));
}
