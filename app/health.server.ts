import type { Container } from './container.server';

export interface Health {
  readonly ok: boolean;
  readonly database: 'ok' | 'unreachable';
  readonly backlog: { readonly due: number; readonly planned: number; readonly oldestDueAt: string | null; readonly dead: number } | null;
}

/** More dead work than this is told as this much. */
export const mostCounted = 1_000;

/** Does the program do its work? It needs its database; a POS or Shopify that is away is no fault of this process. */
export async function healthOf({ stores, clock }: Container): Promise<Health> {
  try {
    const { due, planned, oldestDueAt } = await stores.work.backlog(null, clock.now());
    const dead = await stores.work.dead(null, mostCounted);
    return { ok: true, database: 'ok', backlog: { due, planned, oldestDueAt: oldestDueAt === null ? null : new Date(oldestDueAt).toISOString(), dead: dead.length } };
  } catch {
    return { ok: false, database: 'unreachable', backlog: null };
  }
}
