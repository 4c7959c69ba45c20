import type { Status } from '~/domain/verdict/verdict';

/** Statuses that will not change by themselves. Home's figures and the Orders page count by the same lists. */
export const needsAction: readonly Status[] = ['blocked', 'pending_pos', 'reconcile'];

export const views = ['all', 'needs-action', 'waiting', 'pending', 'skipped', 'reconcile', 'handled'] as const;
export type View = (typeof views)[number];

export const statusesOf: Record<View, readonly Status[] | null> = {
  all: null,
  'needs-action': needsAction,
  waiting: ['waiting', 'confirming'],
  pending: ['pending_pos'],
  skipped: ['skipped'],
  reconcile: ['reconcile'],
  handled: ['handled'],
};

export type Counts = Readonly<Record<Status, number>>;

export const countOf = (counts: Counts, statuses: readonly Status[] | null): number =>
  (statuses ?? (Object.keys(counts) as Status[])).reduce((sum, status) => sum + (counts[status] ?? 0), 0);
