import { useReader } from './reader';

export interface BacklogView {
  readonly due: number;
  readonly planned: number;
  readonly oldestDueAt: number | null;
  readonly nextDueAt: number | null;
  /** Null where the pace is not known, or nothing may be sent. */
  readonly finishAt: number | null;
}

/** What is left to be sent, and until when, one sentence a line. */
export function useBacklog({ due, planned, oldestDueAt, nextDueAt, finishAt }: BacklogView): readonly string[] {
  const { t, day, moment, now, time } = useReader();
  const when = (at: number | null): string => (at === null ? '' : moment(at));
  const finish = finishAt === null ? t('home.sync.finishUnknown') : t('home.sync.finish', { time: (day(finishAt) === day(now) ? time : moment)(finishAt) });
  return [
    ...(due > 0 ? [t('home.sync.backlog', { count: due, oldest: when(oldestDueAt) }), finish] : [t('home.sync.backlogNone')]),
    ...(planned > 0 ? [t('home.sync.planned', { count: planned, next: when(nextDueAt) })] : []),
  ];
}
