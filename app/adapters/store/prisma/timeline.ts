import type { NewTimelineEntry } from '~/ports/order-store';
import { json, wide, type Tx } from './shared';

/** Entries sort by time, then by the order in which they were written. */
export async function addEntries(tx: Tx, key: string, entries: readonly NewTimelineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const before = await tx.timelineEntry.count({ where: { orderKey: key } });
  const data = entries.map((entry, index) => ({ id: `${key}#${String(before + index).padStart(8, '0')}`, orderKey: key, at: wide(entry.at), code: entry.code, params: json(entry.params) }));
  await tx.timelineEntry.createMany({ data });
}
