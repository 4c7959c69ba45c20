import type { Instant } from '~/domain/time';
import type { Memory, WorkRow } from './memory';
import { byText, within } from './shared';

type Waiting = WorkRow & { readonly dueAt: Instant };

/** Rows with a due time stand in lists sorted by it, so that fifty thousand that wait cost the next one nothing. */
export function setDue(memory: Memory, row: WorkRow, dueAt: Instant | null, placedAt = row.placedAt): void {
  if (row.dueAt === dueAt && row.placedAt === placedAt) return;
  const names = within(memory.waiting, row.installationId);
  const rows = (names.get(row.name) ?? []) as Waiting[];
  names.set(row.name, rows);
  if (row.dueAt !== null) rows.splice(placeOf(rows, row as Waiting), 1);
  Object.assign(row, { dueAt, placedAt });
  if (dueAt !== null) rows.splice(placeOf(rows, row as Waiting), 0, row as Waiting);
}

/** The row goes, and its lease with it. */
export function dropWork(memory: Memory, row: WorkRow): void {
  setDue(memory, row, null);
  memory.work.delete(row.key);
}

type Place = Pick<Waiting, 'dueAt' | 'placedAt' | 'key'>;
const byPlace = (a: Place, b: Place): number => a.dueAt - b.dueAt || a.placedAt - b.placedAt || byText(a.key, b.key);

/** Where a row stands or belongs. */
function placeOf(rows: readonly Waiting[], wanted: Place): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && byPlace(row, wanted) < 0) low = middle + 1;
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
  const due = placeOf(rows as readonly Waiting[], { dueAt: now + 1, placedAt: -Infinity, key: '' });
  return { due, planned: rows.length - due, oldestDueAt: due > 0 ? (rows[0]?.dueAt ?? null) : null, nextDueAt: rows[due]?.dueAt ?? null };
}
