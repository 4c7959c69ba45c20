import type { Run as Row } from '@prisma/client';
import type { BulkRun } from '~/ports/run-store';
import { at, atOrNull, json, parsed, wide, wideOrNull } from './shared';

/** What a person asked for stands in one column, because nothing is looked for in it. */
type Asked = Pick<BulkRun, 'by' | 'cancelledBy' | 'note' | 'query' | 'outcome'>;

export const asBulk = (row: Row): BulkRun => {
  // Rows from before it was kept do not say who cancelled them.
  const { cancelledBy = null, ...asked } = parsed<Partial<Pick<Asked, 'cancelledBy'>> & Omit<Asked, 'cancelledBy'>>(row.asked ?? '{}');
  return {
    id: row.id, installationId: row.installationId, kind: row.kind as BulkRun['kind'], state: row.state as BulkRun['state'], cursor: row.cursor,
    ...asked, cancelledBy,
    startedAt: at(row.startedAt), movedAt: at(row.movedAt), endedAt: atOrNull(row.endedAt),
  };
};

/** A window and places in Shopify's list belong to sweeps alone; here they say when it was started. */
export const bulkColumns = ({ id, installationId, kind, state, cursor, by, cancelledBy, note, query, outcome, startedAt, movedAt, endedAt }: BulkRun) => ({
  id, installationId, kind, state, cursor, trigger: 'person', asked: json({ by, cancelledBy, note, query, outcome } satisfies Asked),
  windowFrom: wide(startedAt), windowTo: wide(startedAt), since: wide(startedAt), reached: wide(startedAt),
  startedAt: wide(startedAt), movedAt: wide(movedAt), endedAt: wideOrNull(endedAt),
});
