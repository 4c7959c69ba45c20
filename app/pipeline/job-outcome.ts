import type { WorkEnd } from '~/ports/work-store';

/** What a job says of its own work row: when it is due again, and what the last run met. */
export type JobOutcome = WorkEnd;

export const finished: JobOutcome = { dueAt: null, attempts: 0, error: null };
