import { describe, expect, it } from 'vitest';
import { isFiltered, queryOf, readFilter } from './order-filter';

const query = (address: string) => queryOf(readFilter(new URLSearchParams(address)), 'inst', 'America/Chicago');

describe('the Orders address', () => {
  it('asks for all orders by default', () => {
    expect(query('')).toEqual({ installationId: 'inst' });
    expect(isFiltered(readFilter(new URLSearchParams('view=waiting')))).toBe(false);
  });
  it('turns days into the shop’s own', () => {
    expect(query('from=2026-11-01&to=2026-11-01')).toMatchObject({
      from: Date.UTC(2026, 10, 1, 5),
      to: Date.UTC(2026, 10, 2, 6) - 1,
    });
  });
  it('narrows a view by a status, never widens it', () => {
    expect(query('view=needs-action&status=blocked').statuses).toEqual(['blocked']);
    expect(query('view=needs-action&status=in_pos').statuses).toEqual([]);
    expect(query('status=in_pos').statuses).toEqual(['in_pos']);
  });
  it('leaves out what it does not know', () => {
    expect(query('view=x&status=y&cause=z&from=2026-02-31&q=%20')).toEqual({ installationId: 'inst' });
    expect(query('cause=E-REQ-FIELD&q=1042')).toMatchObject({ cause: 'E-REQ-FIELD', text: '1042' });
  });
});
