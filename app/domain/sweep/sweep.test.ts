import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings/settings';
import { comparePage, type KnownOrder, type ListedOrder } from './compare';
import { heardAgain, isSilent, lastOrderNews, silentMs } from './hearing';
import type { Hearing } from './sweep';
import { covering, nextWindow, overlapMs, sharedMs } from './window';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20);
const hearing: Hearing = { since: now - 10 * day, missed: 0, newest: null };
const listed = (more: Partial<ListedOrder> = {}): ListedOrder => ({ id: '1', createdAt: now - day, processedAt: now - day, updatedAt: now - day, test: false, ...more });
const compare = (order: ListedOrder, row?: KnownOrder, download = defaultSettings.download) => comparePage([order], new Map(row ? [[order.id, row]] : []), { hearing, download, now });

describe('what a listed order costs', () => {
  it.each<[string, Partial<ListedOrder>, KnownOrder | undefined, [number, number]]>([
    ['nobody knew it', {}, undefined, [1, 0]],
    ['read as it stands', {}, { readAt: now - day, queued: false }, [0, 0]],
    ['read later than it is listed', {}, { readAt: now, queued: false }, [0, 0]],
    ['changed since', {}, { readAt: now - day - 1, queued: false }, [0, 1]],
    ['changed since, and going to be read', {}, { readAt: now - day - 1, queued: true }, [0, 0]],
    ['known but never read', {}, { readAt: null, queued: false }, [0, 1]],
    ['listed without a time', { updatedAt: null }, { readAt: now, queued: false }, [0, 1]],
  ])('%s', (_name, more, row, [fresh, changed]) => {
    const { counts, due } = compare(listed(more), row);
    expect([counts.fresh, counts.changed, due.length]).toEqual([fresh, changed, fresh + changed]);
  });

  it.each<[string, Partial<ListedOrder>, Partial<typeof defaultSettings.download>, number]>([
    ['announced to nobody', {}, {}, 1],
    ['placed before anybody listened', { createdAt: hearing.since - 1 }, {}, 0],
    ['placed a moment ago', { createdAt: now - 60_000 }, {}, 0],
    ['a test order', { test: true }, {}, 0],
    ['a test order, where those count', { test: true }, { testOrders: true }, 1],
    ['before the start date', {}, { startDate: now }, 0],
    ['with downloads off', {}, { orders: false }, 0],
    ['without a readable time', { createdAt: null }, {}, 0],
  ])('missed or not: %s', (_name, more, download, missed) => expect(compare(listed(more), undefined, { ...defaultSettings.download, ...download }).counts.missed).toBe(missed));
});

describe('the window', () => {
  const coverage = { from: now - 30 * day, to: now - 600_000, reached: now - 700_000 };
  it('begins at the start date, then at the newest change, with overlap', () => {
    expect(nextWindow(null, now - 30 * day, true, now)).toEqual({ from: now - 30 * day, to: now, trigger: 'first', limited: false });
    expect(nextWindow(coverage, now - 30 * day, true, now)).toMatchObject({ from: coverage.reached - overlapMs, trigger: 'schedule' });
    expect(nextWindow(coverage, now - 31 * day, true, now)).toMatchObject({ from: now - 31 * day, trigger: 'start-date' });
  });
  it('does not trust a change dated in the future', () => {
    expect(nextWindow({ ...coverage, reached: now + day }, now, true, now).from).toBe(coverage.to - overlapMs);
  });
  it('goes back 60 days at most where Shopify shares no more, and further as soon as it does', () => {
    expect(nextWindow(null, now - 100 * day, false, now)).toMatchObject({ from: now - sharedMs, limited: true });
    const since = { ...coverage, from: now - sharedMs };
    expect(nextWindow(since, now - 100 * day, false, now + 1)).toMatchObject({ trigger: 'schedule' });
    expect(nextWindow(since, now - 100 * day, true, now)).toMatchObject({ trigger: 'start-date', from: now - 100 * day });
  });
  it('never begins in the future', () => expect(nextWindow(null, now + day, true, now).from).toBe(now));
  it('leaves what was covered before covered', () => {
    const run = { from: now - 31 * day, to: now, position: { since: 0, cursor: null, reached: now - 800_000 } };
    expect(covering(coverage, run)).toEqual({ from: now - 31 * day, to: now, reached: coverage.reached });
  });
});

describe('silence', () => {
  const missing = (newest: number): Hearing => ({ ...hearing, missed: 2, newest });
  it('is an order that is a quarter of an hour younger than the last delivery', () => {
    expect(isSilent(missing(now), now - silentMs)).toBe(true);
    expect(isSilent(missing(now), now - silentMs + 1)).toBe(false);
    expect(isSilent(missing(now), null)).toBe(true);
    expect(isSilent(hearing, now - 9 * day)).toBe(false);
  });
  it('is measured from the reinstallation where the last delivery lies before it', () => {
    expect(isSilent({ since: now - 60_000, missed: 1, newest: now }, now - 90 * day)).toBe(false);
  });
  it('ends with the next delivery', () => {
    expect(heardAgain(missing(now), now + 1)).toEqual(hearing);
    expect(heardAgain(missing(now), now - 1)).toEqual(missing(now));
  });
  it('is not broken by news of other things', () => expect(lastOrderNews({ 'app/uninstalled': now, 'orders/updated': 5, 'refunds/create': 7 })).toBe(7));
});
