import { describe, expect, it } from 'vitest';
import { dayIn, endOfDay, startOfDay, zoneOr } from './calendar';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

describe('days in a zone', () => {
  it('begin at local midnight', () => {
    expect(iso(startOfDay('2026-11-18', 'America/Chicago'))).toBe('2026-11-18T06:00:00.000Z');
    expect(iso(startOfDay('2026-11-18', 'Asia/Kolkata'))).toBe('2026-11-17T18:30:00.000Z');
    expect(iso(startOfDay('2026-11-18', 'UTC'))).toBe('2026-11-18T00:00:00.000Z');
  });

  it('are 23 or 25 hours long when clocks change', () => {
    const hours = (day: string) =>
      ((endOfDay(day, 'Europe/Paris') ?? 0) + 1 - (startOfDay(day, 'Europe/Paris') ?? 0)) / 3_600_000;
    expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).toEqual([24, 23, 25]);
  });

  it('refuse what is no day', () => {
    for (const text of ['2026-02-30', '2026-13-01', '18/11/2026', '', '2026-1-1']) expect(startOfDay(text, 'UTC')).toBeNull();
  });

  it('are named by the calendar of the zone', () => {
    expect(dayIn(Date.UTC(2026, 10, 18, 23, 5), 'Europe/Paris')).toBe('2026-11-19');
  });

  it('fall back to UTC for an unknown zone', () => {
    expect([zoneOr(null), zoneOr('Mars/Olympus'), zoneOr('Europe/Paris')]).toEqual(['UTC', 'UTC', 'Europe/Paris']);
  });
});
