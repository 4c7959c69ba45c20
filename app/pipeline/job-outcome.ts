import type { WorkEnd } from '~/ports/work-store';

/** What a job says of its own work row: when it is due again, and what the last run met. */
export type JobOutcome = WorkEnd;

/** So many bugs in a row, and a row no longer counts as mending by itself, though it is tried on. */
export const deadAfter = 3;

export const finished: JobOutcome = { dueAt: null, attempts: 0, error: null };
