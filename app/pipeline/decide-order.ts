import { noDecision, type DecisionKind } from '~/domain/settings/decision';
import type { TimelineCode } from '~/domain/verdict/timeline';
import type { OrderRow } from '~/ports/order-store';
import type { Deps } from './deps';
import { ringOrders } from './ring-work';

export type DecisionOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: 'unknown-order' | 'already-in-pos' | 'note-needed' };

const codes: Record<Exclude<DecisionKind, 'none'>, TimelineCode> = { included: 'decision.included', 'left-out': 'decision.left-out', handled: 'decision.handled' };

/** Overrides start date, tags and switches for this one order; its other rules and checks still apply. */
export const includeOrder = (deps: Deps, key: string, by: string): Promise<DecisionOutcome> =>
  decide(deps, key, 'included', by, null, (row) => (row.begun ? 'already-in-pos' : null));

export const leaveOutOrder = (deps: Deps, key: string, by: string, note: string | null): Promise<DecisionOutcome> =>
  decide(deps, key, 'left-out', by, note, (row) => (row.begun ? 'already-in-pos' : null));

/** Closed by hand, with a reason: nothing more is sent, whatever comes. Reversible. */
export const handleOrder = (deps: Deps, key: string, by: string, note: string): Promise<DecisionOutcome> =>
  decide(deps, key, 'handled', by, note.trim(), () => (note.trim() === '' ? 'note-needed' : null));

export async function undoDecision(deps: Deps, key: string, by: string): Promise<DecisionOutcome> {
  const row = await deps.stores.orders.get(key);
  if (!row) return { kind: 'refused', reason: 'unknown-order' };
  await deps.stores.orders.decide(key, noDecision, { at: deps.clock.now(), code: 'decision.undone', params: { by } });
  await ringOrders(deps, row.installationId, [key]);
  return { kind: 'done' };
}

/** "Check POS and retry": the journal is resumed, so nothing that exists is made again. */
export async function retryOrder(deps: Deps, key: string, by: string): Promise<DecisionOutcome> {
  const row = await deps.stores.orders.get(key);
  if (!row) return { kind: 'refused', reason: 'unknown-order' };
  await deps.stores.orders.tell([key], { at: deps.clock.now(), code: 'person.retry', params: { by } });
  await ringOrders(deps, row.installationId, [key]);
  return { kind: 'done' };
}

async function decide(
  deps: Deps, key: string, kind: Exclude<DecisionKind, 'none'>, by: string, note: string | null,
  refuse: (row: OrderRow) => Extract<DecisionOutcome, { kind: 'refused' }>['reason'] | null,
): Promise<DecisionOutcome> {
  const row = await deps.stores.orders.get(key);
  if (!row) return { kind: 'refused', reason: 'unknown-order' };
  const reason = refuse(row);
  if (reason) return { kind: 'refused', reason };
  const at = deps.clock.now();
  const { version } = await deps.stores.installations.settings(row.installationId);
  await deps.stores.orders.decide(key, { kind, by, at, settingsVersion: version, note }, { at, code: codes[kind], params: { by, note: note ?? '' } });
  await ringOrders(deps, row.installationId, [key]);
  return { kind: 'done' };
}
