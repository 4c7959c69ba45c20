import type { NewTimelineEntry } from '~/ports/order-store';
import { json, wide, type Tx } from './shared';

/** Entries sort by time, then by the order in which they were written. */
export async function addEntries(tx: Tx, key: string, entries: readonly NewTimelineEntry[]): Promise<void> {
  if (entries.length === 0) return;
  // Not their count: old ones are pruned.
  const last = await tx.timelineEntry.findFirst({ where: { orderKey: key }, orderBy: { id: 'desc' }, select: { id: true } });
  const before = last ? Number.parseInt(last.id.slice(last.id.lastIndexOf('#') + 1), 10) + 1 : 0;
  const data = entries.map((entry, index) => ({ id: `${key}#${String(before + index).padStart(8, '0')}`, orderKey: key, at: wide(entry.at), code: entry.code, params: json(entry.params) }));
  await tx.timelineEntry.createMany({ data });
}
