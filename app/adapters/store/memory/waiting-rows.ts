import type { Instant } from '~/domain/time';
import type { Memory, WorkRow } from './memory';
import { byText, within } from './shared';

type Waiting = WorkRow & { readonly dueAt: Instant };

export const bySoonest = (a: Waiting, b: Waiting): number => a.dueAt - b.dueAt || byText(a.key, b.key);

/** Rows with a due time stand in lists sorted by it, so that fifty thousand that wait cost the next one nothing. */
export function setDue(memory: Memory, row: WorkRow, dueAt: Instant | null): void {
  if (row.dueAt === dueAt) return;
  const names = within(memory.waiting, row.installationId);
  const rows = (names.get(row.name) ?? []) as Waiting[];
  names.set(row.name, rows);
  if (row.dueAt !== null) rows.splice(placeOf(rows, row.dueAt, row.key), 1);
  row.dueAt = dueAt;
  if (dueAt !== null) rows.splice(placeOf(rows, dueAt, row.key), 0, row as Waiting);
}

/** Where a row with this due time and key stands or belongs. */
function placeOf(rows: readonly Waiting[], dueAt: Instant, key: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && (row.dueAt < dueAt || (row.dueAt === dueAt && row.key < key))) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isFree = (row: WorkRow, now: Instant): boolean => row.leaseToken === null || row.leaseUntil <= now;
export const isClaimable = (row: WorkRow, now: Instant): boolean => row.dueAt !== null && row.dueAt <= now && isFree(row, now);

/** The first rows of a list that are due and that nobody holds. */
export function firstDue(rows: readonly WorkRow[], now: Instant, limit: number): readonly Waiting[] {
  const free: Waiting[] = [];
  for (const row of rows as readonly Waiting[]) {
    if (row.dueAt > now || free.length === limit) break;
    if (isFree(row, now)) free.push(row);
  }
  return free;
}

/** How many of them are due, and the first due time before and after now. */
export function countDue(rows: readonly WorkRow[], now: Instant): { due: number; planned: number; oldestDueAt: Instant | null; nextDueAt: Instant | null } {
  const due = placeOf(rows as readonly Waiting[], now + 1, '');
  return { due, planned: rows.length - due, oldestDueAt: due > 0 ? (rows[0]?.dueAt ?? null) : null, nextDueAt: rows[due]?.dueAt ?? null };
}
