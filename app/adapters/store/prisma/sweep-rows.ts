import type { Run as Row } from '@prisma/client';
import type { SweepRun } from '~/domain/sweep/sweep';
import { at, atOrNull, wide, wideOrNull } from './shared';

export const asRun = (row: Row): SweepRun => ({
  id: row.id, installationId: row.installationId, kind: 'sweep', trigger: row.trigger as SweepRun['trigger'], state: row.state as SweepRun['state'],
  from: at(row.windowFrom), to: at(row.windowTo), limited: row.limited,
  position: { since: at(row.since), cursor: row.cursor, reached: at(row.reached) },
  counts: { listed: row.listed, fresh: row.fresh, changed: row.changed, missed: row.missed, failed: row.failed },
  startedAt: at(row.startedAt), movedAt: at(row.movedAt), endedAt: atOrNull(row.endedAt),
  trouble: row.trouble as SweepRun['trouble'], detail: row.detail, stops: row.stops,
});

export const runColumns = ({ from, to, position, counts, startedAt, movedAt, endedAt, ...plain }: SweepRun): Omit<Row, 'asked'> => ({
  ...plain, ...counts,
  windowFrom: wide(from), windowTo: wide(to),
  since: wide(position.since), cursor: position.cursor, reached: wide(position.reached),
  startedAt: wide(startedAt), movedAt: wide(movedAt), endedAt: wideOrNull(endedAt),
});
