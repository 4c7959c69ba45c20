import { unfitFor, type BulkKind } from '~/domain/verdict/bulk';
import type { CauseCode } from '~/domain/verdict/cause';
import type { OrderQuery, OrderRow } from '~/ports/order-store';
import type { BulkMember, BulkRun } from '~/ports/run-store';
import type { Deps } from './deps';
import { ringBulk } from './bulk-schedule';

/** So many orders are looked at together. */
const pageSize = 500;
/** So many pages while the person waits; a longer list is gathered in the background. */
const atOnce = 4;
/** Until the first pages are surely gathered. */
const patienceMs = 10_000;

export interface RunRequest {
  readonly installationId: string;
  readonly kind: BulkKind;
  readonly by: string;
  /** Orders named one by one, or all that a filter finds at this moment. */
  readonly of: { readonly keys: readonly string[] } | { readonly query: Omit<OrderQuery, 'limit' | 'cursor'> };
}

export type PlanOutcome = { readonly kind: 'planned'; readonly id: string } | { readonly kind: 'refused'; readonly reason: 'nothing-chosen' };

/** First a plan, which changes nothing: which of the orders can be acted on, and why the others cannot. */
export async function planRun(deps: Deps, request: RunRequest): Promise<PlanOutcome> {
  const { installationId, kind, by, of } = request;
  if ('keys' in of && of.keys.length === 0) return { kind: 'refused', reason: 'nothing-chosen' };
  const now = deps.clock.now();
  const run = await deps.stores.runs.create({
    installationId, kind, state: 'planning', by, note: null, query: 'query' in of ? of.query : null,
    cursor: null, startedAt: now, movedAt: now, endedAt: null, outcome: null,
  });
  if ('keys' in of) await gatherKeys(deps, run, of.keys);
  else await gatherSome(deps, run);
  return { kind: 'planned', id: run.id };
}

async function gatherKeys(deps: Deps, run: BulkRun, keys: readonly string[]): Promise<void> {
  const own = [...new Set(keys)].filter((key) => key.startsWith(`${run.installationId}/`));
  const rows = (await Promise.all(own.map((key) => deps.stores.orders.get(key)))).filter((row) => row !== null);
  await deps.stores.runs.gather(run, await judge(deps, run, rows), null, deps.clock.now());
}

async function gatherSome(deps: Deps, run: BulkRun): Promise<void> {
  await ringBulk(deps, run.installationId, deps.clock.now() + patienceMs);
  let planning: BulkRun | null = run;
  for (let page = 0; planning && page < atOnce; page += 1) planning = await gatherPage(deps, planning);
}

/** The run as it stands with the next page of its filter's orders; null when that was the last. */
export async function gatherPage(deps: Deps, run: BulkRun): Promise<BulkRun | null> {
  if (!run.query) return null;
  const page = await deps.stores.orders.list({ ...run.query, cursor: run.cursor, limit: pageSize });
  await deps.stores.runs.gather(run, await judge(deps, run, page.rows), page.next, deps.clock.now());
  return page.next === null ? null : { ...run, cursor: page.next };
}

async function judge(deps: Deps, run: BulkRun, rows: readonly OrderRow[]): Promise<readonly BulkMember[]> {
  const failing = await failingCauses(deps, run.installationId);
  return rows.map((row) => ({ key: row.key, unfit: unfitOf(run.kind, row, failing) }));
}

export const unfitOf = (kind: BulkKind, row: OrderRow, failing: ReadonlySet<CauseCode>) => unfitFor(kind, { verdict: row.verdict, decision: row.decision.kind, begun: row.begun }, failing);

/** Causes that a check still finds: whoever is tried again meets them again. */
export async function failingCauses(deps: Deps, installationId: string): Promise<ReadonlySet<CauseCode>> {
  const open = await deps.stores.problems.open(installationId);
  const stopped = (await deps.stores.connections.current(installationId))?.state === 'stopped';
  return new Set<CauseCode>([...open.filter((one) => one.checkFails).map((one) => one.cause.code), ...(stopped ? ['E-POS-ACCESS' as const] : [])]);
}
