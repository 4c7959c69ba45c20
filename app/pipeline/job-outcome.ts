import type { Instant } from '~/domain/time';

/** What a job says of its own work row: when it is due again (null = done), and what the last run met. */
export interface JobOutcome {
  readonly dueAt: Instant | null;
  readonly attempts: number;
  readonly error: string | null;
}

export const finished: JobOutcome = { dueAt: null, attempts: 0, error: null };
