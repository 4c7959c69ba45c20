import { describe, expect, it } from 'vitest';
import { noDecision } from '~/domain/settings/decision';
import type { OrderQuery, OrderRow } from '~/ports/order-store';
import { exportOrders } from './orders-export';
import { readFilter } from './order-filter';
import type { ReadStores } from './read-stores';

const row = (id: string, name: string): OrderRow => ({
  key: `i/${id}`,
  installationId: 'i',
  orderId: `gid://shopify/Order/${id}`,
  name,
  currency: 'USD',
  purchaseTotal: '-5.00',
  currentTotal: '12.50',
  placedAt: Date.UTC(2026, 10, 1),
  firstSeenAt: 1,
  shopifyUpdatedAt: null,
  hash: null,
  decision: noDecision,
  boundVersion: null,
  judgedVersion: null,
  outcome: null,
  trace: [],
  needs: [],
  verdict: { status: 'skipped', cause: { code: 'S-TEST', params: {} }, alsoNeeded: [], nextTryAt: null },
  attempts: 0,
  lastTriedAt: null,
  troubleSince: null,
  begun: false,
  posNumber: null,
});

/** Two pages, and a record of what was asked. */
function storesOf(asked: OrderQuery[]): ReadStores {
  const list = (query: OrderQuery) => {
    asked.push(query);
    return Promise.resolve(
      query.cursor
        ? { rows: [row('9007199254740993', '=HYPERLINK("x")')], next: null }
        : { rows: [row('1', '#1, "odd"')], next: 'two' },
    );
  };
  return { orders: { list } } as unknown as ReadStores;
}

describe('the CSV export', () => {
  it('[C15] carries the arithmetic of an order whose sums differ', async () => {
    const params = { lines: '10.00', total: '12.34', diff: '2.34', parts: 'tip 2.00\ndiscount 0.34 WELCOME', currency: 'USD' };
    const stopped = { ...row('1', '#1'), verdict: { status: 'blocked' as const, cause: { code: 'E-SUM-MISMATCH' as const, params }, alsoNeeded: [], nextTryAt: null } };
    const stores = { orders: { list: () => Promise.resolve({ rows: [stopped], next: null }) } } as unknown as ReadStores;
    let text = '';
    for await (const part of exportOrders(stores, 'TB-1', readFilter(new URLSearchParams('')), 'UTC')) text += part;
    const [, columns = '', cells = ''] = text.split('\r\n');
    expect(columns.endsWith('sum_left,sum_right,difference,explained_by')).toBe(true);
    expect(cells.endsWith('10.00,12.34,2.34,tip 2.00; discount 0.34 WELCOME')).toBe(true);
  });

  it('holds every page of what the filter shows, with ids digit by digit and no formula', async () => {
    const asked: OrderQuery[] = [];
    let text = '';
    for await (const part of exportOrders(storesOf(asked), 'TB-1', readFilter(new URLSearchParams('view=skipped')), 'UTC'))
      text += part;
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('installation,TB-1');
    expect(lines[2]).toBe('"#1, ""odd""",1,2026-11-01T00:00:00.000Z,skipped,S-TEST,-5.00,12.50,USD,,,,,,,');
    expect(lines[3]).toMatch(/^"'=HYPERLINK\(""x""\)",9007199254740993,/);
    expect(asked.map((query) => [query.statuses, query.cursor])).toEqual([
      [['skipped'], null],
      [['skipped'], 'two'],
    ]);
  });
});
