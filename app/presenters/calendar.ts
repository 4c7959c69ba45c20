import type { Instant } from '~/domain/time';

const dayMs = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The zone, or UTC where the shop's own is not known or not one that this machine knows. */
export function zoneOr(zone: string | null): string {
  if (!zone) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Calendar day in a zone as YYYY-MM-DD. */
export const dayIn = (at: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at);

/** First moment of a calendar day in a zone; null for text that is no real day. Correct across clock changes. */
export function startOfDay(day: string, zone: string): Instant | null {
  const [, year, month, date] = dayPattern.exec(day) ?? [];
  if (!year || !month || !date) return null;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (new Date(utc).toISOString().slice(0, 10) !== day) return null;
  // The offset is asked at the guess it leads to, because it may differ from the one at midnight UTC.
  const guess = utc - offsetAt(utc, zone);
  return utc - offsetAt(guess, zone);
}

/** Last moment of the day: one millisecond before the next begins. */
export function endOfDay(day: string, zone: string): Instant | null {
  const start = startOfDay(day, zone);
  if (start === null) return null;
  const next = startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10), zone);
  return next === null ? null : next - 1;
}

function offsetAt(at: Instant, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(at / 1000) * 1000
  );
}
