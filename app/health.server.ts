import type { Container } from './container.server';

export interface Health {
  readonly ok: boolean;
  readonly database: 'ok' | 'unreachable';
  readonly backlog: { readonly due: number; readonly planned: number } | null;
}

/** Does the program do its work? It needs its database; a POS or Shopify that is away is no fault of this process. */
export async function healthOf({ stores, clock }: Container): Promise<Health> {
  try {
    const { due, planned } = await stores.work.backlog(null, clock.now());
    return { ok: true, database: 'ok', backlog: { due, planned } };
  } catch {
    return { ok: false, database: 'unreachable', backlog: null };
  }
}
