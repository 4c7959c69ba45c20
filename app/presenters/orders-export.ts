import type { OrderRow } from '~/ports/order-store';
import { sumsOf } from './stopped-sums';
import { orderNumber } from './order-number';
import { queryOf, type OrderFilter } from './order-filter';
import type { ReadStores } from './read-stores';

const pageSize = 500;
const columns = [
  'order',
  'order_id',
  'placed_at',
  'status',
  'cause',
  'purchase_total',
  'current_total',
  'currency',
  'pos_number',
  'last_try_at',
  'next_try_at',
  'sum_left',
  'sum_right',
  'difference',
  'explained_by',
];

/** Exactly what the filter shows, whole and in the same order; language-free, times in UTC. Starts with the installation ID. */
export async function* exportOrders(
  stores: ReadStores,
  installationId: string,
  filter: OrderFilter,
  zone: string,
): AsyncGenerator<string> {
  yield line(['installation', installationId]);
  yield line(columns);
  let cursor: string | null = null;
  do {
    const page = await stores.orders.list({ ...queryOf(filter, installationId, zone), cursor, limit: pageSize });
    yield page.rows.map((row) => line(cells(row))).join('');
    cursor = page.next;
  } while (cursor !== null);
}

const cells = (row: OrderRow): string[] => [
  row.name ?? '',
  orderNumber(row),
  iso(row.placedAt),
  row.verdict.status,
  row.verdict.cause?.code ?? '',
  row.purchaseTotal ?? '',
  row.currentTotal ?? '',
  row.currency ?? '',
  row.posNumber ?? '',
  iso(row.lastTriedAt),
  iso(row.verdict.nextTryAt),
  ...sumCells(row),
];

/** The two sums that stopped it and what lies between them. */
function sumCells({ verdict: { cause, alsoNeeded } }: OrderRow): string[] {
  const sums = sumsOf([...(cause ? [cause] : []), ...alsoNeeded]);
  return [sums?.left ?? '', sums?.right ?? '', sums?.diff ?? '', sums?.parts.split('\n').join('; ') ?? ''];
}

const iso = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const line = (values: readonly string[]): string => `${values.map(cell).join(',')}\r\n`;

/** Text that a spreadsheet would run as a formula is made plain; amounts stay numbers. */
function cell(value: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
